/** What all covert tells together tell: entropy over the product of the levels of every factor that has a part in one. */
import { describe, expect, it } from 'vitest';
import { jointBits, type Codebook } from '../../../src/core/verdict/codebook.ts';

/** Symbols by level names, several joined by a comma; `bits` as given. */
const book = (factors: readonly string[], symbols: Readonly<Record<string, string>>, bits: number): Codebook => ({
  factors,
  cells: new Map(
    Object.entries(symbols).map(([levels, symbol]) => [levels, { levels: levels.split(','), symbol }] as const),
  ),
  agree: 0,
  readable: 0,
  bits,
});

const LEVELS = { zone: ['UTC', 'Tokyo', 'Berlin'], user: ['dev', 'ci'], ci: ['none', 'actions'] };
const byUser = book(['user'], { dev: '-', ci: '/' }, 1);

describe('joint capacity', () => {
  it.each([
    ['of no codebook is none', [], 0],
    ['of one codebook is its own', [book(['user'], { dev: '-', ci: '/' }, 0.7)], 0.7],
    [
      'of codebooks that depend on different factors is the sum',
      [book(['ci'], { none: 'a', actions: 'b' }, 1), byUser],
      2,
    ],
    ['of codebooks that say the same is that of one', [byUser, book(['user'], { dev: 'y', ci: 'n' }, 1)], 1],
    [
      'of two that split one factor differently is that of the finer split',
      [
        book(['zone'], { UTC: 'a', Tokyo: 'b', Berlin: 'b' }, 0.918),
        book(['zone'], { UTC: 'a', Tokyo: 'a', Berlin: 'b' }, 0.918),
      ],
      Math.log2(3),
    ],
    [
      'leaves out combinations that no trial held',
      [book(['zone'], { UTC: 'a', Tokyo: 'b' }, 1), book(['zone', 'user'], { 'UTC,dev': 'x', 'Tokyo,dev': 'y' }, 1)],
      1,
    ],
    [
      'counts combinations with their weight: two of three zones are alike',
      [book(['zone'], { UTC: 'a', Tokyo: 'b', Berlin: 'b' }, 0.918), byUser],
      1 + Math.log2(3) - 2 / 3,
    ],
    [
      'is no less than that of any one, though few combinations are known',
      [byUser, book(['user', 'zone'], { 'dev,UTC': 'x' }, 0)],
      1,
    ],
    [
      'of factors whose levels are not known is the largest',
      [book(['other'], { a: 'x', b: 'y' }, 0.25), book(['more'], { a: 'x', b: 'y' }, 0.5)],
      0.5,
    ],
  ])('%s', (_, codebooks, bits) => {
    expect(jointBits(codebooks, LEVELS)).toBeCloseTo(bits, 10);
  });

  it('looks levels up by factor, in whichever order a codebook names them', () => {
    const one = book(['zone', 'user'], { 'UTC,dev': 'a', 'UTC,ci': 'b', 'Tokyo,dev': 'c', 'Tokyo,ci': 'd' }, 2);
    const other = book(['user', 'zone'], { 'dev,UTC': 'a', 'ci,UTC': 'b', 'dev,Tokyo': 'c', 'ci,Tokyo': 'd' }, 2);
    expect(jointBits([one, other], LEVELS)).toBeCloseTo(2, 10);
    expect(jointBits([one, byUser], LEVELS)).toBeCloseTo(2, 10);
  });

  describe('with many combinations', () => {
    const many = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
    const parity = (count: number): Record<string, string> =>
      Object.fromEntries(many(count).map((level) => [level, String(Number(level) % 2)]));
    const both = [book(['dir'], parity(1000), 1), book(['host'], parity(102), 0.5)];

    it('up to a hundred thousand are counted', () => {
      expect(jointBits(both, { dir: many(1000), host: many(100) })).toBeCloseTo(2, 10);
    });

    it('beyond that it is the largest single capacity', () => {
      expect(jointBits(both, { dir: many(1000), host: many(102) })).toBe(1);
    });
  });
});
