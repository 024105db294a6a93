/** Which sets of factors explain labels, which one row stands in the way, and how simple an explanation is. */
import { describe, expect, it } from 'vitest';
import {
  exceptionTo,
  explains,
  labelCounts,
  minimalExplanations,
  predictedRows,
} from '../../../src/core/statistics/explanations.ts';
import { screenPValueBound, lnDescriptions } from '../../../src/core/statistics/description-length.ts';
import { lnChoose } from '../../../src/core/statistics/exact-tests.ts';
import { allRows } from '../../../src/core/statistics/trial-table.ts';
import { tableOfRows } from '../../builders/evidence/trial-tables.ts';

const [ZONE, USER, CI] = [0, 1, 2];
const FACTORS = { zone: ['UTC', 'Tokyo', 'Berlin'], user: ['dev', 'ci'], ci: ['none', 'actions'] };
/** Each zone with each user, twice. */
const TABLE = tableOfRows(FACTORS, [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
  [2, 0, 0],
  [2, 1, 1],
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
  [2, 0, 1],
  [2, 1, 0],
]);
const ALL = allRows(TABLE);
const labels = (...numbers: number[]): Int32Array => Int32Array.from(numbers);
/** `1` in Tokyo. */
const BY_ZONE = labels(0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0);
/** `1` in Tokyo for dev. */
const BY_BOTH = labels(0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0);

describe('a set explains', () => {
  it('where each cell holds one label', () => {
    expect(explains([ZONE], BY_ZONE, TABLE, ALL)).toBe(true);
    expect(explains([ZONE, USER], BY_BOTH, TABLE, ALL)).toBe(true);
    expect(explains([USER], BY_ZONE, TABLE, ALL)).toBe(false);
    expect(explains([ZONE], BY_BOTH, TABLE, ALL)).toBe(false);
    expect(explains([], BY_ZONE, TABLE, ALL)).toBe(false);
  });

  it('whatever rows that could not be read, or are not looked at, hold', () => {
    const odd = BY_ZONE.with(0, -1);
    expect(explains([ZONE], odd, TABLE, ALL)).toBe(true);
    expect(explains([ZONE], BY_ZONE.with(7, -1), TABLE, ALL)).toBe(true);
    expect(explains([ZONE], BY_ZONE.with(0, 1), TABLE, ALL)).toBe(false);
    expect(explains([ZONE], BY_ZONE.with(0, 1), TABLE, ALL.slice(1))).toBe(true);
  });

  it('within each scenario, if there are several', () => {
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [1], [1]], (row) => ({ scenario: `s${row % 2}` }));
    expect(explains([], labels(0, 1, 0, 1), table, allRows(table))).toBe(true);
    expect(explains([], labels(0, 1, 1, 1), table, allRows(table))).toBe(false);
    expect(explains([0], labels(0, 1, 1, 1), table, allRows(table))).toBe(true);
  });

  it('alike where it has more cells than are counted in an array', () => {
    const many = Array.from({ length: 17 }, (_, i) => String(i));
    const rows = [
      [16, 16, 16],
      [16, 16, 15],
      [16, 16, 16],
      [0, 1, 2],
    ];
    const table = tableOfRows({ a: many, b: many, c: many }, rows);
    const said = (...numbers: number[]): boolean => explains([0, 1, 2], labels(...numbers), table, allRows(table));
    expect(said(0, 1, 0, 1)).toBe(true);
    expect(said(0, 1, 1, 1)).toBe(false);
    expect(said(0, 1, -1, 1)).toBe(true);
    expect(said(-1, 1, 1, 1)).toBe(true);
  });
});

describe('the one row in the way of a set', () => {
  const exception = (numbers: Int32Array, set = [ZONE]): number => exceptionTo(set, numbers, TABLE, ALL);

  it('is the one that differs from the others of its cell', () => {
    expect(exception(BY_ZONE.with(7, 1))).toBe(7);
    expect(exception(BY_ZONE.with(0, 1))).toBe(0);
    expect(exception(BY_ZONE.with(7, 1), [ZONE, USER])).toBe(7);
  });

  it('is the later one of two that contradict each other alone', () => {
    expect(exception(labels(0, 1, -1, -1, 0, 0, -1, -1, -1, -1, 0, 0))).toBe(1);
  });

  it.each([
    ['where the set explains', BY_ZONE],
    ['where two rows differ, each from its cell', BY_ZONE.with(7, 1).with(8, 0)],
    ['where two rows of one cell differ from the others alike', BY_ZONE.with(7, 1).with(6, 1)],
    ['where a cell holds three labels', BY_ZONE.with(7, 1).with(6, 2)],
  ])('is none %s', (_, numbers) => {
    expect(exception(numbers)).toBe(-1);
  });

  it('is looked for among the rows asked about only, and those that could be read', () => {
    expect(exceptionTo([ZONE], BY_ZONE.with(7, 1), TABLE, ALL.slice(0, 7))).toBe(-1);
    expect(exception(BY_ZONE.with(7, -1))).toBe(-1);
  });
});

describe('minimal explanations', () => {
  it('are the smallest sets, and none that holds a smaller one', () => {
    expect(minimalExplanations(BY_ZONE, TABLE, ALL)).toEqual([[ZONE]]);
    expect(minimalExplanations(BY_BOTH, TABLE, ALL)).toEqual([[ZONE, USER]]);
  });

  it('are several where factors moved together', () => {
    const rows = [
      [0, 0],
      [1, 1],
      [0, 0],
    ];
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'], user: ['dev', 'ci'] }, rows);
    expect(minimalExplanations(labels(0, 1, 0), table, allRows(table))).toEqual([[0], [1]]);
  });

  it('may have a factor in common', () => {
    const rows = [
      [0, 0, 0],
      [0, 1, 0],
      [1, 0, 1],
      [1, 1, 1],
    ];
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'], user: ['dev', 'ci'], dir: ['a', 'b'] }, rows);
    expect(minimalExplanations(labels(0, 0, 0, 1), table, allRows(table))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('are none where the label never changes, and none where nothing explains', () => {
    expect(minimalExplanations(labels(...ALL.map(() => 0)), TABLE, ALL)).toEqual([]);
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'] }, [[0], [0], [1]]);
    expect(minimalExplanations(labels(0, 1, 0), table, allRows(table))).toEqual([]);
  });
});

describe('how many arrangements are described as simply', () => {
  const ways = (set: readonly number[], numbers: Int32Array): number =>
    Math.exp(lnDescriptions(set, numbers, TABLE, ALL));

  it.each([
    // S(3, 2) = 3 ways to merge the zones into two classes, a symbol of two for each: 3 · 2²
    ['one level against two others', [ZONE], BY_ZONE, 12],
    // S(3, 2) · S(2, 2) · 2⁴
    ['one combination against all others', [ZONE, USER], BY_BOTH, 48],
    // S(3, 3) · 3³
    ['a symbol for each level', [ZONE], labels(0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2), 27],
    // All levels are one class, S(3, 1) = 1; a symbol of two, though only one is seen
    ['the same everywhere', [ZONE], labels(...ALL.map(() => 0)), 2],
    // dev and ci differ in Berlin alone: S(3, 3) · S(2, 2) · 3⁶
    ['three classes of one factor', [ZONE, USER], labels(0, 0, 1, 1, 0, 2, 0, 0, 1, 1, 0, 2), 729],
    // Berlin was never read, so that it may belong to either class: S(3, 2) · 2²
    ['a level that was never read', [ZONE], labels(0, 0, 1, 1, -1, -1, 0, 0, 1, 1, -1, -1), 12],
    // The factor without a part in it is one class: S(3, 2) · S(2, 1) · 2²
    ['a factor that changes nothing', [ZONE, CI], BY_ZONE, 12],
    // UTC was read for dev alone and Tokyo for ci alone, so they may be one class; Berlin differs from it: S(3, 2) · S(2, 2) · 2⁴
    ['levels that were never seen to differ', [ZONE, USER], labels(0, -1, -1, 1, 1, 1, 0, -1, -1, 1, 1, 1), 48],
  ])('%s', (_, set, numbers, count) => {
    expect(ways(set, numbers)).toBeCloseTo(count, 8);
  });

  it('counts the scenario as a factor, if there are several', () => {
    const rows = [[0], [0], [1], [1]];
    const table = tableOfRows({ zone: ['UTC', 'Tokyo'] }, rows, (row) => ({ scenario: `s${row % 2}` }));
    // S(2, 2) · S(2, 2) · 2⁴
    expect(Math.exp(lnDescriptions([0], labels(0, 0, 0, 1), table, allRows(table)))).toBeCloseTo(16, 8);
  });

  it('bounds the chance that random labels are as simple: times the shapes, over all arrangements', () => {
    // 12 descriptions, three shapes (one, two or three classes), 12 over 4 arrangements
    expect(screenPValueBound([ZONE], BY_ZONE, TABLE, ALL)).toBeCloseTo((12 * 3) / Math.exp(lnChoose(12, 4)), 10);
    expect(screenPValueBound([ZONE], labels(...ALL.map(() => 0)), TABLE, ALL)).toBe(1);
  });
});

describe('rows', () => {
  it('are counted by label, without those that could not be read', () => {
    expect(labelCounts(labels(2, 0, -1, 2, 2), [0, 1, 2, 3])).toEqual([2, 1]);
    expect(labelCounts(labels(-1), [0])).toEqual([]);
  });

  it('are predicted where their cell was read before, and they can be read', () => {
    const numbers = BY_ZONE.with(0, -1).with(10, -1);
    expect(predictedRows([ZONE], numbers, TABLE, [0, 2, 4], [6, 7, 8, 9, 10, 11])).toEqual([8, 9, 11]);
  });
});
