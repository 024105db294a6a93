import { describe, expect, it } from 'vitest';
import {
  fisherCombined,
  entropy,
  holmAdjusted,
  hypergeometricTail,
  lnChoose,
  lnMultinomial,
  stirlingSecondKind,
} from '../../../src/core/statistics/exact-tests.ts';

describe('counting, against published values', () => {
  it("Fisher's tea: four of four cups right has probability 1/70, three or more 17/70", () => {
    expect(hypergeometricTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
    expect(hypergeometricTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
  });

  it('Stirling numbers of the second kind (OEIS A008277)', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((k) => stirlingSecondKind(7, k))).toEqual([1, 63, 301, 350, 140, 21, 1]);
    expect(stirlingSecondKind(9, 5)).toBe(6951);
  });

  it('arrangements of MISSISSIPPI: 34650', () => {
    expect(Math.exp(lnMultinomial([1, 4, 4, 2]))).toBeCloseTo(34650, 5);
    expect(Math.exp(lnChoose(52, 5))).toBeCloseTo(2598960, 2);
  });

  it("Holm's procedure as in R: p.adjust(c(0.01, 0.02, 0.03, 0.04), 'holm')", () => {
    expect(holmAdjusted([0.01, 0.04, 0.03, 0.02]).map((p) => Number(p.toFixed(10)))).toEqual([0.04, 0.06, 0.06, 0.06]);
  });

  it('two p-values of 0.05 combine to the chi-square tail of 11.98 at four degrees of freedom, 0.0175', () => {
    expect(fisherCombined(0.05, 0.05)).toBeCloseTo(0.01748, 5);
    expect(fisherCombined(1, 1)).toBe(1);
  });

  it('entropy of eight equal cells is three bits', () => {
    expect(entropy([1, 1, 1, 1, 1, 1, 1, 1])).toBeCloseTo(3, 12);
    expect(entropy([5, 0])).toBe(0);
  });
});
