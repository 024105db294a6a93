/** The power of a design: how weak a mark it could still have seen. Arithmetic only. */

/**
 * Smallest probability q with which a mark may fire in a cell and still be seen with the given
 * power. The cell occurs in `trials` trials, of which `firings` must show the mark. So q solves
 * P(Binomial(trials, q) >= firings) = power. With one firing, q = 1 - (1 - power)^(1 / trials). One
 * firing is enough to raise a hypothesis, which the confirmation then repeats in that very cell.
 * Returns 1 if the cell never occurs.
 */
export function smallestTrigger(trials: number, firings = 1, power = 0.95): number {
  if (trials < firings) return 1;
  if (firings === 1) return 1 - (1 - power) ** (1 / trials);
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atLeast(trials, firings, middle) >= power) high = middle;
    else low = middle;
  }
  return high;
}

/** P(Binomial(n, q) >= k). */
function atLeast(n: number, k: number, q: number): number {
  let [term, below] = [(1 - q) ** n, 0];
  for (let i = 0; i < k; i++) {
    below += term;
    term *= ((n - i) / (i + 1)) * (q / (1 - q));
  }
  return 1 - below;
}
