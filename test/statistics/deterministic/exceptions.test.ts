/** Steady groups of which one trial does not agree. */
import { describe, expect, it } from 'vitest';
import { fisherCombined } from '../../../src/core/statistics/exact-tests.ts';
import { deterministicDependence } from '../../../src/core/statistics/deterministic.ts';
import { everyCombination, groupOf, symbolsBy, tableFor } from '../../builders/evidence/groups.ts';

describe('one trial in the way of a simpler explanation', () => {
  const lines = everyCombination(2, 8);
  const symbols = lines.map((line, row) => (row === 5 ? '1' : line.slice(0, 1)));
  const draftOf = () => deterministicDependence(groupOf(symbols), tableFor(lines));

  it('is its exception, and the p counts as many attempts as trials', () => {
    expect(lines[5]).toBe('0 1');
    expect(draftOf()).toMatchObject({ set: [0], exception: 5, decided: true });
    // 15 and 16 of 31 are left.
    expect(draftOf()?.rawP).toBeCloseTo(32 * fisherCombined((3 * 8) / 300_540_195, 1), 10);
  });

  it('leaves the explanations with it open for fresh trials', () => {
    const strict = symbolsBy(lines, (a) => a).map((symbol, row) => (row === 5 ? '1' : symbol));
    expect(deterministicDependence(groupOf(strict), tableFor(lines))?.candidates).toEqual([[0]]);
    const three = everyCombination(3, 4);
    const once = three.map((line, row) => (row === 3 ? 'x' : line.slice(0, 1)));
    const few = three.flatMap((line, row) => (row === 3 || line !== three[3] ? [row] : []));
    const kept = tableFor(few.map((row) => three[row] ?? ''));
    const odd = deterministicDependence(groupOf(few.map((row) => once[row] ?? null)), kept);
    expect(odd).toMatchObject({ set: [0], exception: 3, candidates: [[0], [0, 1, 2]] });
  });
});

describe('an exception', () => {
  it('may be the first trial', () => {
    const lines = everyCombination(2, 8);
    const symbols = lines.map((line, row) => (row === 0 ? '1' : line.slice(0, 1)));
    expect(deterministicDependence(groupOf(symbols), tableFor(lines))).toMatchObject({ set: [0], exception: 0 });
  });

  it('may stand beside a set of two, not of three', () => {
    const judgedWith = (parity: number) => {
      const lines = everyCombination(3, 8);
      const symbols = symbolsBy(lines, (a = 0, b = 0, c = 0) => a ^ b ^ (parity === 3 ? c : 0));
      return deterministicDependence(
        groupOf(symbols.map((symbol, row) => (row === 9 ? 'x' : symbol))),
        tableFor(lines),
      );
    };
    expect(judgedWith(2)).toMatchObject({ set: [0, 1], exception: 9 });
    expect(judgedWith(3)).not.toHaveProperty('exception');
    expect(judgedWith(3)).toMatchObject({ set: [0, 1, 2], rawP: 1, decided: false });
  });

  it('is none in too few trials, or where two are in the way', () => {
    const judgedAt = (times: number, ...odd: number[]) => {
      const lines = everyCombination(2, times);
      return deterministicDependence(
        groupOf(lines.map((line, row) => (odd.includes(row) ? 'x' : line.slice(0, 1)))),
        tableFor(lines),
      );
    };
    expect(judgedAt(8, 5)).toHaveProperty('exception', 5);
    expect(judgedAt(4, 5)).toMatchObject({ set: [0, 1], rawP: 1, decided: false });
    expect(judgedAt(4, 5)).not.toHaveProperty('exception');
    expect(judgedAt(8, 5, 6)).toMatchObject({ set: [0, 1], rawP: 1, decided: false });
  });

  it('is none where without it nothing differs', () => {
    const lines = everyCombination(2, 8);
    expect(
      deterministicDependence(groupOf(lines.map((_, row) => (row === 5 ? 'x' : 'y'))), tableFor(lines)),
    ).not.toHaveProperty('exception');
  });

  it('is the earlier of two that are as likely', () => {
    const both = [...Array.from({ length: 16 }, () => ['0 0', '1 1']).flat(), '1 0', '0 1'];
    const judgedAs = (lines: readonly string[]) =>
      deterministicDependence(groupOf(symbolsBy(lines, (a = 0, b = 0) => a & b)), tableFor(lines));
    expect(judgedAs(both)).toMatchObject({ set: [0], exception: 32, candidates: [[0], [0, 1]] });
    expect(judgedAs([...both.slice(0, 32), '0 1', '1 0'])).toMatchObject({ set: [1], exception: 32 });
  });
});
