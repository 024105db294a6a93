/**
 * Distinct texts: equal texts of several trials become one, counted, so that later steps compare
 * each text once.
 */

/** A text and the number of trials that have it. */
export interface CountedText {
  readonly text: string;
  readonly count: number;
}

export interface DistinctTexts {
  /** In order of first occurrence. */
  readonly texts: readonly CountedText[];
  /** By trial: index into `texts`, or -1 if the trial has no text. */
  readonly indexByTrial: Int32Array;
}

export function distinctOf(texts: readonly (string | null)[]): DistinctTexts {
  const indices = new Map<string, number>();
  const counts: number[] = [];
  const indexByTrial = Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const index = indices.get(text) ?? indices.size;
    indices.set(text, index);
    counts[index] = (counts[index] ?? 0) + 1;
    return index;
  });
  return { texts: [...indices.keys()].map((text, index) => ({ text, count: counts[index] ?? 0 })), indexByTrial };
}

/**
 * The centre of a star alignment: the index of the most common text, the first of equally common
 * ones.
 */
export function centreOf(texts: readonly CountedText[]): number {
  let best = 0;
  texts.forEach((text, index) => {
    if (text.count > (texts[best]?.count ?? 0)) best = index;
  });
  return best;
}

/** Whether any two texts differ; null is ignored. */
export function varies(texts: readonly (string | null)[]): boolean {
  const first = texts.find((text) => text !== null);
  return texts.some((text) => text !== null && text !== first);
}
