/**
 * Exact tests and the counting behind them: log factorials (natural), Stirling numbers,
 * hypergeometric probabilities, entropy, Fisher's combination and Holm's correction.
 */

const logs: number[] = [0];

/** ln(n!) for n >= 0: a sum of logarithms, no approximation. */
export function lnFactorial(n: number): number {
  for (let i = logs.length; i <= n; i++) logs.push((logs[i - 1] ?? 0) + Math.log(i));
  return logs[n] ?? 0;
}

/** ln of the binomial coefficient; -Infinity where it is zero. */
export function lnChoose(n: number, k: number): number {
  return k < 0 || k > n ? -Infinity : lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
}

/** ln of the multinomial coefficient: the number of ways to arrange labels with these counts. */
export function lnMultinomial(counts: readonly number[]): number {
  return lnFactorial(counts.reduce((a, b) => a + b, 0)) - counts.reduce((sum, n) => sum + lnFactorial(n), 0);
}

const stirling = new Map<string, number>();

/** Stirling number of the second kind: the number of partitions of n things into k groups. */
export function stirlingSecondKind(n: number, k: number): number {
  if (k === n) return 1;
  if (k < 1 || k > n) return 0;
  const key = `${n},${k}`;
  const known = stirling.get(key);
  if (known !== undefined) return known;
  const value = k * stirlingSecondKind(n - 1, k) + stirlingSecondKind(n - 1, k - 1);
  stirling.set(key, value);
  return value;
}

/**
 * P(X = x) for the number X of marked things among `drawn`, drawn without replacement from
 * `total`, `marked` of them marked. `lnAll`: ln of the number of possible draws.
 */
function hypergeometricAt(x: number, drawn: number, marked: number, total: number, lnAll: number): number {
  return Math.exp(lnChoose(marked, x) + lnChoose(total - marked, drawn - x) - lnAll);
}

/**
 * The hypergeometric distribution: P(X = x) for x from 0 to the smaller of `drawn` and `marked`.
 */
export function hypergeometric(drawn: number, marked: number, total: number): number[] {
  const lnAll = lnChoose(total, drawn);
  return Array.from({ length: Math.min(drawn, marked) + 1 }, (_, x) =>
    hypergeometricAt(x, drawn, marked, total, lnAll),
  );
}

/** P(X >= hits): Fisher's exact test of a 2x2 table, one-sided. */
export function hypergeometricTail(hits: number, drawn: number, marked: number, total: number): number {
  const lnAll = lnChoose(total, drawn);
  let sum = 0;
  for (let x = Math.max(hits, drawn + marked - total, 0); x <= Math.min(drawn, marked); x++)
    sum += hypergeometricAt(x, drawn, marked, total, lnAll);
  return Math.min(1, sum);
}

/** Shannon entropy in bits of a distribution given by counts or weights. */
export function entropy(weights: readonly number[]): number {
  const total = weights.reduce((a, b) => a + b, 0);
  let bits = 0;
  for (const weight of weights) if (weight > 0) bits -= (weight / total) * Math.log2(weight / total);
  return bits;
}

/**
 * Fisher's combination of two independent p-values. With q their product, the result is q (1 - ln
 * q): the chi-square tail of -2 ln q at four degrees of freedom. Source: Fisher, Statistical
 * Methods for Research Workers, 4th edition, 1932, section 21.1.
 */
export function fisherCombined(first: number, second: number): number {
  const product = Math.min(1, first) * Math.min(1, second);
  return product <= 0 ? 0 : Math.min(1, product * (1 - Math.log(product)));
}

/**
 * Step-down adjusted p-values, in the order given (Holm, Scandinavian Journal of Statistics 6,
 * 1979).
 */
export function holmAdjusted(ps: readonly number[]): number[] {
  const order = ps.map((_, index) => index).sort((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1));
  const adjusted = new Array<number>(ps.length).fill(1);
  let highest = 0;
  for (const [rank, index] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (ps[index] ?? 1) * (ps.length - rank)));
    adjusted[index] = highest;
  }
  return adjusted;
}
