/**
 * Ids: short texts without white space that differ in nearly every trial but share one structure
 * (`user_…_session_…`). Aligned token by token instead of by diff: one pass, however many trials.
 *
 *     user_a1b2_x1     tokens   user _ a1b2 _ x1     spans   a1b2 | c9d8   random: the whole token
 *     user_c9d8_x2              user _ c9d8 _ x2             1 | 2         not random: inside it
 */
import { tokens } from './diff.ts';
import type { Span } from './center-star.ts';
import { centreOf, type CountedText, distinctOf } from './distinct-texts.ts';
import { isRandomToken, joinRandomSpans, nearlyAllDistinct, type SpanCandidate, trialCount } from './random-tokens.ts';

const LONGEST = 2000;
const WORD = /^[\p{L}\p{M}\p{N}]/u;

/** Finds the spans in which distinct texts differ. */
export type SpansOf = (texts: readonly CountedText[]) => Span[];

/**
 * The spans in which ids differ; null if the texts are no ids or differ in structure.
 * `spansOf`: aligns the tokens of a column that varies without being random.
 */
export function idSpans(texts: readonly CountedText[], spansOf: SpansOf): Span[] | null {
  if (!nearlyAllDistinct(texts) || texts.some(({ text }) => text.length > LONGEST || /\s/.test(text))) return null;
  const rows = texts.map(({ text }) => tokens(text));
  const width = rows[0]?.length ?? 0;
  if (!rows.every((row) => row.length === width && row.every((token, at) => isSameKind(token, rows[0]?.[at] ?? ''))))
    return null;
  const found: SpanCandidate[] = [];
  let starts = new Int32Array(texts.length);
  for (let at = 0; at < width; at++) {
    const words = rows.map((row) => row[at] ?? '');
    const ends = starts.map((start, index) => start + (words[index]?.length ?? 0));
    found.push(...columnSpans(texts, words, { starts, ends }, spansOf));
    starts = ends;
  }
  const centre = centreOf(texts);
  return joinRandomSpans(texts[centre]?.text ?? '', centre, found);
}

/** Two words, or the same punctuation. */
const isSameKind = (token: string, other: string): boolean => token === other || (WORD.test(token) && WORD.test(other));

function columnSpans(
  texts: readonly CountedText[],
  words: readonly string[],
  whole: Span,
  spansOf: SpansOf,
): SpanCandidate[] {
  const { texts: distinct, indexByTrial: distinctIndex } = distinctOf(words);
  if (distinct.length < 2) return [];
  if (isRandomToken(texts, whole, trialCount(texts))) return [{ span: whole, random: true }];
  return spansOf(distinct).map((span) => ({
    random: false,
    span: {
      starts: whole.starts.map((start, index) => start + (span.starts[distinctIndex[index] ?? 0] ?? 0)),
      ends: whole.starts.map((start, index) => start + (span.ends[distinctIndex[index] ?? 0] ?? 0)),
    },
  }));
}
