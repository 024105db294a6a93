/**
 * Center-star multiple alignment: each text is aligned with one centre, and the edits are merged
 * into spans. Source: Gusfield 1993, "Efficient methods for multiple sequence alignment with
 * guaranteed error bounds".
 *
 * Gusfield takes the centre with the least sum of distances: less than twice the optimal cost. Here
 * the centre is the most common text: no search is needed, and rare texts do not change it. His
 * bound is lost. Cost: one pairwise diff for each other distinct text, then O(e log e) for `e`
 * edits.
 *
 *     centre    a b c d e        edits               span in the centre    its text
 *     text 1    a b X d e        c -> X              [c d]                 X d
 *     text 2    a b Y e          c d -> Y            [c d]                 Y
 */
import { centreOf, type CountedText } from './distinct-texts.ts';
import type { Edit } from './myers.ts';

/**
 * A column of differences: its offsets in each distinct text, by index. Between two spans all texts
 * are equal.
 */
export interface Span {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The spans in which distinct texts differ, in order. `diff` gives the edits from one text to
 * another.
 */
export function starSpans(texts: readonly CountedText[], diff: (from: string, to: string) => readonly Edit[]): Span[] {
  const centre = centreOf(texts);
  const centreText = texts[centre]?.text ?? '';
  const edits = texts.map(({ text }, index) => (index === centre ? [] : diff(centreText, text)));
  const spans = mergedIntervals(edits).map(([from, to]): Span => {
    const starts = new Int32Array(texts.length).fill(from);
    return { starts, ends: new Int32Array(texts.length).fill(to) };
  });
  edits.forEach((list, index) => projectSpans(spans, list, index));
  return spans;
}

/**
 * Intervals of the centre in which any text differs. Overlapping ones are merged, and insertions
 * that touch.
 */
function mergedIntervals(edits: readonly (readonly Edit[])[]): [number, number][] {
  const all = edits.flat().sort((x, y) => x.a0 - y.a0 || x.a1 - y.a1);
  const merged: [number, number][] = [];
  for (const { a0, a1 } of all) {
    const last = merged.at(-1);
    const touches = last !== undefined && a0 === last[1] && (a0 === a1 || last[0] === last[1]);
    if (last !== undefined && (a0 < last[1] || touches)) last[1] = Math.max(last[1], a1);
    else merged.push([a0, a1]);
  }
  return merged;
}

/**
 * Moves the spans from offsets of the centre to those of text `index`. Each edit lies inside
 * exactly one span.
 */
function projectSpans(spans: readonly Span[], edits: readonly Edit[], index: number): void {
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
