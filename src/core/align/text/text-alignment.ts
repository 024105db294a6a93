/** What the parts of text alignment hand to each other: blocks, frames, slots and renderings of one text. */
import type { Distinct } from './distinct-texts.ts';
import type { RenderingMark, Masked } from './masks.ts';
import type { Span } from './center-star.ts';
import { centreOf } from './center-star.ts';

/** Arrays are by trial; null or -1 where the trial has no such text. Offsets point into the trial's own text. */
export interface TextSlot {
  readonly symbols: readonly (string | null)[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly before: string;
  readonly after: string;
}

export interface TextRendering {
  readonly mark: RenderingMark;
  readonly texts: readonly (string | null)[];
  readonly before: string;
  readonly after: string;
}

export interface TextAlignment {
  readonly slots: readonly TextSlot[];
  readonly renderings: readonly TextRendering[];
}

/** Each trial's text of the stretch, where in the trial's whole text it starts, and the common text on both sides. */
export interface TextBlock {
  readonly texts: readonly (string | null)[];
  readonly offsets: readonly number[];
  readonly left: string;
  readonly right: string;
}

/** Texts by trial with the spans in which they differ; `froms` says where in the trial's masked block each begins. */
export interface Frame {
  readonly block: TextBlock;
  readonly masked: readonly (Masked | null)[];
  readonly distinct: Distinct;
  readonly froms: readonly number[];
  readonly spans: readonly Span[];
  readonly left: string;
  readonly right: string;
}

/** Code points of common text given on each side of a slot. */
const CONTEXT = 16;
/** Common text on both sides of a span, up to its neighbours. */
export function contextAround(frame: Frame, index: number): Pick<TextSlot, 'before' | 'after'> {
  const { distinct, spans } = frame;
  const centre = centreOf(distinct.texts);
  const text = distinct.texts[centre]?.text ?? '';
  const before = text.slice(spans[index - 1]?.ends[centre] ?? 0, spans[index]?.starts[centre]);
  const after = text.slice(spans[index]?.ends[centre], spans[index + 1]?.starts[centre] ?? text.length);
  return {
    before: lastPoints(index === 0 ? frame.left + before : before),
    after: firstPoints(index === spans.length - 1 ? after + frame.right : after),
  };
}

export const lastPoints = (text: string): string =>
  Array.from(text.slice(-2 * CONTEXT - 1))
    .slice(-CONTEXT)
    .join('');

export const firstPoints = (text: string): string =>
  Array.from(text.slice(0, 2 * CONTEXT + 1))
    .slice(0, CONTEXT)
    .join('');
