/**
 * A small seeded generator, which makes designs and planted marks pure functions of their inputs.
 * Not for secrets. xoshiro128** 1.1 (Blackman & Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", ACM TOMS 47(4), 2021), its state filled from the seed by the 32-bit finaliser of
 * SplitMix.
 */

export interface Prng {
  /** Next 32 random bits, 0 to 2^32 - 1. */
  readonly next: () => number;
  /** Uniform integer from 0 to `n` - 1; `n` from 1 to 2^32. */
  readonly below: (n: number) => number;
  /** A shuffled copy (Fisher-Yates). */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

type State = [number, number, number, number];

export function prng(seed: number): Prng {
  return prngFromState(fill(seed));
}

/** The generator at a given state; its published test vector starts from 1, 2, 3, 4. */
export function prngFromState(start: readonly [number, number, number, number]): Prng {
  const state: State = [...start];
  const next = (): number => step(state);
  const below = (n: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % n);
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return drawn % n;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const out = [...items];
    for (let last = out.length - 1; last > 0; last--) {
      const other = below(last + 1);
      const held = out[last] as T;
      out[last] = out[other] as T;
      out[other] = held;
    }
    return out;
  };
  return { next, below, shuffle };
}

function step(s: State): number {
  const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
  const shifted = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate(s[3], 11);
  return result;
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** Four words from one seed; seeds above 32 bits use their high part too. */
function fill(seed: number): State {
  let word = (seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32) >>> 0, 0x85ebca6b);
  const draw = (): number => {
    word = (word + 0x9e3779b9) | 0;
    let mixed = word ^ (word >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [draw(), draw(), draw(), draw()];
}
