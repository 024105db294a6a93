/** Marks that fire sometimes: the region is found, and its p is that of Fisher's test times what was looked at, by hand. */
import { describe, expect, it } from 'vitest';
import { lnChoose } from '../../src/core/statistics/exact-tests.ts';
import { overRepresentedP, passesPrescreen, rowsInside, stratifiedP } from '../../src/core/statistics/noisy.ts';
import { bestRegion } from '../../src/core/statistics/region.ts';
import { everyCombination } from '../builders/evidence/groups.ts';
import { tableOf, trialsAt } from '../builders/evidence/slots.ts';

const choose = (n: number, k: number): number => Math.exp(lnChoose(n, k));

/** Trials of one factor: `aaab` are three at level a and one at level b. Labels by digit, `.` where it could not be read. */
const zoned = (zones: string) => tableOf(trialsAt(['zone'], Array.from(zones)));
const labelled = (digits: string): Int32Array =>
  Int32Array.from(digits, (digit) => (digit === '.' ? -1 : parseInt(digit, 16)));
const rowsOf = (text: string): number[] => Array.from(text, (_, row) => row);
const bestOf = (zones: string, digits: string) => bestRegion(labelled(digits), zoned(zones), rowsOf(digits));

describe('a symbol in a region', () => {
  it.each([
    ['11110000', [0, 1, 2, 3], 1 / 70],
    ['11101000', [0, 1, 2, 3], 17 / 70],
    ['11110000', [4, 5, 6, 7], 1],
    ['.1110000', [1, 2, 3], 1 / 35],
  ])('is more frequent there than chance has it: %s in %j', (digits, inside, p) => {
    const rows = rowsOf(digits).filter((row) => digits[row] !== '.');
    expect(overRepresentedP(1, labelled(digits), inside, rows)).toBeCloseTo(p, 12);
  });
});

describe('the best region of one factor', () => {
  it('of two levels is one of them: two symbols, and four ways to look for each', () => {
    expect(bestOf('aaaabbbb', '00001111')).toEqual({
      set: [0],
      levels: [new Set([0])],
      label: 0,
      p: expect.closeTo((2 * 4) / 70, 12) as number,
    });
  });

  it.each([
    // Of one level in three: two sizes of set, two numbers of levels, three choices.
    ['aabbbbbbbcc', '00111111100', 1, [1], 2 * (2 * 2 * 3), 1 / choose(11, 7)],
    // Of two levels in four: two sizes of set, three numbers of levels, six choices.
    ['aaaabbbbccccdddd', '0000111100001111', 0, [0, 2], 2 * (2 * 3 * 6), 1 / choose(16, 8)],
    // Seven of the eight in two levels of three; a third symbol was seen once and is not looked at.
    ['aaaabbbbcccc', '111111100000', 1, [0, 1], 2 * (2 * 2 * 3), 8 / choose(12, 7)],
    ['aaaabbbbcccc', '111111102000', 1, [0, 1], 2 * (2 * 2 * 3), 8 / choose(12, 7)],
    // As far from chance with the middle level as without: without.
    ['aaaabbbbcccc', '111111000000', 0, [2], 2 * (2 * 2 * 3), choose(6, 4) / choose(12, 4)],
    // The highest share, not the highest number.
    [
      `${'a'.repeat(8)}${'b'.repeat(12)}${'c'.repeat(9)}`,
      `${'1'.repeat(12)}${'0'.repeat(8)}111000000`,
      1,
      [0],
      2 * (2 * 2 * 3),
      choose(15, 8) / choose(29, 8),
    ],
    // One symbol is seen more than once, and two levels are there to choose from.
    [
      `${'a'.repeat(10)}${'b'.repeat(24)}`,
      `${'1'.repeat(21)}023456789abcd`,
      1,
      [0],
      2 * 1 * 2,
      choose(21, 10) / choose(34, 10),
    ],
    // None in the first level, three quarters in the next: all but the first are further from chance than those without any other.
    [
      `${'a'.repeat(4)}${'b'.repeat(16)}${'c'.repeat(10)}${'d'.repeat(10)}`,
      `${'1'.repeat(8)}${'0'.repeat(32)}`,
      0,
      [1, 2, 3],
      2 * (2 * 3 * 4),
      70 / choose(40, 4),
    ],
    // A level of which nothing could be read is still one that might have been chosen.
    ['aaaabbbbcc', '00001111..', 0, [0], 2 * (2 * 2 * 3), 1 / 70],
    // One of four in the middle level: the other two together are where the other symbol is.
    ['aaaabbbbcccc', '111110000000', 0, [1, 2], 2 * (2 * 2 * 3), 8 / choose(12, 5)],
  ])('%s with %s: symbol %i at levels %j', (zones, digits, label, levels, looks, chance) => {
    const region = bestOf(zones, digits);
    expect([region?.label, region?.levels]).toEqual([label, [new Set(levels)]]);
    expect(region?.p).toBeCloseTo(Math.min(1, looks * chance), 12);
  });

  it('leaves out what could not be read', () => {
    expect(bestOf('abaaabbbab', '..00011101')?.p).toBeCloseTo(bestOf('aaabbbab', '00011101')?.p ?? 0, 12);
    expect(bestOf('aaaabbbb', '........')).toBeUndefined();
  });

  it('is none where no symbol was seen twice', () => {
    expect(bestOf('aabb', '0123')).toBeUndefined();
    expect(bestOf('aabb', '0012')).toMatchObject({ label: 0 });
  });

  it('is never less likely than certain', () => {
    expect(bestOf('aabb', '0101')?.p).toBe(1);
  });
});

describe('symbols are looked at by frequency, eight of them', () => {
  // Every symbol twice; one of them is all that level b shows.
  const zones = `${'a'.repeat(16)}bb`;
  it('so that the eighth is, and the ninth is not', () => {
    const chance = 1 / choose(18, 2);
    expect(bestOf(zones, '001122334455668877')).toMatchObject({
      label: 7,
      p: expect.closeTo(8 * 4 * chance, 12) as number,
    });
    expect(bestOf(zones, '001122334455667788')).toMatchObject({ label: 0, p: 1 });
  });

  it('but the ninth is where it is seen more often', () => {
    const [more, chance] = [`${'a'.repeat(16)}bbb`, 1 / choose(19, 3)];
    expect(bestOf(more, '0011223344556677888')).toMatchObject({
      label: 8,
      p: expect.closeTo(8 * 4 * chance, 12) as number,
    });
  });
});

describe('a region of two factors', () => {
  const judged = (factors: number, times: number, marked: (levels: readonly number[]) => boolean) => {
    const lines = everyCombination(factors, times);
    const names = Array.from({ length: factors }, (_, at) => `f${at}`);
    const labels = Int32Array.from(lines, (line) => Number(marked(line.split(' ').map(Number))));
    return bestRegion(
      labels,
      tableOf(trialsAt(names, lines)),
      lines.map((_, row) => row),
    );
  };

  it('is where both are at the level: two sizes of set, one pair, and twice as many ways for each factor', () => {
    const region = judged(2, 4, ([zone, user]) => zone === 1 && user === 1);
    expect(region).toEqual({
      set: [0, 1],
      levels: [new Set([1]), new Set([1])],
      label: 1,
      p: expect.closeTo((2 * 2 * 2 * 2) / choose(16, 4), 12) as number,
    });
  });

  it.each([
    [0, 1, true],
    [3, 4, true],
    [4, 5, false],
  ])('that show nothing alone is looked for among the first five: %i and %i', (one, other, found) => {
    const region = judged(6, 1, (levels) => levels[one] !== levels[other]);
    expect([region?.set, (region?.p ?? 1) < 1e-3]).toEqual(found ? [[one, other], true] : [[0], false]);
  });

  it('that show something alone come before those', () => {
    expect(judged(7, 1, (levels) => levels[5] === 1 && levels[6] === 0)?.set).toEqual([5, 6]);
    const mostlyLast = ([a = 0, b = 0, c = 0, , , sixth, last]: readonly number[]) =>
      last === 1 && (sixth === 1 || a + b + c === 3);
    expect(judged(7, 1, mostlyLast)?.set).toEqual([5, 6]);
  });
});

describe('rows of a region', () => {
  const table = tableOf(trialsAt(['zone', 'user'], ['a x', 'a y', 'b x', 'b y', 'a x']));
  const region = (set: number[], ...levels: number[][]) => ({
    set,
    levels: levels.map((each) => new Set(each)),
    label: 0,
    p: 1,
  });
  it('are those at its levels in every factor of it', () => {
    expect(rowsInside(region([0], [0]), table, [0, 1, 2, 3, 4])).toEqual([0, 1, 4]);
    expect(rowsInside(region([0, 1], [0], [0]), table, [0, 1, 2, 3, 4])).toEqual([0, 4]);
    expect(rowsInside(region([1], [0, 1]), table, [3, 1])).toEqual([3, 1]);
  });
});

describe('a factor is promising', () => {
  const isPromising = (zones: string, digits: string, symbols: number, spare: readonly string[] = []) => {
    const { factors, ...table } = zoned(zones);
    const more = factors.map((factor) => ({ ...factor, levels: [...factor.levels, ...spare] }));
    return passesPrescreen(labelled(digits), symbols, { ...table, factors: more }, rowsOf(digits));
  };

  // Two by two without exception: chi-square is the number of trials; 2.5 standard deviations are at 7.49.
  it.each([
    ['aaaabbbb', '00001111', 2, true],
    ['aaaabbb', '0000111', 2, false],
    // Three symbols at two levels: two degrees of freedom, and 10.2.
    ['aaaaabbbbbb', '00000111222', 3, true],
    ['aaaaabbbbb', '0000011122', 3, false],
    // Three at three: four degrees of freedom; chi-square is twice the number of trials.
    ['aaabbbccc', '000111222', 3, true],
    ['aabbcc', '001122', 3, false],
    // What could not be read counts for nothing.
    ['aaaabbbbab', '00001111..', 2, true],
    ['aaaabbbb', '0000111.', 2, false],
    // One symbol depends on nothing.
    ['aaaabbbb', '00000000', 1, false],
    ['aaaabbbb', '01010101', 2, false],
  ])('%s with %s of %i symbols: %s', (zones, digits, symbols, holds) => {
    expect(isPromising(zones, digits, symbols)).toBe(holds);
  });

  it('by symbols and levels that were seen', () => {
    expect(isPromising('aaaabbbb', '00001111', 5)).toBe(true);
    expect(isPromising('aaaabbbb', '00001111', 2, ['c', 'd', 'e'])).toBe(true);
  });

  it('if any factor is', () => {
    const table = tableOf(trialsAt(['user', 'zone'], ['x a', 'y a', 'x a', 'y a', 'x b', 'y b', 'x b', 'y b']));
    expect(passesPrescreen(labelled('00001111'), 2, table, rowsOf('00001111'))).toBe(true);
  });
});

describe('within blocks', () => {
  const blocked = tableOf(trialsAt(['zone'], Array.from('aabbaabb'), (row) => ({ block: row < 4 ? 0 : 1 })));
  const region = { set: [0], levels: [new Set([0])], label: 1, p: 1 };
  it.each([
    ['11001100', 1 / 36],
    ['1100.100', 1 / 18],
    ['........', 1],
    ['00110011', 1],
  ])('the symbol stands out with %s: %d', (digits, p) => {
    expect(stratifiedP(region, labelled(digits), blocked, rowsOf(digits))).toBeCloseTo(p, 12);
  });
});
