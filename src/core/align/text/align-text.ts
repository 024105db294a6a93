/**
 * One text as all trials have it: lines first, then each stretch of differing lines with the trials' own renderings masked,
 * then tokens, then code points. What comes out is where the trials differ, with each trial's text there.
 */
import { alignBlock } from './align-block.ts';
import type { Distinct } from './distinct-texts.ts';
import { distinctOf, varies } from './distinct-texts.ts';
import type { TextBlock, TextAlignment } from './text-alignment.ts';
import { lineHunks } from './diff.ts';
import type { Masks } from './masks.ts';
import type { Span } from './center-star.ts';
import { centreOf, starSpans } from './center-star.ts';

const NOTHING: TextAlignment = { slots: [], renderings: [] };

export function alignText(texts: readonly (string | null)[], masks: Masks): TextAlignment {
  const distinct = distinctOf(texts);
  if (distinct.texts.length < 2) return NOTHING;
  if (!distinct.texts.some(({ text }) => text.includes('\n'))) {
    const block = { texts, offsets: texts.map(() => 0), left: '', right: '' };
    return alignBlock(block, masks, distinct);
  }
  const blocks = starSpans(distinct.texts, lineHunks);
  const centre = centreOf(distinct.texts);
  const whole = distinct.texts[centre]?.text ?? '';
  const aligned = blocks.map((block, index) => {
    const left = whole.slice(blocks[index - 1]?.ends[centre] ?? 0, block.starts[centre] ?? 0);
    const right = whole.slice(block.ends[centre] ?? 0, blocks[index + 1]?.starts[centre] ?? whole.length);
    return alignBlock(blockOf(distinct, block, left, right), masks);
  });
  return {
    slots: aligned.flatMap((part) => part.slots),
    renderings: aligned.flatMap((part) => part.renderings),
  };
}

function blockOf({ texts, of }: Distinct, span: Span, left: string, right: string): TextBlock {
  const indices = [...of];
  return {
    texts: indices.map((i) => (i < 0 ? null : (texts[i]?.text.slice(span.starts[i], span.ends[i]) ?? null))),
    offsets: indices.map((i) => (i < 0 ? 0 : (span.starts[i] ?? 0))),
    left,
    right,
  };
}

/** Whether trials differ at all once their renderings are masked, for readings that are compared whole. */
export function alignWhole(texts: readonly (string | null)[], masks: Masks): TextAlignment {
  if (!varies(texts)) return NOTHING;
  const masked = masks.mask(texts);
  const symbols = masked.map((one) => one?.text ?? null);
  const marks = new Set(masked.flatMap((one) => one?.spots.map((spot) => spot.mark) ?? []));
  const renderings = [...marks].map((mark) => ({
    mark,
    texts: masked.map((one) => one?.spots.find((spot) => spot.mark === mark)?.original ?? null),
    before: '',
    after: '',
  }));
  if (!varies(symbols)) return { slots: [], renderings };
  const starts = Int32Array.from(texts, (text) => (text === null ? -1 : 0));
  const ends = Int32Array.from(texts, (text) => text?.length ?? -1);
  return { slots: [{ symbols, starts, ends, before: '', after: '' }], renderings };
}
