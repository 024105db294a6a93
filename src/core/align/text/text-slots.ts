/**
 * Slots of a frame: each span becomes one slot, with every trial's text and offsets. Two kinds of
 * span hide differences inside them and give further slots: passages, and renderings beside similar
 * plain text.
 *
 *     trial 0   Rules.␊Use tabs in all files of this repository.␊
 *     trial 1   Rules.␊
 *     trial 2   Rules.␊Use spaces in all files of this repository.␊
 *
 *     slot 0    the passage's presence: the line | empty | the line
 *     slot 1    inside the passage:     tabs | null | spaces
 */
import type { Span } from './center-star.ts';
import { starSpans } from './center-star.ts';
import { textEdits } from './diff.ts';
import { centreOf, distinctOf } from './distinct-texts.ts';
import type { SpansOf } from './id-columns.ts';
import { isUnmasked, type MaskedText } from './masks.ts';
import { contextAround, type TextBlock, type TextFrame, type TextSlot } from './text-alignment.ts';

/** A missing text of this many code units is a passage. */
const PASSAGE = 40;
/** Longer texts are not compared with a rendering, which is short; code units. */
const LONGEST_SIMILAR = 400;

/** `spansOf`: aligns the texts inside a passage. */
export const slotsOf = (frame: TextFrame, spansOf: SpansOf): TextSlot[] =>
  frame.spans.flatMap((span, index) => slotsIn(frame, span, index, spansOf));

/**
 * The slots of one span. A passage missing in some trials and similar in the others: one slot for
 * its presence, then the slots inside. A rendering where other trials have similar text: compared
 * unmasked.
 */
function slotsIn(frame: TextFrame, span: Span, index: number, spansOf: SpansOf): TextSlot[] {
  const slot = slotOf(frame, span, index);
  const passage = passageIn(frame, span, slot, spansOf);
  if (passage !== null) {
    const present = passage.distinct.texts[centreOf(passage.distinct.texts)]?.text ?? '';
    const symbols = slot.symbols.map((symbol) => (symbol === null || symbol === '' ? symbol : present));
    return [{ ...slot, symbols }, ...slotsOf(passage, spansOf)];
  }
  if (frame.masked.every(isUnmasked)) return [slot];
  const originals = frame.block.texts.map((text, trial) => originalIn(frame, text, slot, trial));
  return hidesSimilarText(slot.symbols, originals) ? unmaskedSlots(frame, slot, originals) : [slot];
}

function slotOf(frame: TextFrame, span: Span, index: number): TextSlot {
  const { distinct, masked, block } = frame;
  const offsets = (side: Int32Array): Int32Array =>
    distinct.indexByTrial.map((i, trial) => {
      if (i < 0) return -1;
      const offset = (frame.maskedOffsets[trial] ?? 0) + (side[i] ?? 0);
      return originalOffset(masked[trial] ?? null, offset) + (block.offsets[trial] ?? 0);
    });
  const symbols = Array.from(distinct.indexByTrial, (i) =>
    i < 0 ? null : (distinct.texts[i]?.text.slice(span.starts[i], span.ends[i]) ?? null),
  );
  return { symbols, starts: offsets(span.starts), ends: offsets(span.ends), ...contextAround(frame, index) };
}

/** Offset in the trial's own block of an offset in its masked block. */
function originalOffset(masked: MaskedText | null, at: number): number {
  let drift = 0;
  for (const replacement of masked?.replacements ?? []) {
    if (replacement.at >= at) break;
    drift += replacement.original.length - replacement.mark.placeholder.length;
  }
  return at + drift;
}

/** The trial's own text in the slot, renderings unmasked. */
function originalIn(frame: TextFrame, text: string | null, slot: TextSlot, trial: number): string | null {
  const offset = frame.block.offsets[trial] ?? 0;
  return slot.symbols[trial] === null
    ? null
    : (text?.slice((slot.starts[trial] ?? 0) - offset, (slot.ends[trial] ?? 0) - offset) ?? null);
}

/**
 * The frame of a passage that some trials lack; null if there is none, or if its texts have little
 * in common.
 */
function passageIn(frame: TextFrame, span: Span, slot: TextSlot, spansOf: SpansOf): TextFrame | null {
  if (!slot.symbols.includes('')) return null;
  const distinct = distinctOf(slot.symbols.map((symbol) => (symbol === '' ? null : symbol)));
  if (distinct.texts.length < 2) return null;
  if (distinct.texts.some(({ text }) => text.length < PASSAGE)) return null;
  const centre = distinct.texts[centreOf(distinct.texts)]?.text ?? '';
  if (!distinct.texts.every(({ text }) => sharesHalf(centre, text))) return null;
  const maskedOffsets = Array.from(
    frame.distinct.indexByTrial,
    (i, trial) => (frame.maskedOffsets[trial] ?? 0) + (span.starts[i] ?? 0),
  );
  return { ...frame, distinct, maskedOffsets, spans: spansOf(distinct.texts), left: '', right: '' };
}

/**
 * Whether some trial has a masked rendering and another has plain text that shares half of the
 * original.
 */
function hidesSimilarText(symbols: readonly (string | null)[], originals: readonly (string | null)[]): boolean {
  const rendered = new Set<string>();
  const plain = new Set<string>();
  symbols.forEach((symbol, trial) => {
    const original = originals[trial] ?? '';
    if (symbol === null || symbol === '' || original.length > LONGEST_SIMILAR) return;
    (/[\u{100000}-\u{10ffff}]/u.test(symbol) ? rendered : plain).add(original);
  });
  return [...plain].some((text) => [...rendered].some((other) => sharesHalf(text, other)));
}

/** Whether at most half of the longer text is edited, in code units. */
function sharesHalf(a: string, b: string): boolean {
  const changed = textEdits(a, b).reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  return changed <= Math.max(a.length, b.length) / 2;
}

/** The slots inside a slot, between the trials' own texts. */
function unmaskedSlots(frame: TextFrame, slot: TextSlot, originals: readonly (string | null)[]): TextSlot[] {
  const distinct = distinctOf(originals);
  const spans = starSpans(distinct.texts, textEdits);
  const offsets = frame.block.offsets.map((_, trial) => slot.starts[trial] ?? 0);
  const sides = { left: slot.before, right: slot.after };
  const block: TextBlock = { texts: originals, offsets, ...sides };
  // Nothing is masked here, and each text begins at its slot.
  const inner: TextFrame = { block, masked: [], distinct, maskedOffsets: [], spans, ...sides };
  return spans.map((span, index) => slotOf(inner, span, index));
}
