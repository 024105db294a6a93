/**
 * Aligns one text across all trials, to the code point. Gives slots (where trials differ, with each
 * trial's text there) and masked renderings. Must not decide what a difference depends on or means.
 *
 *     trial 0   Read files, then edit
 *     trial 1   Read files; then edit
 *     trial 2   Read Files, then edit
 *
 *     columns         | 0 |      | 1 |
 *     trial 0   Read  | f | iles | , |  then edit
 *     trial 1   Read  | f | iles | ; |  then edit
 *     trial 2   Read  | F | iles | , |  then edit
 *
 *     slots           0: f f F   1: , ; ,
 *
 * The steps, in their order, and the file of each:
 *
 *     1  distinct texts    equal texts of several trials become one        distinct-texts.ts
 *     2  blocks            runs of lines in which any text differs         center-star.ts, diff.ts
 *     3  masks             own renderings become placeholders              masks.ts
 *     4  centre            the most common distinct text of a block        distinct-texts.ts
 *     5  pairwise diff     centre against each text: tokens, code points   diff.ts, myers.ts
 *     6  columns           the edits of all pairs merged into spans        center-star.ts
 *     7  random tokens     a token that differs everywhere is one span     random-tokens.ts
 *        ids               compared token by token instead of 5 to 7       id-columns.ts
 *     8  slots             each span read in every trial's own text        text-slots.ts
 *        renderings        what was masked, in or between slots            masked-renderings.ts
 */
import { type Span, starSpans } from './center-star.ts';
import { lineEdits, textEdits } from './diff.ts';
import { centreOf, type CountedText, type DistinctTexts, distinctOf, varies } from './distinct-texts.ts';
import { idSpans } from './id-columns.ts';
import { renderingsOf, renderingsOfWhole } from './masked-renderings.ts';
import { isUnmasked, type Masks } from './masks.ts';
import { uniteRandomTokens } from './random-tokens.ts';
import type { TextAlignment, TextBlock, TextFrame } from './text-alignment.ts';
import { slotsOf } from './text-slots.ts';

const NOTHING: TextAlignment = { slots: [], renderings: [] };

/** `texts`: by trial; null if the trial lacks the text. */
export function alignText(texts: readonly (string | null)[], masks: Masks): TextAlignment {
  const distinct = distinctOf(texts);
  if (distinct.texts.length < 2) return NOTHING;
  const isOneLine = !distinct.texts.some(({ text }) => text.includes('\n'));
  if (isOneLine) return alignBlock({ texts, offsets: texts.map(() => 0), left: '', right: '' }, masks, distinct);
  const aligned = blocksOf(distinct).map((block) => alignBlock(block, masks));
  return {
    slots: aligned.flatMap((part) => part.slots),
    renderings: aligned.flatMap((part) => part.renderings),
  };
}

/** Step 2. */
function blocksOf(distinct: DistinctTexts): TextBlock[] {
  const spans = starSpans(distinct.texts, lineEdits);
  const centre = centreOf(distinct.texts);
  const centreText = distinct.texts[centre]?.text ?? '';
  return spans.map((span, index) => {
    const left = centreText.slice(spans[index - 1]?.ends[centre] ?? 0, span.starts[centre] ?? 0);
    const right = centreText.slice(span.ends[centre] ?? 0, spans[index + 1]?.starts[centre] ?? centreText.length);
    return blockOf(distinct, span, left, right);
  });
}

function blockOf({ texts, indexByTrial }: DistinctTexts, span: Span, left: string, right: string): TextBlock {
  const indices = [...indexByTrial];
  return {
    texts: indices.map((i) => (i < 0 ? null : (texts[i]?.text.slice(span.starts[i], span.ends[i]) ?? null))),
    offsets: indices.map((i) => (i < 0 ? 0 : (span.starts[i] ?? 0))),
    left,
    right,
  };
}

/** Steps 3 to 8 for one block. `unmasked`: its distinct texts, if they are known already. */
export function alignBlock(block: TextBlock, masks: Masks, unmasked?: DistinctTexts): TextAlignment {
  const masked = masks.mask(block.texts);
  const distinct =
    unmasked !== undefined && masked.every(isUnmasked) ? unmasked : distinctOf(masked.map((one) => one?.text ?? null));
  const spans = spansOf(distinct.texts);
  const { left, right } = block;
  const frame: TextFrame = { block, masked, distinct, maskedOffsets: block.texts.map(() => 0), spans, left, right };
  return { slots: slotsOf(frame, spansOf), renderings: renderingsOf(frame) };
}

/** Steps 4 to 7: the spans in which distinct texts differ. */
const spansOf = (texts: readonly CountedText[]): Span[] => idSpans(texts, tokenSpans) ?? tokenSpans(texts);

const tokenSpans = (texts: readonly CountedText[]): Span[] => uniteRandomTokens(texts, starSpans(texts, textEdits));

/**
 * For readings that are compared whole: at most one slot, none if trials differ only by their
 * renderings.
 */
export function alignWhole(texts: readonly (string | null)[], masks: Masks): TextAlignment {
  if (!varies(texts)) return NOTHING;
  const masked = masks.mask(texts);
  const symbols = masked.map((one) => one?.text ?? null);
  const renderings = renderingsOfWhole(masked);
  if (!varies(symbols)) return { slots: [], renderings };
  const starts = Int32Array.from(texts, (text) => (text === null ? -1 : 0));
  const ends = Int32Array.from(texts, (text) => text?.length ?? -1);
  return { slots: [{ symbols, starts, ends, before: '', after: '' }], renderings };
}
