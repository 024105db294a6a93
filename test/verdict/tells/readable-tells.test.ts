/** Places where the environment was readable and set aside: one overt or functional tell for each message and factor. */
import { describe, expect, it } from 'vitest';
import type { Association } from '../../../src/core/statistics/associate.ts';
import { deterministicP } from '../../../src/core/statistics/deterministic.ts';
import { readableTells } from '../../../src/core/verdict/readable-tells.ts';
import type { ClassifiedAddress } from '../../../src/core/disclosure/index.ts';
import type { RenderedPlace } from '../../../src/core/model/index.ts';
import { trialId } from '../../builders/messages/captures.ts';
import { alignmentWith, tableOf, trialsAt } from '../../builders/evidence/slots.ts';

const LINES = Array.from({ length: 24 }, (_, row) =>
  row % 2 === 0 ? 'east jo' : row % 3 === 0 ? 'west jo' : 'west al',
);
const table = tableOf(trialsAt(['zone', 'user'], LINES));
const zones = LINES.map((line) => line.split(' ')[0] ?? '');

const textsOf = (texts: readonly (string | null)[]) =>
  new Map(texts.flatMap((text, row) => (text === null ? [] : [[trialId(row), text] as const])));

const place = (more: Partial<RenderedPlace> = {}): RenderedPlace => ({
  sink: 'http',
  message: 'POST / #1',
  carrier: 'text.code-point',
  address: 'body.system',
  factor: 'zone',
  what: 'level',
  placeholder: '\u{100000}',
  before: 'in ',
  after: '.',
  texts: textsOf(zones),
  ...more,
});

const grouped = (groups: number): Association => ({
  table,
  grouped: {
    groups: new Array(groups).fill({}) as Association['grouped']['groups'],
    randomLooking: [],
    quantities: [],
    noisySlots: 0,
  },
  dependences: [],
});
const tells = (
  rendered: readonly RenderedPlace[],
  alpha = 0.001,
  groups = 0,
  declared: (place: ClassifiedAddress) => string | null = () => null,
) =>
  readableTells({ association: grouped(groups), alignment: alignmentWith([], { rendered }), alpha }, declared).map(
    ({ tell }) => tell,
  );
const chance = (): number =>
  deterministicP(
    [0],
    Int32Array.from(zones, (zone) => Number(zone === 'west')),
    table,
  );

describe('a place with a masked rendering', () => {
  it('is an overt tell', () => {
    expect(tells([place({ before: 'to \u{100000} in ', after: ' \u{100000}' })])).toEqual([
      {
        class: 'overt',
        declared: null,
        sink: 'http',
        message: 'POST / #1',
        carrier: 'text.code-point',
        address: 'body.system',
        before: 'to {zone} in ',
        after: ' {zone}',
        also: [],
        dependsOn: ['zone'],
        codebook: [
          {
            cells: [{ zone: 'east' }],
            levels: { zone: ['east'] },
            symbol: 'U+0065 U+0061 U+0073 U+0074',
            rendered: 'east',
          },
          {
            cells: [{ zone: 'west' }],
            levels: { zone: ['west'] },
            symbol: 'U+0077 U+0065 U+0073 U+0074',
            rendered: 'west',
          },
        ],
        disguise: 'none',
        because: 'zone can be read there as it is (level)',
        bits: 1,
        p: Number(chance().toPrecision(3)),
        agree: '24/24',
        witness: { trials: ['001', '004'] },
      },
    ]);
  });

  it.each([
    ['depends on nothing that varied', { factor: 'host' }],
    ['is the same in every trial', { texts: textsOf(zones.map(() => 'east')) }],
    ['is there at one level alone', { texts: textsOf(zones.map((zone) => (zone === 'east' ? zone : null))) }],
    ['does not follow its factor', { texts: textsOf(zones.map((zone, row) => (row === 3 ? 'east' : zone))) }],
    ['was read in too few trials', { texts: textsOf(zones.map((zone, row) => (row < 6 ? zone : null))) }],
  ])('is none where it %s', (_, more) => {
    expect(tells([place(more)])).toEqual([]);
    expect(
      tells([place({ ...more, address: 'a' }), place()]).map(({ address, also }) => [address, also.length]),
    ).toEqual('factor' in more ? [['body.system', 0]] : [['body.system', 1]]);
  });

  it('is judged by the trials in which it was read', () => {
    const [tell] = tells([place({ texts: textsOf(zones.map((zone, row) => (row < 4 ? null : zone))) })], 0.01);
    expect(tell?.agree).toBe('20/20');
  });

  it('is corrected for all that was tested beside it', () => {
    expect(tells([place()], 4 * chance(), 3)[0]?.p).toBe(Number((4 * chance()).toPrecision(3)));
    expect(tells([place()], 4 * chance(), 4)).toEqual([]);
    expect(tells([place(), place({ message: 'b' })], 2 * chance(), 0)).toHaveLength(2);
    expect(tells([place(), place({ message: 'b' })], 1.9 * chance(), 0)).toEqual([]);
    expect(tells([place()], 1, 1e6)[0]?.p).toBeLessThanOrEqual(1);
  });
});

it('symbols of a masked rendering that differ between scenarios are joined', () => {
  const scenarioOf = (row: number): string => (row % 3 === 0 ? 'ask' : 'reply');
  const trials = trialsAt(['zone', 'user'], LINES, (row) => ({ scenario: scenarioOf(row) }));
  const rendered = [place({ texts: textsOf(zones.map((zone, row) => `${zone} ${scenarioOf(row)}`)) })];
  const [record] = readableTells(
    {
      association: { ...grouped(0), table: tableOf(trials) },
      alignment: alignmentWith([], { rendered }),
      alpha: 1,
    },
    () => null,
  );
  expect(record?.tell.codebook.map((entry) => entry.rendered)).toEqual([
    'east ask or east reply',
    'west ask or west reply',
  ]);
});

describe('what routes a message is functional', () => {
  it.each([
    ['tcp.destination', 'x'],
    ['http.request-line', 'x'],
    ['http.header-value', 'headers.host'],
    ['http.header-value', 'headers.Host'],
    ['http.header-value', 'headers[":authority"]'],
    ['http.header-value', ':authority'],
    ['tls.value', 'sni'],
    ['tls.value', 'extensions.server_name'],
    ['tls.value', "x['server-name']"],
    ['tls.value', 'server-name'],
  ])('as is %s at %s', (carrier, address) => {
    const [tell] = tells([place({ carrier, address })]);
    expect([tell?.class, tell?.because]).toEqual([
      'functional',
      'follows from where the subject was told to connect (zone)',
    ]);
  });

  it.each(['headers.hostname', 'headers.x-host', 'body.ghost', 'authority', 'snippet'])('but not %s', (address) => {
    expect(tells([place({ carrier: 'http.header-value', address })])[0]?.class).toBe('overt');
  });
});

describe('masked renderings are one tell', () => {
  const bundles = (places: readonly Partial<RenderedPlace>[]) =>
    tells(places.map(place)).map((tell) =>
      [tell, ...tell.also].map(({ message, address }) => `${message}: ${address}`),
    );

  it('in one message, in order, each address once', () => {
    expect(
      bundles([
        { address: 'c' },
        { address: 'a' },
        { address: 'b' },
        { address: 'a', what: 'offset' },
        { address: 'b', before: 'x' },
      ]),
    ).toEqual([['POST / #1: a', 'POST / #1: b', 'POST / #1: c']]);
    expect(bundles([{ message: 'B' }, { message: 'A' }])).toEqual([['A: body.system'], ['B: body.system']]);
  });

  it('apart by factor, and by whether they route', () => {
    const users = textsOf(LINES.map((line) => line.split(' ')[1] ?? ''));
    expect(tells([place(), place({ factor: 'user', texts: users })]).map(({ dependsOn }) => dependsOn)).toEqual([
      ['zone'],
      ['user'],
    ]);
    expect(tells([place(), place({ address: 'headers.host' })]).map((tell) => tell.class)).toEqual([
      'overt',
      'functional',
    ]);
  });

  it.each(['dns', 'tcp', 'tls', 'http2'] as const)('for one host, however many messages of %s there are', (sink) => {
    const to = (message: string) => ({ sink, message });
    expect(
      bundles([to('A {endpoint} #1'), to('AAAA {endpoint} #2'), to('A {proxy} #1'), to('A x #1'), to('A x #2')]),
    ).toEqual([
      ['A x #1: body.system'],
      ['A x #2: body.system'],
      ['A {endpoint} #1: body.system', 'AAAA {endpoint} #2: body.system'],
      ['A {proxy} #1: body.system'],
    ]);
  });

  it('for one machine, however many files', () => {
    expect(
      bundles([
        { sink: 'files', message: 'a' },
        { sink: 'files', message: 'b' },
      ]),
    ).toEqual([['a: body.system', 'b: body.system']]);
    expect(
      bundles([
        { sink: 'stdout', message: 'a {zone}' },
        { sink: 'stdout', message: 'b {zone}' },
      ]),
    ).toHaveLength(2);
  });

  it('apart by sink where hosts are one', () => {
    expect(
      bundles([
        { sink: 'dns', message: 'A {zone}' },
        { sink: 'tcp', message: 'B {zone}' },
      ]),
    ).toHaveLength(2);
  });

  it('with each rendering named once, in order', () => {
    const [tell] = tells([
      place({ what: 'offset', address: 'a' }),
      place({ what: 'level', address: 'b' }),
      place({ what: 'offset', address: 'c' }),
    ]);
    expect(tell?.because).toBe('zone can be read there as it is (level, offset)');
  });

  it('in the order of address, carrier, rendering and what stands before', () => {
    const first = (...places: Partial<RenderedPlace>[]) => tells(places.map(place))[0];
    expect(first({ carrier: 'b' }, { carrier: 'a' })?.carrier).toBe('a');
    expect(first({ what: 'b', before: 'a' }, { what: 'a', before: 'b' })?.before).toBe('b');
    expect(first({ before: 'b' }, { before: 'a' })?.before).toBe('a');
    expect(first({ address: 'b', carrier: 'a' }, { address: 'a', carrier: 'b' })?.address).toBe('a');
  });
});

describe('a disclosure of masked renderings', () => {
  it('is asked for each place, with its class, and parts what it explains otherwise', () => {
    const asked: ClassifiedAddress[] = [];
    const all = tells([place(), place({ address: 'headers.host' }), place({ address: 'body.b' })], 0.001, 0, (one) => {
      asked.push(one);
      return one.address === 'body.b' ? 'b-is-known' : null;
    });
    expect(all.map(({ address, declared }) => [address, declared])).toEqual([
      ['body.b', 'b-is-known'],
      ['body.system', null],
      ['headers.host', null],
    ]);
    expect(asked.find(({ address }) => address === 'headers.host')).toMatchObject({
      dependsOn: ['zone'],
      class: 'functional',
      sink: 'http',
    });
    expect(asked.find(({ address }) => address === 'body.b')).toMatchObject({ dependsOn: ['zone'], class: 'overt' });
  });
});
