/** `SymbolsByTrial`: the symbols of one slot, read as a map from trial to symbol. */
import { describe, expect, it } from 'vitest';
import { SymbolsByTrial } from '../../src/core/align/slot-collector.ts';

const ROWS = new Map([
  ['001', 0],
  ['002', 1],
  ['003', 2],
]);
const symbols = new SymbolsByTrial(ROWS, ['a', null]);

describe('the symbols of a slot', () => {
  it('are null for a trial that lacks the slot, and undefined for an unknown trial', () => {
    expect(['001', '002', '003', '004'].map((trial) => symbols.get(trial))).toEqual(['a', null, null, undefined]);
    expect(['003', '004'].map((trial) => symbols.has(trial))).toEqual([true, false]);
    expect(symbols.size).toBe(3);
  });

  it('iterate like a Map of the same entries', () => {
    const map = new Map([
      ['001', 'a'],
      ['002', null],
      ['003', null],
    ]);
    expect([...symbols]).toEqual([...map]);
    expect([...symbols.entries()]).toEqual([...map.entries()]);
    expect([...symbols.keys()]).toEqual([...map.keys()]);
    expect([...symbols.values()]).toEqual([...map.values()]);
    const visited: unknown[] = [];
    symbols.forEach((...all) => visited.push(all));
    expect(visited).toEqual([...map].map(([trial, symbol]) => [symbol, trial, symbols]));
  });
});
