import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellCounts,
  leastReplication,
  screenDesign,
  strengthOf,
  subsets,
  type Row,
} from '../../src/core/design/index.ts';
import type { Design } from '../../src/core/model/index.ts';

const levels = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}${i}`);
const factorsOf = (sizes: readonly number[]) =>
  Object.fromEntries(sizes.map((size, i) => [`f${i}`, levels(`l${i}.`, size)]));
const rowsOf = ({ factors, trials }: Design): Row[] =>
  trials.map(({ assignment }) => Object.entries(factors).map(([name, list]) => list.indexOf(assignment[name] ?? '')));

const AUDIT = [7, 9, 3, 4, 2, 3, 2, 3, 4, 3, 4, 2];
const screen = (sizes: readonly number[], seed: number) =>
  screenDesign({ factors: factorsOf(sizes), seed, strength: 2, scenarios: ['reply'] });

describe('the screen', () => {
  it('holds every pair of levels of every two factors, counted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 7 }), fc.nat(), (sizes, seed) => {
        const design = screen(sizes, seed);
        expect(design.strength).toBe(2);
        for (const columns of subsets(sizes.length, Math.min(2, sizes.length))) {
          expect(Math.min(...cellCounts(rowsOf(design), sizes, columns))).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of the default size has 80 to 96 trials in blocks of 8 to 16, each level nearly equally often', () => {
    for (const seed of [1, 2, 3]) {
      const design = screen(AUDIT, seed);
      expect(design.trials.length).toBeGreaterThanOrEqual(80);
      expect(design.trials.length).toBeLessThanOrEqual(96);
      const blocks = design.trials.map(({ block }) => block);
      for (const block of new Set(blocks)) {
        const size = blocks.filter((other) => other === block).length;
        expect(size >= 8 && size <= 16).toBe(true);
      }
      for (const [column, size] of AUDIT.entries()) {
        const counts = cellCounts(rowsOf(design), AUDIT, [column]);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(
          Math.ceil(design.trials.length / size / 2),
        );
      }
    }
  });

  it('repeats rows in other blocks, the plainest environment among them', () => {
    const { trials, factors } = screen(AUDIT, 5);
    const byAssignment = new Map<string, number[]>();
    for (const { assignment, block } of trials)
      byAssignment.set(JSON.stringify(assignment), [...(byAssignment.get(JSON.stringify(assignment)) ?? []), block]);
    const repeated = [...byAssignment.values()].filter(({ length }) => length > 1);
    expect(repeated.length).toBeGreaterThanOrEqual(8);
    for (const blocks of repeated) expect(new Set(blocks).size).toBe(blocks.length);
    const plain = JSON.stringify(Object.fromEntries(Object.entries(factors).map(([name, list]) => [name, list[0]])));
    expect(byAssignment.get(plain)?.length ?? 0).toBeGreaterThanOrEqual(3);
  });

  it('is the same plan for the same inputs and another for another seed', () => {
    expect(screen(AUDIT, 1)).toEqual(screen(AUDIT, 1));
    expect(screen(AUDIT, 1).trials).not.toEqual(screen(AUDIT, 2).trials);
  });

  it('claims only the strength it reached', () => {
    const small = screenDesign({
      factors: factorsOf([4, 4, 4]),
      seed: 1,
      trials: 10,
      strength: 2,
      scenarios: ['reply'],
    });
    expect(small.trials).toHaveLength(10);
    expect(small.strength).toBe(1);
    const strong = screenDesign({ factors: factorsOf([2, 2, 2, 3]), seed: 1, strength: 3, scenarios: ['reply'] });
    expect(strong.strength).toBe(3);
    expect(leastReplication(rowsOf(strong), [2, 2, 2, 3], 3)).toBeGreaterThan(0);
  });

  it('with nothing to vary is identical trials, numbered from 001', () => {
    const { trials, strength } = screenDesign({
      factors: { zone: ['UTC'] },
      seed: 1,
      trials: 12,
      strength: 2,
      scenarios: ['reply'],
    });
    expect([trials.length, strength, trials[0]?.id, trials[11]?.id]).toEqual([12, 0, '001', '012']);
    expect(new Set(trials.map(({ assignment }) => JSON.stringify(assignment)))).toEqual(new Set(['{"zone":"UTC"}']));
  });

  it('spreads scenarios like the levels of a factor', () => {
    const { trials } = screenDesign({
      factors: factorsOf([3, 2]),
      seed: 1,
      strength: 2,
      scenarios: ['reply', 'tools'],
    });
    const tools = trials.filter(({ scenario }) => scenario === 'tools').length;
    expect(tools).toBeGreaterThan(trials.length / 3);
    expect(tools).toBeLessThan((trials.length * 2) / 3);
  });
});

describe('counting coverage', () => {
  it('sees the one pair that is missing', () => {
    const rows = [
      [0, 0],
      [0, 1],
      [1, 0],
    ];
    expect(strengthOf(rows, [2, 2], 2)).toBe(1);
    expect(strengthOf([...rows, [1, 1]], [2, 2], 2)).toBe(2);
  });
});
