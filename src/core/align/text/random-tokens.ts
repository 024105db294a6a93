/**
 * Tokens that differ in nearly every trial (ids, hashes, times) are one place, not the scatter of code points by which
 * each happens to differ from the most common one.
 */
import type { Span, Weighted } from './center-star.ts';
import { centreOf } from './center-star.ts';

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
  for (const group of tokenGroups(a, centre, spans)) {
    const token = widened(a, centre, group);
    const random = isRandom(texts, token, trials);
    for (const span of random ? [token] : group) united.push({ span, random });
  }
  return joinRandom(a, centre, united);
}

/** Spans with nothing but letters and digits from one to the next. */
function tokenGroups(a: string, centre: number, spans: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isOneWord(a, centre, before, span)) group.push(span);
    else groups.push([span]);
  }
  return groups;
}

/** A sign that differs beside a word that differs is a place of its own, though the two may touch. */
function isOneWord(a: string, centre: number, before: Span, next: Span): boolean {
  const [from, to] = [before.ends[centre] ?? 0, next.starts[centre] ?? 0];
  return wordAfter(a, from) >= to - from && endsAsWord(a, centre, before) && startsAsWord(a, centre, next);
}

const isEmpty = ({ starts, ends }: Span, centre: number): boolean => starts[centre] === ends[centre];
const startsAsWord = (a: string, centre: number, span: Span): boolean =>
  isEmpty(span, centre) || wordAfter(a, span.starts[centre] ?? 0) > 0;
const endsAsWord = (a: string, centre: number, span: Span): boolean =>
  isEmpty(span, centre) || wordBefore(a, span.ends[centre] ?? 0) > 0;

/** From the first to the last span of the group, with the letters and digits that they are part of on both sides. */
function widened(a: string, centre: number, group: readonly Span[]): Span {
  const [first, last] = [group[0] ?? NOWHERE, group.at(-1) ?? NOWHERE];
  const left = startsAsWord(a, centre, first) ? wordBefore(a, first.starts[centre] ?? 0) : 0;
  const right = endsAsWord(a, centre, last) ? wordAfter(a, last.ends[centre] ?? 0) : 0;
  return { starts: first.starts.map((start) => start - left), ends: last.ends.map((end) => end + right) };
}

const NOWHERE: Span = { starts: new Int32Array(), ends: new Int32Array() };

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
