/**
 * The result of text alignment, and the frame from which its last steps read slots and renderings.
 */
import type { Span } from './center-star.ts';
import { centreOf, type DistinctTexts } from './distinct-texts.ts';
import type { MaskedText, RenderingMark } from './masks.ts';

/**
 * Arrays are by trial; null or -1 if the trial has no such text. Offsets are UTF-16 units of the
 * trial's own text.
 */
export interface TextSlot {
  readonly symbols: readonly (string | null)[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Common text on both sides, from the centre; at most 16 code points. */
  readonly before: string;
  readonly after: string;
}

/** A masked rendering and the original text that each trial has there. */
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

/** A run of lines in which trials differ. */
export interface TextBlock {
  /** By trial: the text of the block. */
  readonly texts: readonly (string | null)[];
  /** By trial: offset of the block in the whole text. */
  readonly offsets: readonly number[];
  /** Common text on both sides. */
  readonly left: string;
  readonly right: string;
}

/**
 * A block after masking, with the spans in which its distinct texts differ: all that slots are read
 * from.
 */
export interface TextFrame {
  readonly block: TextBlock;
  readonly masked: readonly (MaskedText | null)[];
  readonly distinct: DistinctTexts;
  /** By trial: offset of the distinct text in the masked block; above 0 only inside a passage. */
  readonly maskedOffsets: readonly number[];
  readonly spans: readonly Span[];
  readonly left: string;
  readonly right: string;
}

/** Code points of common text given on each side of a slot. */
const CONTEXT = 16;

/** Common text on both sides of a span, up to its neighbours. */
export function contextAround(frame: TextFrame, index: number): Pick<TextSlot, 'before' | 'after'> {
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
