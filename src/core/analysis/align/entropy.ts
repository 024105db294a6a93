/**
 * Tokens that differ in nearly every trial (ids, hashes, times) are one place, not the scatter of code points by which
 * each happens to differ from the most common one.
 */
import type { Span, Weighted } from './star.ts';
import { centreOf } from './star.ts';

/** Below this many trials nothing can be said to vary in nearly all of them. */
const FEWEST_TRIALS = 8;
/** Distinct tokens per trial from which a token counts as varying in nearly all. */
const NEARLY_ALL = 0.7;
/** Punctuation between two such tokens that is taken with them, as in a UUID. */
const JOINT = /^[^\p{L}\p{N}\s]{1,2}$/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

export const trialsOf = (texts: readonly Weighted[]): number => texts.reduce((sum, text) => sum + text.count, 0);

/** As many texts as trials, nearly. */
export function isManifold(texts: readonly Weighted[]): boolean {
  const trials = trialsOf(texts);
  return trials >= FEWEST_TRIALS && texts.length >= trials * NEARLY_ALL;
}

/** The spans, those inside one random token united and widened to the token. */
export function wholeTokens(texts: readonly Weighted[], spans: readonly Span[]): Span[] {
  if (!isManifold(texts)) return [...spans];
  const trials = trialsOf(texts);
  const centre = centreOf(texts);
  const a = texts[centre]?.text ?? '';
  const united: { span: Span; random: boolean }[] = [];
  let last = 0;
  for (const group of tokenGroups(a, centre, spans)) {
    const token = widened(a, centre, group, last);
    const random = isRandom(texts, token, trials);
    for (const span of random ? [token] : group) united.push({ span, random });
    last = united.at(-1)?.span.ends[centre] ?? 0;
  }
  return joinRandom(a, centre, united);
}

/** Spans with nothing but letters and digits between them. */
function tokenGroups(a: string, centre: number, spans: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const before = groups.at(-1)?.at(-1);
    const between = before === undefined ? '' : a.slice(before.ends[centre] ?? 0, span.starts[centre] ?? 0);
    const joined = between !== '' && Array.from(between).every((point) => WORD.test(point));
    if (joined) groups.at(-1)?.push(span);
    else groups.push([span]);
  }
  return groups;
}

/** From the first to the last span of the group, with the letters and digits on both sides; not further left than `floor`. */
function widened(a: string, centre: number, group: readonly Span[], floor: number): Span {
  const starts = group[0]?.starts ?? new Int32Array();
  const ends = group.at(-1)?.ends ?? new Int32Array();
  const from = starts[centre] ?? 0;
  const to = ends[centre] ?? 0;
  const left = Math.min(from - floor, wordBefore(a, from));
  const right = wordAfter(a, to);
  return { starts: starts.map((start) => start - left), ends: ends.map((end) => end + right) };
}

export function wordBefore(text: string, at: number): number {
  let from = at;
  while (from > 0) {
    const width = from > 1 && /[\udc00-\udfff]/.test(text[from - 1] ?? '') ? 2 : 1;
    if (!WORD.test(text.slice(from - width, from))) break;
    from -= width;
  }
  return at - from;
}

export function wordAfter(text: string, at: number): number {
  let to = at;
  for (let point = text.codePointAt(to); point !== undefined; point = text.codePointAt(to)) {
    const piece = String.fromCodePoint(point);
    if (!WORD.test(piece)) break;
    to += piece.length;
  }
  return to - at;
}

/** Whether the texts of the span differ in nearly all trials. */
export function isRandom(texts: readonly Weighted[], token: Span, trials: number): boolean {
  const seen = new Set(texts.map(({ text }, index) => text.slice(token.starts[index], token.ends[index])));
  return seen.size >= trials * NEARLY_ALL;
}

/** Random spans that only a sign or two parts are one, as in a UUID. */
export function joinRandom(a: string, centre: number, spans: readonly { span: Span; random: boolean }[]): Span[] {
  const joined: { span: Span; random: boolean }[] = [];
  for (const next of spans) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : a.slice(last.span.ends[centre] ?? 0, next.span.starts[centre] ?? 0);
    if (last?.random === true && next.random && JOINT.test(between)) {
      joined[joined.length - 1] = { span: { starts: last.span.starts, ends: next.span.ends }, random: true };
    } else joined.push(next);
  }
  return joined.map(({ span }) => span);
}
