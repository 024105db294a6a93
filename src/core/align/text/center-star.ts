/**
 * Many texts against their most common one: the union of the places where any of them differs from it. What lies between
 * two such places is equal in all of them.
 */
import type { Edit } from './myers.ts';

/** A text and how many trials have it. */
export interface Weighted {
  readonly text: string;
  readonly count: number;
}

/** A place of difference: where it lies in each text, by index. */
export interface Span {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Index of the most common text; the first of equals. */
export function centreOf(texts: readonly Weighted[]): number {
  let best = 0;
  texts.forEach((text, index) => {
    if (text.count > (texts[best]?.count ?? 0)) best = index;
  });
  return best;
}

/** Places of difference between distinct texts, in order. `differ` finds the edits between two of them. */
export function starSpans(texts: readonly Weighted[], differ: (a: string, b: string) => readonly Edit[]): Span[] {
  const centre = centreOf(texts);
  const a = texts[centre]?.text ?? '';
  const edits = texts.map(({ text }, index) => (index === centre ? [] : differ(a, text)));
  const spans = unionOf(edits).map(([from, to]): Span => {
    const starts = new Int32Array(texts.length).fill(from);
    return { starts, ends: new Int32Array(texts.length).fill(to) };
  });
  edits.forEach((list, index) => placeIn(spans, list, index));
  return spans;
}

/** Intervals of the centre in which any text differs; those that overlap, and insertions that touch, are one. */
function unionOf(edits: readonly (readonly Edit[])[]): [number, number][] {
  const all = edits.flat().sort((x, y) => x.a0 - y.a0 || x.a1 - y.a1);
  const kept: [number, number][] = [];
  for (const { a0, a1 } of all) {
    const last = kept.at(-1);
    const touches = last !== undefined && a0 === last[1] && (a0 === a1 || last[0] === last[1]);
    if (last !== undefined && (a0 < last[1] || touches)) last[1] = Math.max(last[1], a1);
    else kept.push([a0, a1]);
  }
  return kept;
}

/** Where the spans lie in the text that `edits` lead to. Each edit lies inside exactly one span. */
function placeIn(spans: readonly Span[], edits: readonly Edit[], index: number): void {
  let next = 0;
  let drift = 0;
  for (const span of spans) {
    const to = span.ends[index] ?? 0;
    span.starts[index] = (span.starts[index] ?? 0) + drift;
    for (let edit = edits[next]; edit !== undefined && edit.a1 <= to; edit = edits[next]) {
      drift += edit.b1 - edit.b0 - (edit.a1 - edit.a0);
      next += 1;
    }
    span.ends[index] = to + drift;
  }
}
