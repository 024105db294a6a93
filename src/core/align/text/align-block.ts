/**
 * One stretch of lines in which trials differ, to the code point: renderings masked, then the union of differences, then a
 * closer look at two kinds of difference that hide others inside them (see `slotsIn`).
 */
import { anchored, inside } from './masked-renderings.ts';
import { type Distinct, distinctOf } from './distinct-texts.ts';
import { wholeTokens } from './random-tokens.ts';
import type { TextBlock, Frame, TextAlignment, TextSlot } from './text-alignment.ts';
import { contextAround } from './text-alignment.ts';
import { hunksOf } from './diff.ts';
import { idSpans } from './id-columns.ts';
import { isUnmasked, type Masked, type Masks } from './masks.ts';
import type { Span, Weighted } from './center-star.ts';
import { centreOf, starSpans } from './center-star.ts';

/** A missing text this long, code units, is a place of its own; what differs inside it elsewhere is told apart. */
const PASSAGE = 40;
/** Longer texts are not compared with a rendering, which is short. */
const LONGEST_KIN = 400;

/** `plain`: the distinct texts of the block, if they are known. */
export function alignBlock(block: TextBlock, masks: Masks, plain?: Distinct): TextAlignment {
  const masked = masks.mask(block.texts);
  const distinct =
    plain !== undefined && masked.every(isUnmasked) ? plain : distinctOf(masked.map((one) => one?.text ?? null));
  const froms = block.texts.map(() => 0);
  const frame: Frame = { block, masked, distinct, froms, spans: spansOf(distinct.texts), ...sides(block) };
  return {
    slots: frame.spans.flatMap((_, index) => slotsIn(frame, index)),
    renderings: [...anchored(frame), ...frame.spans.flatMap((_, index) => inside(frame, index))],
  };
}

const sides = ({ left, right }: TextBlock): Pick<Frame, 'left' | 'right'> => ({ left, right });

const starred = (texts: readonly Weighted[]): Span[] => wholeTokens(texts, starSpans(texts, hunksOf));

const spansOf = (texts: readonly Weighted[]): Span[] => idSpans(texts, starred) ?? starred(texts);

/**
 * The slots of one span. Where a passage is missing in some trials and kindred in the others: one slot for its presence,
 * and the slots inside. Where a rendering stands in some trials and a kindred text in others: what differs unmasked.
 */
function slotsIn(frame: Frame, index: number): TextSlot[] {
  const slot = plainSlot(frame, index);
  const passage = passageIn(frame, index, slot);
  if (passage !== null) {
    const present = passage.distinct.texts[centreOf(passage.distinct.texts)]?.text ?? '';
    const symbols = slot.symbols.map((symbol) => (symbol === null || symbol === '' ? symbol : present));
    return [{ ...slot, symbols }, ...passage.spans.flatMap((_, inner) => slotsIn(passage, inner))];
  }
  if (frame.masked.every(isUnmasked)) return [slot];
  const originals = frame.block.texts.map((text, trial) => own(frame, text, slot, trial));
  return isKindred(slot.symbols, originals) ? unmasked(frame, slot, originals) : [slot];
}

function plainSlot(frame: Frame, index: number): TextSlot {
  const { distinct, spans, masked, block } = frame;
  const span = spans[index];
  const at = (side: 'starts' | 'ends'): Int32Array =>
    distinct.of.map((i, trial) => {
      if (i < 0) return -1;
      const offset = (frame.froms[trial] ?? 0) + (span?.[side][i] ?? 0);
      return originalOffset(masked[trial] ?? null, offset) + (block.offsets[trial] ?? 0);
    });
  const symbols = Array.from(distinct.of, (i) =>
    i < 0 ? null : (distinct.texts[i]?.text.slice(span?.starts[i], span?.ends[i]) ?? null),
  );
  return { symbols, starts: at('starts'), ends: at('ends'), ...contextAround(frame, index) };
}

/** Offset in the trial's own block of a masked offset. */
function originalOffset(masked: Masked | null, at: number): number {
  let drift = 0;
  for (const spot of masked?.spots ?? []) {
    if (spot.at >= at) break;
    drift += spot.original.length - spot.mark.placeholder.length;
  }
  return at + drift;
}

/** The trial's own text in the slot. */
function own(frame: Frame, text: string | null, slot: TextSlot, trial: number): string | null {
  const offset = frame.block.offsets[trial] ?? 0;
  return slot.symbols[trial] === null
    ? null
    : (text?.slice((slot.starts[trial] ?? 0) - offset, (slot.ends[trial] ?? 0) - offset) ?? null);
}

/** The frame of a passage that some trials lack; null if there is none, or if it is not one passage but several. */
function passageIn(frame: Frame, index: number, slot: TextSlot): Frame | null {
  if (!slot.symbols.includes('')) return null;
  const distinct = distinctOf(slot.symbols.map((symbol) => (symbol === '' ? null : symbol)));
  if (distinct.texts.length < 2) return null;
  if (distinct.texts.some(({ text }) => text.length < PASSAGE)) return null;
  const centre = distinct.texts[centreOf(distinct.texts)]?.text ?? '';
  if (!distinct.texts.every(({ text }) => sharesHalf(centre, text))) return null;
  const span = frame.spans[index];
  const froms = Array.from(frame.distinct.of, (i, trial) => (frame.froms[trial] ?? 0) + (span?.starts[i] ?? 0));
  return { ...frame, distinct, froms, spans: spansOf(distinct.texts), left: '', right: '' };
}

/** A masked rendering in some trials, and elsewhere a text that shares half its code points with what was masked. */
function isKindred(symbols: readonly (string | null)[], originals: readonly (string | null)[]): boolean {
  const rendered = new Set<string>();
  const plain = new Set<string>();
  symbols.forEach((symbol, trial) => {
    const original = originals[trial] ?? '';
    if (symbol === null || symbol === '' || original.length > LONGEST_KIN) return;
    (/[\u{100000}-\u{10ffff}]/u.test(symbol) ? rendered : plain).add(original);
  });
  return [...plain].some((text) => [...rendered].some((other) => sharesHalf(text, other)));
}

function sharesHalf(a: string, b: string): boolean {
  const changed = hunksOf(a, b).reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  return changed <= Math.max(a.length, b.length) / 2;
}

/** The slots inside a slot, between the trials' own texts. */
function unmasked(frame: Frame, slot: TextSlot, originals: readonly (string | null)[]): TextSlot[] {
  const distinct = distinctOf(originals);
  const spans = starSpans(distinct.texts, hunksOf);
  const offsets = frame.block.offsets.map((_, trial) => slot.starts[trial] ?? 0);
  const block: TextBlock = { texts: originals, offsets, left: slot.before, right: slot.after };
  // Nothing is masked here, and each text begins where its slot does.
  const inner: Frame = { block, masked: [], distinct, froms: [], spans, ...sides(block) };
  return spans.map((_, index) => plainSlot(inner, index));
}
