/**
 * Random tokens: a token that differs in nearly every trial (id, hash, time) is one span. A diff
 * would scatter it over the code points in which each happens to differ from the centre.
 *
 *     trial 0   id xa1b2c3y end     spans by diff   b 3 | f 9 | ...
 *     trial 1   id xa1f2c9y end     united          xa1b2c3y | xa1f2c9y | ...   (8 or more trials)
 */
import type { Span } from './center-star.ts';
import { centreOf, type CountedText } from './distinct-texts.ts';

/** A span, and whether its texts are random. */
export interface SpanCandidate {
  readonly span: Span;
  readonly random: boolean;
}

/** With fewer trials no token counts as random. */
const FEWEST_TRIALS = 8;
/** Distinct texts per trial from which a token counts as random. */
const NEARLY_ALL = 0.7;
/** Punctuation between two random tokens that joins them, as in a UUID. */
const JOINT = /^[^\p{L}\p{N}\s]{1,2}$/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

export const trialCount = (texts: readonly CountedText[]): number => texts.reduce((sum, text) => sum + text.count, 0);

/** Whether nearly every trial has a text of its own. */
export function nearlyAllDistinct(texts: readonly CountedText[]): boolean {
  const trials = trialCount(texts);
  return trials >= FEWEST_TRIALS && texts.length >= trials * NEARLY_ALL;
}

/** The spans; those inside one random token are united and widened to the token. */
export function uniteRandomTokens(texts: readonly CountedText[], spans: readonly Span[]): Span[] {
  if (!nearlyAllDistinct(texts)) return [...spans];
  const trials = trialCount(texts);
  const centre = centreOf(texts);
  const centreText = texts[centre]?.text ?? '';
  const united: SpanCandidate[] = [];
  for (const group of tokenGroups(centreText, centre, spans)) {
    const token = widened(centreText, centre, group);
    const random = isRandomToken(texts, token, trials);
    for (const span of random ? [token] : group) united.push({ span, random });
  }
  return joinRandomSpans(centreText, centre, united);
}

/** Groups of spans with only letters and digits between neighbours. */
function tokenGroups(text: string, centre: number, spans: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isOneWord(text, centre, before, span)) group.push(span);
    else groups.push([span]);
  }
  return groups;
}

/**
 * Punctuation that differs beside a word that differs is a span of its own, even if the two touch.
 */
function isOneWord(text: string, centre: number, before: Span, next: Span): boolean {
  const [from, to] = [before.ends[centre] ?? 0, next.starts[centre] ?? 0];
  return wordAfter(text, from) >= to - from && endsAsWord(text, centre, before) && startsAsWord(text, centre, next);
}

const isEmpty = ({ starts, ends }: Span, centre: number): boolean => starts[centre] === ends[centre];
const startsAsWord = (text: string, centre: number, span: Span): boolean =>
  isEmpty(span, centre) || wordAfter(text, span.starts[centre] ?? 0) > 0;
const endsAsWord = (text: string, centre: number, span: Span): boolean =>
  isEmpty(span, centre) || wordBefore(text, span.ends[centre] ?? 0) > 0;

/** From the first to the last span of the group, widened to the whole word on both sides. */
function widened(text: string, centre: number, group: readonly Span[]): Span {
  const [first, last] = [group[0] ?? NOWHERE, group.at(-1) ?? NOWHERE];
  const left = startsAsWord(text, centre, first) ? wordBefore(text, first.starts[centre] ?? 0) : 0;
  const right = endsAsWord(text, centre, last) ? wordAfter(text, last.ends[centre] ?? 0) : 0;
  return { starts: first.starts.map((start) => start - left), ends: last.ends.map((end) => end + right) };
}

const NOWHERE: Span = { starts: new Int32Array(), ends: new Int32Array() };

/** Length of the run of letters, marks and digits that ends at `at`; code units. */
export function wordBefore(text: string, at: number): number {
  let from = at;
  while (from > 0) {
    const width = from > 1 && /[\udc00-\udfff]/.test(text[from - 1] ?? '') ? 2 : 1;
    if (!WORD.test(text.slice(from - width, from))) break;
    from -= width;
  }
  return at - from;
}

/** Length of the run of letters, marks and digits that begins at `at`; code units. */
export function wordAfter(text: string, at: number): number {
  let to = at;
  for (let point = text.codePointAt(to); point !== undefined; point = text.codePointAt(to)) {
    const character = String.fromCodePoint(point);
    if (!WORD.test(character)) break;
    to += character.length;
  }
  return to - at;
}

/** Whether the texts of the span differ in nearly all of so many trials. */
export function isRandomToken(texts: readonly CountedText[], token: Span, trials: number): boolean {
  const seen = new Set(texts.map(({ text }, index) => text.slice(token.starts[index], token.ends[index])));
  return seen.size >= trials * NEARLY_ALL;
}

/** Random spans with only one or two punctuation marks between them become one, as in a UUID. */
export function joinRandomSpans(text: string, centre: number, spans: readonly SpanCandidate[]): Span[] {
  const joined: SpanCandidate[] = [];
  for (const next of spans) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : text.slice(last.span.ends[centre] ?? 0, next.span.starts[centre] ?? 0);
    if (last?.random === true && next.random && JOINT.test(between)) {
      joined[joined.length - 1] = { span: { starts: last.span.starts, ends: next.span.ends }, random: true };
    } else joined.push(next);
  }
  return joined.map(({ span }) => span);
}
