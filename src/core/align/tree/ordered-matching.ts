/**
 * Matchings that keep the order on both sides: the longest one, and the one of the greatest weight.
 */

/**
 * A longest increasing subsequence of the first numbers; pairs are given by ascending second
 * number. Patience sorting (Schensted 1961), with the pile searched from the end: O(n l) for a
 * result of length `l`.
 */
export function longestIncreasing(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const ends: number[] = [];
  const before = pairs.map(([a], index) => {
    let length = ends.length;
    while (length > 0 && (pairs[ends[length - 1] ?? 0]?.[0] ?? 0) >= a) length -= 1;
    ends[length] = index;
    return length === 0 ? -1 : (ends[length - 1] ?? -1);
  });
  const run: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.unshift(pair);
  }
  return run;
}

/**
 * The order-preserving matching of the greatest total weight: pairs ascend on both sides. Dynamic
 * programming as in Needleman and Wunsch (1970) without a gap penalty, O(n m). A score of 0 is no
 * pair.
 */
export function bestPairs(n: number, m: number, score: (i: number, j: number) => number): [number, number][] {
  const scores = indices(n).map((i) => indices(m).map((j) => score(i, j)));
  const best = indices(n + 1).map(() => new Float64Array(m + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const here = scores[i]?.[j] ?? 0;
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(at(i + 1, j), at(i, j + 1), here > 0 ? here + at(i + 1, j + 1) : 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    const here = scores[i]?.[j] ?? 0;
    if (here > 0 && at(i, j) === here + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

const indices = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
