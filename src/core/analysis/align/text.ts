/**
 * One text as all trials have it: lines first, then each stretch of differing lines with the trials' own renderings masked,
 * then tokens, then code points. What comes out is where the trials differ, with each trial's text there.
 */
import { distinctOf, variety } from './distinct.ts';
import type { Distinct } from './distinct.ts';
import { randomWords, wholeTokens } from './entropy.ts';
import { hunksOf, lineHunks } from './hunks.ts';
import type { Mark, Masked, Masks } from './masks.ts';
import type { Span } from './star.ts';
import { centreOf, starSpans } from './star.ts';

/** Arrays are by trial; null or -1 where the trial has no such text. Offsets point into the trial's own text. */
export interface TextSlot {
  readonly symbols: readonly (string | null)[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly before: string;
  readonly after: string;
}

export interface TextRendering {
  readonly mark: Mark;
  readonly texts: readonly (string | null)[];
  readonly before: string;
  readonly after: string;
}

export interface TextAlignment {
  readonly slots: readonly TextSlot[];
  readonly renderings: readonly TextRendering[];
}

/** Code points of common text given on each side of a slot. */
const CONTEXT = 16;
const NOTHING: TextAlignment = { slots: [], renderings: [] };

export function alignText(texts: readonly (string | null)[], masks: Masks): TextAlignment {
  const distinct = distinctOf(texts);
  if (distinct.texts.length < 2) return NOTHING;
  const blocks = starSpans(distinct.texts, lineHunks);
  const centre = centreOf(distinct.texts);
  const whole = distinct.texts[centre]?.text ?? '';
  const aligned = blocks.map((block, index) => {
    const left = whole.slice(blocks[index - 1]?.ends[centre] ?? 0, block.starts[centre] ?? 0);
    const right = whole.slice(block.ends[centre] ?? 0, blocks[index + 1]?.starts[centre] ?? whole.length);
    return alignBlock(blockTexts(distinct, block), masks, left, right);
  });
  return {
    slots: aligned.flatMap((part) => part.slots),
    renderings: aligned.flatMap((part) => part.renderings),
  };
}

/** A stretch of lines: each trial's text of it, and where in the trial's whole text it starts. */
interface Block {
  readonly texts: readonly (string | null)[];
  readonly offsets: readonly number[];
}

function blockTexts({ texts, of }: Distinct, block: Span): Block {
  const indices = [...of];
  return {
    texts: indices.map((i) => (i < 0 ? null : (texts[i]?.text.slice(block.starts[i], block.ends[i]) ?? null))),
    offsets: indices.map((i) => (i < 0 ? 0 : (block.starts[i] ?? 0))),
  };
}

function alignBlock(block: Block, masks: Masks, left: string, right: string): TextAlignment {
  const masked = masks.mask(block.texts);
  const distinct = distinctOf(masked.map((one) => one?.text ?? null));
  const spans = randomWords(distinct.texts) ?? wholeTokens(distinct.texts, starSpans(distinct.texts, hunksOf));
  const frame: Frame = { block, masked, distinct, spans, centre: centreOf(distinct.texts), left, right };
  return {
    slots: spans.flatMap((span, index) => slotsAt(frame, span, index)),
    renderings: [...anchored(frame), ...spans.flatMap((span, index) => insideSlot(frame, span, index))],
  };
}

interface Frame {
  readonly block: Block;
  readonly masked: readonly (Masked | null)[];
  readonly distinct: Distinct;
  readonly spans: readonly Span[];
  readonly centre: number;
  /** Common text on both sides of the block. */
  readonly left: string;
  readonly right: string;
}

/** The slot of a span; or, where a rendering stands in some trials and a kindred text in others, the slots inside it. */
function slotsAt(frame: Frame, span: Span, index: number): TextSlot[] {
  const around = contextOf(frame, index);
  const symbols = bySpan(frame, (i, text) => text.slice(span.starts[i], span.ends[i]));
  const froms = frame.masked.map((one, trial) => originalAt(frame, one, trial, span.starts));
  const tos = frame.masked.map((one, trial) => originalAt(frame, one, trial, span.ends));
  const originals = frame.block.texts.map((text, trial) => text?.slice(froms[trial], tos[trial]) ?? null);
  if (!isKindred(symbols, originals)) {
    return [{ symbols, ...around, ...absolute(frame.block, froms, tos) }];
  }
  const inner = distinctOf(originals);
  const middle = inner.texts[centreOf(inner.texts)]?.text ?? '';
  const spans = starSpans(inner.texts, hunksOf);
  return spans.map((one, at) =>
    innerSlot(frame.block, inner, froms, one, innerContext(around, middle, inner, spans, at)),
  );
}

interface Around {
  readonly before: string;
  readonly after: string;
}

function innerSlot(block: Block, inner: Distinct, froms: readonly number[], span: Span, around: Around): TextSlot {
  const indices = [...inner.of];
  const symbols = indices.map((i) =>
    i < 0 ? null : (inner.texts[i]?.text.slice(span.starts[i], span.ends[i]) ?? null),
  );
  const starts = indices.map((i, trial) => (froms[trial] ?? 0) + (span.starts[i] ?? 0));
  const ends = indices.map((i, trial) => (froms[trial] ?? 0) + (span.ends[i] ?? 0));
  return { symbols, ...around, ...absolute(block, starts, ends) };
}

function innerContext(around: Around, middle: string, inner: Distinct, spans: readonly Span[], at: number): Around {
  const centre = centreOf(inner.texts);
  const before = middle.slice(spans[at - 1]?.ends[centre] ?? 0, spans[at]?.starts[centre] ?? 0);
  const after = middle.slice(spans[at]?.ends[centre] ?? 0, spans[at + 1]?.starts[centre] ?? middle.length);
  return {
    before: lastPoints(at === 0 ? around.before + before : before),
    after: firstPoints(at === spans.length - 1 ? after + around.after : after),
  };
}

/** A masked rendering in some trials, and elsewhere a text that shares half its code points with what was masked. */
function isKindred(symbols: readonly (string | null)[], originals: readonly (string | null)[]): boolean {
  const rendered = new Set<string>();
  const plain = new Set<string>();
  symbols.forEach((symbol, trial) => {
    if (symbol !== null && symbol !== '') (MASKED.test(symbol) ? rendered : plain).add(originals[trial] ?? '');
  });
  return [...plain].some((text) => [...rendered].some((other) => sharesHalf(text, other)));
}

const MASKED = /[\u{100000}-\u{10ffff}]/u;
/** Longer texts are not compared: a rendering is short. */
const LONGEST_KIN = 400;

function sharesHalf(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) > LONGEST_KIN) return false;
  const changed = hunksOf(a, b).reduce((sum, { a0, a1, b0, b1 }) => sum + Math.max(a1 - a0, b1 - b0), 0);
  return changed <= Math.max(a.length, b.length) / 2;
}

/** By trial, what `read` makes of the trial's masked text. */
function bySpan(frame: Frame, read: (index: number, text: string) => string): (string | null)[] {
  return [...frame.distinct.of].map((i) => (i < 0 ? null : read(i, frame.distinct.texts[i]?.text ?? '')));
}

/** Offset in the trial's own block of a masked offset. */
function originalAt(frame: Frame, masked: Masked | null, trial: number, offsets: Int32Array): number {
  const at = offsets[frame.distinct.of[trial] ?? -1] ?? 0;
  let drift = 0;
  for (const spot of masked?.spots ?? []) {
    if (spot.at >= at) break;
    drift += spot.original.length - spot.mark.placeholder.length;
  }
  return at + drift;
}

function absolute(block: Block, froms: readonly number[], tos: readonly number[]): Pick<TextSlot, 'starts' | 'ends'> {
  const place = (offsets: readonly number[]): Int32Array =>
    Int32Array.from(block.texts, (text, trial) =>
      text === null ? -1 : (offsets[trial] ?? 0) + (block.offsets[trial] ?? 0),
    );
  return { starts: place(froms), ends: place(tos) };
}

function contextOf(frame: Frame, index: number): Around {
  const text = frame.distinct.texts[frame.centre]?.text ?? '';
  const at = (span: Span | undefined, side: 'starts' | 'ends'): number | undefined => span?.[side][frame.centre];
  const span = frame.spans[index];
  const before = text.slice(at(frame.spans[index - 1], 'ends') ?? 0, at(span, 'starts'));
  const after = text.slice(at(span, 'ends'), at(frame.spans[index + 1], 'starts') ?? text.length);
  return {
    before: lastPoints(index === 0 ? frame.left + before : before),
    after: firstPoints(index === frame.spans.length - 1 ? after + frame.right : after),
  };
}

const lastPoints = (text: string): string =>
  Array.from(text.slice(-2 * CONTEXT - 1))
    .slice(-CONTEXT)
    .join('');
const firstPoints = (text: string): string =>
  Array.from(text.slice(0, 2 * CONTEXT + 1))
    .slice(0, CONTEXT)
    .join('');

/** Renderings that stand at the same place in all trials, outside every slot. */
function anchored(frame: Frame): TextRendering[] {
  const text = frame.distinct.texts[frame.centre]?.text ?? '';
  const found: TextRendering[] = [];
  for (const { index, 0: placeholder } of text.matchAll(/[\u{100000}-\u{10ffff}]/gu)) {
    const next = frame.spans.findIndex((span) => (span.ends[frame.centre] ?? 0) > index);
    if (next >= 0 && (frame.spans[next]?.starts[frame.centre] ?? 0) <= index) continue;
    const last = frame.spans[(next < 0 ? frame.spans.length : next) - 1];
    const originals = frame.masked.map((one, trial) => {
      const i = frame.distinct.of[trial] ?? -1;
      const at = index + (last === undefined ? 0 : (last.ends[i] ?? 0) - (last.ends[frame.centre] ?? 0));
      return one?.spots.find((spot) => spot.at === at) ?? null;
    });
    const mark = originals.find((spot) => spot !== null)?.mark;
    if (mark?.placeholder !== placeholder) continue;
    found.push({
      mark,
      texts: originals.map((spot) => spot?.original ?? null),
      before: lastPoints(frame.left + text.slice(0, index)),
      after: firstPoints(text.slice(index + placeholder.length) + frame.right),
    });
  }
  return found;
}

/** Renderings inside a slot: they stand in some trials only, or not alone. */
function insideSlot(frame: Frame, span: Span, index: number): TextRendering[] {
  const spots = frame.masked.map((one, trial) => {
    const i = frame.distinct.of[trial] ?? -1;
    return (one?.spots ?? []).filter(({ at }) => at >= (span.starts[i] ?? 0) && at < (span.ends[i] ?? 0));
  });
  const marks = new Set(spots.flat().map((spot) => spot.mark));
  return [...marks].map((mark) => ({
    mark,
    texts: spots.map((list) => list.find((spot) => spot.mark === mark)?.original ?? null),
    ...contextOf(frame, index),
  }));
}

/** Whether trials differ at all once their renderings are masked, for readings that are compared whole. */
export function alignWhole(texts: readonly (string | null)[], masks: Masks): TextAlignment {
  if (variety(texts) < 2) return NOTHING;
  const masked = masks.mask(texts);
  const symbols = masked.map((one) => one?.text ?? null);
  const marks = new Set(masked.flatMap((one) => one?.spots.map((spot) => spot.mark) ?? []));
  const renderings = [...marks].map((mark) => ({
    mark,
    texts: masked.map((one) => one?.spots.find((spot) => spot.mark === mark)?.original ?? null),
    before: '',
    after: '',
  }));
  if (variety(symbols) < 2) return { slots: [], renderings };
  const starts = Int32Array.from(texts, (text) => (text === null ? -1 : 0));
  const ends = Int32Array.from(texts, (text) => text?.length ?? -1);
  return { slots: [{ symbols, starts, ends, before: '', after: '' }], renderings };
}
