/**
 * Ids: short texts without white space that differ in nearly every trial, yet are made alike (`user_…_session_…`). Their
 * tokens are compared column by column, which costs one pass however many trials there are.
 */
import { distinctOf } from './distinct-texts.ts';
import { isManifold, isRandom, joinRandom, trialsOf } from './random-tokens.ts';
import { tokens } from './diff.ts';
import type { Span, Weighted } from './center-star.ts';
import { centreOf } from './center-star.ts';

const LONGEST = 2000;
const WORD = /^[\p{L}\p{M}\p{N}]/u;

/** The spans in which ids differ; null where the texts are no ids, or not made alike. `inner` compares words that are no ids. */
export function idSpans(texts: readonly Weighted[], inner: (words: readonly Weighted[]) => Span[]): Span[] | null {
  if (!isManifold(texts) || texts.some(({ text }) => text.length > LONGEST || /\s/.test(text))) return null;
  const rows = texts.map(({ text }) => tokens(text));
  const width = rows[0]?.length ?? 0;
  if (!rows.every((row) => row.length === width && row.every((token, at) => isLike(token, rows[0]?.[at] ?? ''))))
    return null;
  const found: { span: Span; random: boolean }[] = [];
  let starts = new Int32Array(texts.length);
  for (let at = 0; at < width; at++) {
    const words = rows.map((row) => row[at] ?? '');
    const ends = starts.map((start, index) => start + (words[index]?.length ?? 0));
    found.push(...columnSpans(texts, words, { starts, ends }, inner));
    starts = ends;
  }
  const centre = centreOf(texts);
  return joinRandom(texts[centre]?.text ?? '', centre, found);
}

/** Words against words, signs against the same sign. */
const isLike = (token: string, other: string): boolean => token === other || (WORD.test(token) && WORD.test(other));

function columnSpans(
  texts: readonly Weighted[],
  words: readonly string[],
  whole: Span,
  inner: (words: readonly Weighted[]) => Span[],
): { span: Span; random: boolean }[] {
  const { texts: distinct, of } = distinctOf(words);
  if (distinct.length < 2) return [];
  if (isRandom(texts, whole, trialsOf(texts))) return [{ span: whole, random: true }];
  return inner(distinct).map((span) => ({
    random: false,
    span: {
      starts: whole.starts.map((start, index) => start + (span.starts[of[index] ?? 0] ?? 0)),
      ends: whole.starts.map((start, index) => start + (span.ends[of[index] ?? 0] ?? 0)),
    },
  }));
}
