/** What trials have in common, said once: distinct texts, how many trials have each, and which trial has which. */
import type { Weighted } from './center-star.ts';

export interface Distinct {
  /** In order of first occurrence. */
  readonly texts: readonly Weighted[];
  /** By trial: index into `texts`, or -1 where the trial has none. */
  readonly of: Int32Array;
}

export function distinctOf(texts: readonly (string | null)[]): Distinct {
  const indices = new Map<string, number>();
  const counts: number[] = [];
  const of = Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const index = indices.get(text) ?? indices.size;
    indices.set(text, index);
    counts[index] = (counts[index] ?? 0) + 1;
    return index;
  });
  return { texts: [...indices.keys()].map((text, index) => ({ text, count: counts[index] ?? 0 })), of };
}

/** Whether any two texts differ, null left out. */
export function varies(texts: readonly (string | null)[]): boolean {
  const first = texts.find((text) => text !== null);
  return texts.some((text) => text !== null && text !== first);
}
