/** What a design could have seen. Arithmetic only. */

/**
 * Smallest probability q with which a mark may fire in a cell and still be seen with the given power, when its cell
 * occurs in `trials` trials and `firings` of them must show it: the q at which P(Binomial(trials, q) >= firings) =
 * power. With one firing this is 1 - (1 - power)^(1 / trials). One firing is enough to raise a hypothesis, which the
 * confirmation then repeats in that very cell. 1 when the cell never occurs.
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
