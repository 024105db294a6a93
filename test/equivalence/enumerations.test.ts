/** Enumerations in a text, of which only the members count. */
import { describe, expect, it } from 'vitest';
import type { ValueInLine } from '../../src/core/equivalence/compare-values.ts';
import { sameMembers } from '../../src/core/equivalence/enumerations.ts';

/** The slot is what stands between the marks « and ». */
function placed(text: string): ValueInLine {
  const [before = '', symbol = '', after = ''] = text.split(/[«»]/);
  return { line: before + symbol + after, at: before.length, symbol };
}
const same = (one: string, other: string): boolean => sameMembers(placed(one), placed(other));

describe('two lists are the same', () => {
  it.each([
    ['Use «read, write, run».', 'Use «run, read, write».'],
    ['Use «read», write, run', 'Use «run», read, write'],
    ['Use read, «write», run', 'Use run, «read», write'],
    ['Use read, write, «run» now', 'Use write, run, «read» now'],
    ['«a,b,c»', '«c,b,a»'],
    ['«a;b;c»', '«c; a ;b»'],
    ['«a | b | c»', '«b|a|c»'],
    ['«a, b, and c»', '«c, a, or b»'],
    ['«a, b, c», d', '«b, a, c», d'],
    ['«read, write, run».', '«run, write, read»!'],
    ['«read, write, run...»', '«run!!, write, read»'],
    ['«read, write, run:»', '«run, write, read?»'],
    ['x, y, z more text. «a, b, c»', 'x, y, z more text. «c, b, a»'],
  ])('with the same members in another order: %s, %s', (one, other) => {
    expect(same(one, other)).toBe(true);
  });
});

describe('two lists are not the same', () => {
  it.each([
    ['with other members', '«a, b, c»', '«a, b, d»'],
    ['with a point inside a member', '«a.b, c, d»', '«c, ab, d»'],
    ['with a member more', '«a, b, c», d', '«a, b, c»'],
    ['with one member twice', '«a, b, b»', '«a, a, b»'],
    ['with two members: these may be anything', '«a, b»', '«b, a»'],
    ['where what stands there is no list', 'red «green» blue', 'blue «green» red'],
    ['where the slot stands in front of them', '«x» y: a, b, c', '«z» y: a, c, b'],
    ['where the slot stands behind them', 'a, b, c y «x»', 'a, c, b y «z»'],
    ['where the slot goes beyond them', 'a, «b, c or d»', 'a, «c, b or d»'],
  ])('%s', (_, one, other) => {
    expect(same(one, other)).toBe(false);
  });

  const SEQUENCES = [
    'step steps stage stages phase phases order orders ordered sequence priority prefer preferred preference ranking',
    'first then next before after finally last -> → Then',
  ].flatMap((words) => words.split(' '));
  it.each(SEQUENCES)('if one has a word of sequence: %s', (word) => {
    expect(same(`${word} «a, b, c»`, '«c, b, a»')).toBe(false);
    expect(same('«c, b, a»', `«a, b, c» ${word}`)).toBe(false);
  });

  it.each(['reorder', 'footsteps', 'lasting', 'nextdoor', 'preferable', '- >'])(
    'only if the word of sequence is whole, which it is not in %s',
    (word) => {
      expect(same(`${word} «a, b, c»`, `${word} «c, b, a»`)).toBe(true);
    },
  );
});

describe('a word of sequence counts', () => {
  const far = (count: number): string => ' '.repeat(count);
  it.each([
    ['up to 200 characters in front', `then${far(196)}«a, b, c»`, false],
    ['not farther in front', `then${far(197)}«a, b, c»`, true],
    ['up to 200 characters behind', `«a, b, c»${far(196)}then`, false],
    ['not farther behind', `«a, b, c»${far(197)}then`, true],
  ])('%s', (_, text, holds) => {
    expect(same(text, '«c, b, a»')).toBe(holds);
  });
});
