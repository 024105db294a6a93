/** From judged groups to tells: what stands in each, what is bundled with it, and in which order they come. */
import { describe, expect, it } from 'vitest';
import type { Association, Judged } from '../../src/core/analysis/associate.ts';
import type { Place } from '../../src/core/analysis/place.ts';
import { inOrder, round, tellsOf, type Found } from '../../src/core/analysis/tells.ts';
import type { TrialTable } from '../../src/core/analysis/trial-table.ts';
import type { DeclaredAs, JudgedPlace } from '../../src/core/disclosure/index.ts';
import type { Alignment, PlannedTrial, Slot } from '../../src/core/model/index.ts';
import { groupOf } from '../builders/groups.ts';
import { alignmentWith, placeOf, tableOf, trialsAt, type Symbols } from '../builders/slots.ts';

const LINES = ['east', 'west', 'east', 'west'];
const MARK: Symbols = ['', '\u200b', '', '\u200b'];
const WORDS: Symbols = ['red', 'blue', 'red', 'blue'];
const NAMES: Symbols = ['x', 'y', 'x', 'y'];

const judgedFor = (places: readonly Place[], more: Partial<Judged> = {}): Judged => ({
  group: groupOf(places[0]?.symbols ?? [], places),
  set: [0],
  candidates: [[0]],
  luck: 0,
  raw: 0,
  p: 0.000123456,
  status: 'tell',
  ...more,
});

interface Asked {
  readonly more?: Partial<Judged>;
  readonly trials?: Partial<PlannedTrial> | ((row: number) => Partial<PlannedTrial>);
  readonly lines?: readonly string[];
  readonly alignment?: Partial<Alignment>;
  readonly declared?: DeclaredAs;
}

const associationOf = (table: TrialTable, judged: readonly Judged[]): Association => ({
  table,
  grouped: { groups: [], random: [], quantities: [], noisySlots: 0 },
  judged,
});

function found(
  places: readonly Place[],
  { more, trials, lines = LINES, alignment, declared = () => null }: Asked = {},
): Found[] {
  const table = tableOf(trialsAt(['zone', 'user'], lines, trials));
  const aligned = alignmentWith(
    places.map(({ slot }) => slot),
    alignment,
  );
  return tellsOf(associationOf(table, [judgedFor(places, more)]), aligned, () => [], declared);
}

const at = (address: string, symbols: Symbols = MARK, more: Partial<Slot> = {}): Place =>
  placeOf(symbols, { address, ...more });

describe('a tell', () => {
  it('says what it is, where, what it depends on, what each level gives, and how sure that is', () => {
    const rendered = {
      sink: 'http',
      message: '',
      carrier: '',
      address: '',
      factor: 'user',
      what: 'level',
      placeholder: '\u{100000}',
      before: '',
      after: '',
      texts: new Map<string, string>(),
    };
    const place = at('body.system', MARK, { before: 'for \u{100000} ', after: '\u{100000}.' });
    const [one] = found([place], { alignment: { rendered: [rendered] } });
    expect(one?.tell).toEqual({
      class: 'covert',
      declared: null,
      sink: 'http',
      message: 'POST {endpoint}/v1/messages #1',
      carrier: 'text.code-point',
      address: 'body.system',
      before: 'for {user} ',
      after: '{user}.',
      also: [],
      dependsOn: ['zone'],
      codebook: [
        { cells: [{ zone: 'east' }], levels: { zone: ['east'] }, symbol: 'absent', rendered: '' },
        { cells: [{ zone: 'west' }], levels: { zone: ['west'] }, symbol: 'U+200B', rendered: '\\u{200b}' },
      ],
      disguise: 'invisible',
      because: expect.stringContaining('show nothing') as string,
      bits: 1,
      p: 0.000123,
      agree: '4/4',
      witness: { trials: ['001', '002'] },
    });
    expect([...(one?.partition ?? [])]).toEqual([
      ['0000', ''],
      ['0001', '\u200b'],
    ]);
    expect(one).not.toHaveProperty('shares');
  });

  it('is made of what was borne out alone', () => {
    expect(found([at('body.a')], { more: { status: 'unconfirmed' } })).toEqual([]);
  });

  it('of behaviour has a kind', () => {
    const [one] = found([
      at('body.system', ['Never wait for a person', 'Ask first', 'Never wait for a person', 'Ask first']),
    ]);
    expect(one?.tell).toMatchObject({ class: 'behavioural', kind: 'instruction' });
  });

  it('of a form is named by the form, not by code points', () => {
    const [one] = found([at('body', ['a,b', 'b,a', 'a,b', 'b,a'], { carrier: 'json.key-order' })]);
    expect(one?.tell.codebook.map(({ symbol }) => symbol)).toEqual(['a,b', 'b,a']);
  });

  it('of a feature names it, and its symbols as they are', () => {
    const place = {
      ...at('headers.x-id', ['1a', '2b', '3a', '4b']),
      feature: 'parity of the last digit',
      symbols: ['even', 'odd', 'even', 'odd'],
    };
    const [one] = found([place]);
    expect(one?.tell).toMatchObject({ feature: 'parity of the last digit', disguise: 'derived' });
    expect(one?.tell.codebook.map(({ symbol }) => symbol)).toEqual(['even', 'odd']);
  });

  it('is not stated for trials in which it could not be read', () => {
    const [one] = found([at('body.a', ['', '\u200b', null, '\u200b'])]);
    expect(one?.tell.agree).toBe('3/3');
  });
});

describe('a mark that fires sometimes', () => {
  const region = { set: [0], levels: [new Set([1])], label: 1, p: 0 };
  const symbols: Symbols = ['', ' ', '', '', '', ' '];
  const judged = () =>
    found([at('body.a', symbols)], { more: { region }, lines: ['east', 'west', 'east', 'west', 'east', 'west'] })[0];

  it('is parted by its region, with how often it was read in each cell', () => {
    expect([...(judged()?.partition ?? [])]).toEqual([
      ['0000', 'false'],
      ['0001', 'true'],
    ]);
    expect([...(judged()?.shares ?? [])]).toEqual([
      ['0000', { hits: 0, trials: 3 }],
      ['0001', { hits: 2, trials: 3 }],
    ]);
  });

  it('is what the region shows, however often', () => {
    expect(judged()?.tell.codebook.map(({ symbol }) => symbol)).toEqual(['absent', 'U+0020']);
    expect(judged()?.tell.agree).toBe('5/6');
    // Both cells mixed show it in a third, which is 0.918 bits; less half of the cell that has thirds itself.
    expect(judged()?.tell.bits).toBe(0.4591);
  });
});

describe('of several scenarios', () => {
  const scenario = (row: number) => ({ scenario: row < 2 ? 'ask' : 'reply' });
  it('it names those in which it shows, and counts these alone', () => {
    const [one] = found([at('body.a', ['', ' ', '', ''])], { trials: scenario });
    expect(one?.tell).toMatchObject({ scenarios: ['ask'], agree: '2/2' });
  });

  it('it gives the symbols of each, where they differ', () => {
    const [one] = found([at('body.a', ['', ' ', '\t', '\u200b'])], { trials: scenario });
    expect(one?.tell.scenarios).toEqual(['ask', 'reply']);
    expect(one?.tell.codebook.map(({ symbol, rendered }) => [symbol, rendered])).toEqual([
      ['absent or U+0009', ' or \\u{9}'],
      ['U+0020 or U+200B', '  or \\u{200b}'],
    ]);
  });

  it('none is named where one was played', () => {
    expect(found([at('body.a')])[0]?.tell).not.toHaveProperty('scenarios');
  });
});

describe('places of one group are one tell', () => {
  const bundles = (places: readonly Place[], asked?: Asked) =>
    found(places, asked).map(({ tell }) => [tell.address, ...tell.also.map(({ address }) => address)].join(' '));

  it('where message, sink, class and disguise are one; each place once', () => {
    expect(
      bundles([at('body.a'), at('body.b'), at('body.a', MARK, { position: 4 }), at('body.b', MARK, { position: 4 })]),
    ).toEqual(['body.a body.b']);
    expect(bundles([at('body.a'), at('body.a', MARK, { message: 'GET / #1' })])).toEqual(['body.a', 'body.a']);
    expect(bundles([at('body.a'), at('body.b', WORDS)])).toEqual(['body.a', 'body.b']);
    expect(bundles([at('body.a'), at('body.b', NAMES, { carrier: 'json.key-order' })])).toEqual(['body.a', 'body.b']);
  });

  it('the network first, and what stays on the machine under what it repeats', () => {
    const file = (symbols: Symbols) => at('content', symbols, { sink: 'files', message: 'log' });
    const [both, ...none] = found([file(WORDS), at('body.a', WORDS)]);
    expect([both?.tell.sink, both?.tell.also, none]).toEqual([
      'http',
      [{ message: 'log', address: 'content', carrier: 'text.code-point' }],
      [],
    ]);
    expect(bundles([file(NAMES), at('body.a', WORDS)])).toEqual(['body.a', 'content']);
    expect(bundles([file(WORDS), at('out', WORDS, { sink: 'stdout', message: 'stdout' })])).toEqual(['content', 'out']);
    expect(bundles([file(MARK), at('body.a', WORDS)])).toEqual(['body.a', 'content']);
  });

  it('unless different entries of a disclosure explain them', () => {
    const asked: JudgedPlace[] = [];
    const declared = (place: JudgedPlace): string | null => {
      asked.push(place);
      return place.address === 'body.b' ? 'why-b' : null;
    };
    const all = found([at('body.a'), at('body.b')], { declared });
    expect(all.map(({ tell }) => [tell.address, tell.declared])).toEqual([
      ['body.a', null],
      ['body.b', 'why-b'],
    ]);
    expect(asked[0]).toEqual({
      sink: 'http',
      message: 'POST {endpoint}/v1/messages #1',
      carrier: 'text.code-point',
      address: 'body.a',
      dependsOn: ['zone'],
      class: 'covert',
    });
  });
});

it('bits are rounded to four decimals', () => {
  expect([round(0.12344), round(0.12346), round(2), round(1 / 3)]).toEqual([0.1234, 0.1235, 2, 0.3333]);
});

describe('tells are in order', () => {
  const MODEL: Found['tell'] = {
    class: 'covert',
    declared: null,
    sink: 'http',
    message: '',
    carrier: '',
    address: '',
    before: '',
    after: '',
    also: [],
    dependsOn: [],
    codebook: [],
    disguise: 'none',
    because: '',
    bits: 0,
    p: 0,
    agree: '',
    witness: { trials: [] },
  };
  const tell = (more: Partial<Found['tell']>): Found => ({
    codebook: { factors: [], cells: new Map(), agree: 0, readable: 0, bits: 0 },
    partition: new Map(),
    tell: { ...MODEL, ...more },
  });

  it.each<[string, Partial<Found['tell']>[]]>([
    [
      'of class, worst first',
      [
        { class: 'covert', sink: 'z' },
        { class: 'behavioural' },
        { class: 'overt' },
        { class: 'functional', sink: 'a' },
      ],
    ],
    [
      'of sink',
      [
        { sink: 'a', message: 'z' },
        { sink: 'b', message: 'a' },
      ],
    ],
    [
      'of message',
      [
        { message: 'a', address: 'z' },
        { message: 'b', address: 'a' },
      ],
    ],
    [
      'of address',
      [
        { address: 'a', carrier: 'z' },
        { address: 'b', carrier: 'a' },
      ],
    ],
    [
      'of carrier',
      [
        { carrier: 'a', dependsOn: ['z'] },
        { carrier: 'b', dependsOn: ['a'] },
      ],
    ],
    [
      'of factors',
      [
        { dependsOn: ['a'], disguise: 'structural' },
        { dependsOn: ['b'], disguise: 'invisible' },
      ],
    ],
    [
      'of disguise',
      [
        { disguise: 'invisible', before: 'z' },
        { disguise: 'structural', before: 'a' },
      ],
    ],
    ['of what stands before', [{ before: 'a' }, { before: 'b' }]],
  ])('%s', (_, tells) => {
    const made = tells.map(tell);
    expect(inOrder([...made].reverse())).toEqual(made);
    expect(inOrder(made)).toEqual(made);
  });
});
