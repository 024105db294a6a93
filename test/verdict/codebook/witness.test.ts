/** The pair of trials that a verdict quotes for a tell. */
import { describe, expect, it } from 'vitest';
import { witnesses } from '../../../src/core/verdict/witness.ts';
import { tableOf, trialsAt } from '../../builders/evidence/slots.ts';

const pair = (
  lines: readonly string[],
  symbols: readonly (string | null)[],
  factors = ['zone'],
  scenarios: readonly string[] = [],
) =>
  witnesses(
    symbols,
    factors,
    tableOf(trialsAt(['zone', 'user', 'host'], lines, (row) => ({ scenario: scenarios[row] ?? 'reply' }))),
  );

describe('the witness of a tell', () => {
  it('is two trials with other symbols that differ in as little else as can be', () => {
    expect(pair(['east jo a', 'west al b', 'west jo b', 'east al b'], ['x', 'y', 'y', 'x'])).toEqual(['002', '004']);
  });

  it('is the first such pair where several are as near', () => {
    expect(pair(['east jo a', 'west jo a', 'east jo a', 'west jo a'], ['x', 'y', 'x', 'y'])).toEqual(['001', '002']);
  });

  it('differs in what the tell depends on, however much else differs', () => {
    expect(pair(['east jo a', 'east jo a', 'west al b'], ['x', 'y', 'z'])).toEqual(['001', '003']);
    expect(pair(['east jo a', 'west jo a', 'west al b'], ['x', 'y', 'y'], ['user'])).toEqual(['001', '003']);
    expect(pair(['east jo a', 'west jo a', 'east al b'], ['x', 'y', 'y'], ['zone', 'user'])).toEqual(['001', '002']);
  });

  it('counts another scenario as one difference', () => {
    expect(pair(['east jo a', 'west jo a', 'west jo a'], ['x', 'y', 'y'], ['zone'], ['reply', 'ask', 'reply'])).toEqual(
      ['001', '003'],
    );
    expect(pair(['east jo a', 'west jo a', 'west al b'], ['x', 'y', 'y'], ['zone'], ['reply', 'ask', 'reply'])).toEqual(
      ['001', '002'],
    );
  });

  it('may be two trials of one environment where it depends on nothing', () => {
    expect(pair(['east jo a', 'west jo a', 'east jo a'], ['x', 'y', 'y'], [])).toEqual(['001', '003']);
  });

  it('passes over what could not be read', () => {
    expect(pair(['east jo a', 'west jo a', 'west al b', 'east al b'], [null, 'y', null, 'x'])).toEqual(['002', '004']);
  });

  it('is one trial where the symbol never changes, none where nothing was read', () => {
    expect(pair(['east jo a', 'west jo a', 'west jo a'], [null, 'y', 'y'])).toEqual(['002']);
    expect(pair(['east jo a', 'west jo a'], [null, null])).toEqual([]);
  });

  it('is looked for among the first 48 trials of each symbol', () => {
    const near = (count: number): readonly string[] => [
      'west al b',
      ...Array.from({ length: count }, (_, row) => (row === count - 1 ? 'east al b' : 'east jo a')),
    ];
    const symbols = (count: number): string[] => ['y', ...Array.from({ length: count }, () => 'x')];
    expect(pair(near(48), symbols(48))).toEqual(['001', '049']);
    expect(pair(near(49), symbols(49))).toEqual(['001', '002']);
  });
});
