/** From judged groups to tells: what stands in each. */
import { describe, expect, it } from 'vitest';
import type { RenderedPlace } from '../../../src/core/model/index.ts';
import { roundBits } from '../../../src/core/verdict/tell-record.ts';
import type { Symbols } from '../../builders/evidence/slots.ts';
import { at, MARK, tellsFor } from '../../builders/verdicts/group-tells.ts';

describe('a tell', () => {
  it('lists its class, its place, its factors, its codebook and its p', () => {
    const rendered: RenderedPlace = {
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
    const [one] = tellsFor([place], { alignment: { rendered: [rendered] } });
    expect(one?.tell).toStrictEqual({
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

  it('comes from a confirmed dependence only', () => {
    expect(tellsFor([at('body.a')], { more: { status: 'unconfirmed' } })).toEqual([]);
  });

  it('of the class behavioural has a kind', () => {
    const [one] = tellsFor([
      at('body.system', ['Never wait for a person', 'Ask first', 'Never wait for a person', 'Ask first']),
    ]);
    expect(one?.tell).toMatchObject({ class: 'behavioural', kind: 'instruction' });
  });

  it('of a form is named by the form, not by code points', () => {
    const [one] = tellsFor([at('body', ['a,b', 'b,a', 'a,b', 'b,a'], { carrier: 'json.key-order' })]);
    expect(one?.tell.codebook.map(({ symbol }) => symbol)).toEqual(['a,b', 'b,a']);
  });

  it('of a feature names it, and its symbols as they are', () => {
    const place = {
      ...at('headers.x-id', ['1a', '2b', '3a', '4b']),
      feature: 'parity of the last digit',
      symbols: ['even', 'odd', 'even', 'odd'],
    };
    const [one] = tellsFor([place]);
    expect(one?.tell).toMatchObject({ feature: 'parity of the last digit', disguise: 'derived' });
    expect(one?.tell.codebook.map(({ symbol }) => symbol)).toEqual(['even', 'odd']);
  });

  it('does not count trials in which it could not be read', () => {
    const [one] = tellsFor([at('body.a', ['', '\u200b', null, '\u200b'])]);
    expect(one?.tell.agree).toBe('3/3');
  });
});

describe('a mark that fires sometimes', () => {
  const region = { set: [0], levels: [new Set([1])], label: 1, p: 0 };
  const symbols: Symbols = ['', ' ', '', '', '', ' '];
  const judged = () =>
    tellsFor([at('body.a', symbols)], { more: { region }, lines: ['east', 'west', 'east', 'west', 'east', 'west'] })[0];

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

  it('has the symbol of its region, however often others occur', () => {
    expect(judged()?.tell.codebook.map(({ symbol }) => symbol)).toEqual(['absent', 'U+0020']);
    expect(judged()?.tell.agree).toBe('5/6');
    // Both cells mixed show it in a third, which is 0.918 bits; less half of the cell that has thirds itself.
    expect(judged()?.tell.bits).toBe(0.4591);
  });
});

describe('a tell of several scenarios', () => {
  const scenario = (row: number) => ({ scenario: row < 2 ? 'ask' : 'reply' });
  it('names those in which it shows, and counts their trials only', () => {
    const [one] = tellsFor([at('body.a', ['', ' ', '', ''])], { trials: scenario });
    expect(one?.tell).toMatchObject({ scenarios: ['ask'], agree: '2/2' });
  });

  it('joins the symbols that differ between them', () => {
    const [one] = tellsFor([at('body.a', ['', ' ', '\t', '\u200b'])], { trials: scenario });
    expect(one?.tell.scenarios).toEqual(['ask', 'reply']);
    expect(one?.tell.codebook.map(({ symbol, rendered }) => [symbol, rendered])).toEqual([
      ['absent or U+0009', ' or \\u{9}'],
      ['U+0020 or U+200B', '  or \\u{200b}'],
    ]);
  });

  it('names none if only one was played', () => {
    expect(tellsFor([at('body.a')])[0]?.tell).not.toHaveProperty('scenarios');
  });
});

it('bits are rounded to four decimals', () => {
  expect([roundBits(0.12344), roundBits(0.12346), roundBits(2), roundBits(1 / 3)]).toEqual([0.1234, 0.1235, 2, 0.3333]);
});
