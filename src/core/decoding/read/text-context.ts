/**
 * A place inside a text, found by the common text before and after it. What stands there must be one of the symbols known, or is
 * told as unknown: it is never taken for the nearest one. A context that fits in several places with different symbols is no place.
 */
import { endOf, ENVIRONMENT, type IsPlaceholder, literal, type Sign } from '../symbol-pattern.ts';

export interface TextContext {
  readonly before: string;
  readonly after: string;
  /** By codebook entry; several where a symbol is written in several ways. */
  readonly signs: readonly (readonly Sign[])[];
  readonly isPlaceholder: IsPlaceholder;
}

/** `entries`: those whose symbol stands there; none: another symbol does. */
export interface TextMatch {
  readonly text: string;
  readonly entries: readonly number[];
}

/** `digits`: numbers in the context may be others, as where a date stands beside the place. */
export type Fit = 'exact' | 'digits';

/** Occurrences of the context looked at in one text. */
const MOST = 200;
/** How much longer than every known symbol an unknown one may be, code units. */
const LONGER = 64;

/** Every spot of the text that has this context. */
export function spotsIn(text: string, context: TextContext, fit: Fit): readonly TextMatch[] {
  const before = patternOf(context.before, context.isPlaceholder, fit);
  const after = patternOf(context.after, context.isPlaceholder, fit);
  if (before.endsWith(ENVIRONMENT) || after.startsWith(ENVIRONMENT)) return vagueSpots(text, context, before, after);
  const next = context.after === '' ? /$/y : new RegExp(after, 'y');
  return startsIn(text, before).flatMap((at) => spotAt(text, at, context, next) ?? []);
}

/** Where the text before ends, each a possible start of the symbol. */
function startsIn(text: string, before: string): number[] {
  if (before === '') return [0];
  const starts: number[] = [];
  const found = new RegExp(before, 'g');
  for (let match = found.exec(text); match !== null && starts.length < MOST; match = found.exec(text)) {
    starts.push(match.index + match[0].length);
    found.lastIndex = match.index + 1;
  }
  return [...new Set(starts)];
}

function spotAt(text: string, at: number, { signs }: TextContext, next: RegExp): TextMatch | null {
  const followed = (end: number): boolean => {
    next.lastIndex = end;
    return next.test(text);
  };
  const ends = signs.map((ways) =>
    ways.flatMap(
      (sign) => (sign.kind === 'pattern' ? patternEnd(sign.source, text, at, next) : endOf(sign, text, at)) ?? [],
    ),
  );
  const entries = ends.flatMap((own, entry) => (own.some(followed) ? [entry] : []));
  const end = ends.flat().find(followed) ?? shortest(at, text.length, longestOf(signs), followed);
  return end === null ? null : { text: text.slice(at, end), entries };
}

function patternEnd(source: string, text: string, at: number, next: RegExp): number | null {
  const found = new RegExp(`${source}(?=${next.source})`, 'y');
  found.lastIndex = at;
  const [match] = found.exec(text) ?? [];
  return match === undefined ? null : at + match.length;
}

function shortest(at: number, end: number, longest: number, followed: (end: number) => boolean): number | null {
  for (let to = at; to <= Math.min(end, at + longest + LONGER); to++) if (followed(to)) return to;
  return null;
}

const longestOf = (signs: readonly (readonly Sign[])[]): number =>
  Math.max(
    0,
    ...signs
      .flat()
      .map((sign) => (sign.kind === 'text' ? sign.text.length : sign.kind === 'digest' ? 2 * sign.points : 256)),
  );

/** What an environment writes stands right beside the place, so only known symbols show where it begins and ends. */
function vagueSpots(text: string, { signs }: TextContext, before: string, after: string): TextMatch[] {
  const found = signs.map((ways) =>
    ways.flatMap((sign) => {
      const source = sign.kind === 'text' ? literal(sign.text) : sign.kind === 'pattern' ? sign.source : null;
      return source === null || source === '' ? [] : (new RegExp(`${before}(${source})${after}`).exec(text)?.[1] ?? []);
    }),
  );
  const entries = found.flatMap((own, entry) => (own.length > 0 ? [entry] : []));
  return entries.length === 1 ? [{ text: found.flat()[0] ?? '', entries }] : [];
}

/** Context as a regular expression. */
function patternOf(context: string, isPlaceholder: IsPlaceholder, fit: Fit): string {
  return context
    .split(/(\{[\w.-]+\})/)
    .map((part) =>
      isPlaceholder(part) ? ENVIRONMENT : fit === 'digits' ? literal(part).replace(/\d/g, '\\d') : literal(part),
    )
    .join('');
}
