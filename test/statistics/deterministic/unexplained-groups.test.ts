/** Steady groups that few factors do not explain, and the repeats that show that a group is steady. */
import { describe, expect, it } from 'vitest';
import { fisherCombined } from '../../../src/core/statistics/exact-tests.ts';
import { deterministicDependence, PLAUSIBLE } from '../../../src/core/statistics/deterministic.ts';
import {
  everyCombination,
  FACTOR_NAMES,
  groupOf,
  levelsOf,
  symbolsBy,
  tableFor,
} from '../../builders/evidence/groups.ts';
import { placeOf, tableOf, trialsAt } from '../../builders/evidence/slots.ts';

describe('what no set explains', () => {
  const even = everyCombination(5).filter((line) => levelsOf(line).reduce((sum, level) => sum + level, 0) % 2 === 0);
  const bent = symbolsBy(even, (a = 0, b = 0, c = 0, d = 0) => (a & b) ^ (c & d));

  it('is suggested to depend on all factors, for fresh trials to take apart', () => {
    const group = groupOf(bent);
    expect(deterministicDependence(group, tableFor(even))).toEqual({
      group,
      set: [0, 1, 2, 3, 4],
      candidates: [[0, 1, 2, 3, 4]],
      rawP: 1,
      decided: false,
    });
  });

  it('is no suggestion for a feature of a random value', () => {
    expect(
      deterministicDependence(groupOf(bent, [{ ...placeOf(bent), feature: 'length' }]), tableFor(even)),
    ).toBeUndefined();
  });
});

describe('what needs more than three factors', () => {
  it.each([
    [4, 1],
    // All arrangements of sixteen cells, in sixteen shapes, for each of 25 sets, of all of 32 trials.
    [5, fisherCombined((25 * 16 * 2 ** 16) / 601_080_390, 1)],
  ])('is explained by those whose change alone changed the symbol, here four of %i', (factors, p) => {
    const lines = everyCombination(factors);
    const symbols = symbolsBy(lines, (a = 0, b = 0, c = 0, d = 0) => a ^ b ^ c ^ d);
    expect(deterministicDependence(groupOf(symbols), tableFor(lines))).toMatchObject({
      set: [0, 1, 2, 3],
      candidates: [[0, 1, 2, 3]],
      decided: true,
    });
    expect(deterministicDependence(groupOf(symbols), tableFor(lines))?.rawP).toBeCloseTo(p, 8);
  });

  it('is not where a change in another scenario only seems to be of a factor', () => {
    const lines = everyCombination(4, 2);
    const table = tableOf(trialsAt(FACTOR_NAMES, lines, (row) => ({ scenario: row < 16 ? 'ask' : 'reply' })));
    const symbols = lines.map((line, row) =>
      String(levelsOf(line).reduce((sum, level) => sum ^ level, row < 16 ? 0 : 1)),
    );
    expect(deterministicDependence(groupOf(symbols), table)).toMatchObject({ set: [0, 1, 2, 3] });
  });
});

it('what differs between scenarios alone needs no explanation', () => {
  const lines = everyCombination(2, 8);
  const table = tableOf(trialsAt(FACTOR_NAMES, lines, (row) => ({ scenario: row % 8 < 4 ? 'ask' : 'reply' })));
  expect(deterministicDependence(groupOf(lines.map((_, row) => String(row % 8 < 4))), table)).toBeUndefined();
});

describe('repeats show that a group is steady', () => {
  it('but a p of one in a thousand needs none, as for a feature of a random value', () => {
    const judgedFor = (times: number) => {
      const all = everyCombination(2, times);
      const symbols = symbolsBy(all, (zone) => zone);
      return deterministicDependence(groupOf(symbols, [{ ...placeOf(symbols), feature: 'length' }]), tableFor(all));
    };
    expect(PLAUSIBLE).toBe(0.001);
    expect(judgedFor(8)).toMatchObject({ set: [0] });
    expect(judgedFor(4)).toBeUndefined();
  });

  // Two environments, ten trials each; a group that few trials have.
  const lines = Array.from({ length: 20 }, (_, row) => String(row % 2));
  it.each([
    [5, undefined],
    [6, [0]],
  ])('four of them: %i trials are read, of two environments', (count, set) => {
    const symbols = lines.map((line, row) => (row < count ? line : null));
    expect(deterministicDependence(groupOf(symbols), tableFor(lines))?.set).toEqual(set);
  });

  it.each([
    ['half of them where the design has few', ['0', '0', '0', '1', '1', '1'], ['a', 'a', null, 'b', 'b', null], [0]],
    ['and not fewer than half', ['0', '0', '0', '1', '1', '1'], ['a', 'a', null, 'b', null, null], undefined],
    ['none where it has none', ['0', '1'], ['a', 'b'], [0]],
  ])('%s', (_, few, symbols, set) => {
    expect(deterministicDependence(groupOf(symbols), tableFor(few))?.set).toEqual(set);
  });

  it.each([
    ['an order that was repeated once says nothing yet', 1, 'message.sequence', undefined],
    ['an order that was repeated twice does', 2, 'message.sequence', [0]],
    ['a value that was repeated once does', 1, 'text.code-point', [0]],
  ])('%s', (_, repeats, carrier, set) => {
    const few = [...everyCombination(2), '0 0', '1 1'].slice(0, 4 + repeats);
    const symbols = few.map((line) => line.slice(0, 1));
    expect(deterministicDependence(groupOf(symbols, [placeOf(symbols, { carrier })]), tableFor(few))?.set).toEqual(set);
  });

  it('an order beside a value needs no more than the value', () => {
    const few = [...everyCombination(2), '0 0'];
    const symbols = few.map((line) => line.slice(0, 1));
    const places = [placeOf(symbols, { carrier: 'message.sequence' }), placeOf(symbols)];
    expect(deterministicDependence(groupOf(symbols, places), tableFor(few))?.set).toEqual([0]);
  });
});
