/** Symbols by trial, as a map. */
import { describe, expect, it } from 'vitest';
import { ByTrial } from '../../src/core/analysis/align/by-trial.ts';

const ROWS = new Map([
  ['001', 0],
  ['002', 1],
  ['003', 2],
]);
const symbols = new ByTrial(ROWS, ['a', null]);

describe('symbols by trial', () => {
  it('are null where the trial has none, and undefined for no trial', () => {
    expect(['001', '002', '003', '004'].map((trial) => symbols.get(trial))).toEqual(['a', null, null, undefined]);
    expect(['003', '004'].map((trial) => symbols.has(trial))).toEqual([true, false]);
    expect(symbols.size).toBe(3);
  });

  it('are listed as those of a map are', () => {
    const map = new Map([
      ['001', 'a'],
      ['002', null],
      ['003', null],
    ]);
    expect([...symbols]).toEqual([...map]);
    expect([...symbols.entries()]).toEqual([...map.entries()]);
    expect([...symbols.keys()]).toEqual([...map.keys()]);
    expect([...symbols.values()]).toEqual([...map.values()]);
    const told: unknown[] = [];
    symbols.forEach((...all) => told.push(all));
    expect(told).toEqual([...map].map(([trial, symbol]) => [symbol, trial, symbols]));
  });
});
