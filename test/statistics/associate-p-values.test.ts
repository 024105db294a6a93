/** Association on few trials, with p-values worked out by hand. */
import { describe, expect, it } from 'vitest';
import { ALPHA, associate, type Association, type Dependence } from '../../src/core/statistics/associate.ts';
import { trialId } from '../builders/messages/captures.ts';
import { slotOf } from '../builders/evidence/simulated-subject.ts';
import { tableOfRows, type Rest } from '../builders/evidence/trial-tables.ts';

type Symbols = (row: number) => string | null;

/** What is left of p when it is combined with a p of 1 after Fisher. */
const alone = (p: number): number => p * (1 - Math.log(p));
const both = (p: number, q: number): number => alone(p * q);

function association(
  factors: Readonly<Record<string, readonly string[]>>,
  rows: readonly (readonly number[])[],
  marks: readonly Symbols[],
  more: { readonly rest?: (row: number) => Rest; readonly alpha?: number } = {},
): Association {
  const { trials } = tableOfRows(factors, rows, more.rest);
  const slots = marks.map((mark, i) => slotOf(`slot ${i}`, new Map(rows.map((_, row) => [trialId(row), mark(row)]))));
  return associate({ trials, factors, slots, ...(more.alpha === undefined ? {} : { alpha: more.alpha }) });
}

describe('a place that is steady', () => {
  const factors = { zone: ['UTC', 'Tokyo', 'Berlin'], user: ['dev', 'ci'], ci: ['none', 'actions'] };
  /** Every combination, twice. */
  const rows = Array.from({ length: 24 }, (_, row) => [row % 3, Math.floor(row / 3) % 2, Math.floor(row / 6) % 2]);
  const mark: Symbols = (row) => (row % 3 === 1 ? '/' : '-');
  const byUser: Symbols = (row) => (Math.floor(row / 3) % 2 === 1 ? 'x' : 'y');
  const judge = (marks: readonly Symbols[], alpha?: number): readonly Dependence[] =>
    association(factors, rows, marks, alpha === undefined ? {} : { alpha }).dependences;
  /** 12 descriptions in three shapes, 24 over 8 arrangements, seven sets of factors; no fresh trials. */
  const P = alone((7 * 12 * 3) / 735471);

  it('has the p of its explanation, over all sets of factors', () => {
    const [one] = judge([mark]);
    expect(one).toMatchObject({ set: [0], candidates: [[0]], status: 'unconfirmed' });
    expect([one?.rawP, one?.p]).toEqual([expect.closeTo(P, 10), expect.closeTo(P, 10)]);
  });

  it('is a tell where that is below the error rate, a thousandth unless another is asked for', () => {
    expect(ALPHA).toBe(0.001);
    expect(judge([mark], 0.0031)[0]?.status).toBe('tell');
    expect(judge([mark], 0.003)[0]?.status).toBe('unconfirmed');
    const [exact] = judge([mark]);
    expect(judge([mark], exact?.p)[0]?.status).toBe('tell');
  });

  it('has a p corrected for the other groups', () => {
    // S(2, 2) · 2² descriptions in two shapes, 24 over 12 arrangements: more surprising, so it is corrected for both
    const other = alone((7 * 4 * 2) / 2704156);
    expect(judge([mark, byUser]).map(({ set, p }) => [set, p])).toEqual([
      [[0], expect.closeTo(P, 10)],
      [[1], expect.closeTo(2 * other, 10)],
    ]);
  });

  it('comes with the chance that repeats agree by luck: (1/3)² + (2/3)² for each pair', () => {
    expect(judge([mark])[0]?.replicateAgreementP).toBeCloseTo((5 / 9) ** 12, 10);
  });

  it('is left out where it depends on nothing, and nothing is judged where nothing was varied', () => {
    expect(judge([() => 'same'])).toEqual([]);
    const { dependences: judged, grouped } = association({ zone: ['UTC'] }, [[0], [0]], [(row) => String(row)]);
    expect(judged).toEqual([]);
    expect(grouped.groups).toHaveLength(1);
  });
});

describe('a place that varies by itself', () => {
  const factors = { zone: ['UTC', 'Tokyo'] };
  /** Twelve trials in each zone by turns, then as many fresh ones as asked for. */
  const rowsOf = (fresh: number): number[][] => Array.from({ length: 24 + fresh }, (_, row) => [row % 2]);
  /** The mark in so many of the twelve trials in Tokyo, and of the fresh ones there. */
  const firing =
    (screen: number, confirm = 0): Symbols =>
    (row) =>
      row % 2 === 1 && (row < 24 ? row < 2 * screen : row < 24 + 2 * confirm) ? 'm' : '-';
  const judge = (mark: Symbols, fresh = 0, alpha = ALPHA, block: (row: number) => number = () => 0) =>
    association(factors, rowsOf(fresh), [mark], {
      alpha,
      rest: (row) => ({ stage: row < 24 ? 'screen' : 'confirm', block: block(row) }),
    }).dependences[0];
  /** Fisher's exact p, times two symbols, and times four: two sizes of set, and two levels of the one factor. */
  const EIGHT = (495 / 735471) * 8;
  const SIX = (924 / 134596) * 8;
  const FIVE = (792 / 42504) * 8;

  it('is a suggestion where a mark stands out in the screen', () => {
    const one = judge(firing(8));
    expect(one).toMatchObject({ set: [0], candidates: [[0]], status: 'unconfirmed' });
    expect(one?.region?.p).toBeCloseTo(EIGHT, 10);
    expect(one?.rawP).toBeCloseTo(alone(EIGHT), 10);
    expect(one).not.toHaveProperty('decided');
  });

  it('is a tell below the error rate', () => {
    expect(judge(firing(8), 0, 0.034)?.status).toBe('tell');
    expect(judge(firing(8), 0, 0.033)?.status).toBe('unconfirmed');
  });

  it('is no tell where the mark drifts with time: it stands out between blocks, not within them', () => {
    expect(judge(firing(8), 0, 0.034, (row) => row % 2)?.status).toBe('unconfirmed');
    expect(judge(firing(8), 0, 0.034, (row) => Math.floor(row / 2))?.status).toBe('tell');
  });

  it('is not worth fresh trials where the screen shows next to nothing', () => {
    expect(judge(firing(6))?.rawP).toBeCloseTo(alone(SIX), 10);
    expect(judge(firing(5))).toBeUndefined();
  });

  it('is judged on the screen and on fresh trials together', () => {
    // All six fresh trials in Tokyo show it, none of those in UTC: 1 of 12 over 6.
    expect(judge(firing(5, 6), 12)?.rawP).toBeCloseTo(both(FIVE, 1 / 924), 10);
    expect(judge(firing(8, 0), 12)?.rawP).toBeCloseTo(alone(EIGHT), 10);
  });

  it('is dropped where fresh trials do not bear it out', () => {
    expect(judge(firing(6, 0), 12)).toBeUndefined();
  });

  it('is no suggestion where the screen could not read it', () => {
    const mark = firing(8, 3);
    expect(judge((row) => (row < 24 ? null : mark(row)), 12)).toBeUndefined();
  });

  it('is, of a random value, a feature that stands out', () => {
    // The letter is random; the digit is 1 in ten of the trials in Tokyo, and 0 in UTC.
    const mark: Symbols = (row) => `${'ghijklmnopqr'[Math.floor(row / 2)] ?? ''}${row % 2 === 1 && row < 20 ? 1 : 0}`;
    expect(judge(mark)?.group.responses.map(({ feature }) => feature)).toEqual([
      'parity of the last digit',
      'character 2',
      'parity of character 2',
    ]);
  });

  it('is judged on the screen alone where no fresh trial could be read', () => {
    const mark = firing(6, 6);
    expect(judge((row) => (row < 24 ? mark(row) : null), 12)?.rawP).toBeCloseTo(alone(SIX), 10);
  });
});
