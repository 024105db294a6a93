/**
 * Finds a slot inside a text by its context, the common text before and after it:
 *
 *     context   before "It is "   after " now."
 *     text      It is 11:25 now.       symbol 11:25; entries: those whose pattern matches it
 *     text      It is noon now.        symbol noon; no entry, so it is not in the codebook
 *
 * Must not choose the nearest symbol. The caller rejects contexts with several different symbols.
 */
import {
  matchEnd,
  ENVIRONMENT_TEXT,
  type IsPlaceholder,
  literalPattern,
  type SymbolPattern,
} from '../symbol-pattern.ts';

export interface TextContext {
  readonly before: string;
  readonly after: string;
  /** Alternative patterns by codebook entry. */
  readonly patterns: readonly (readonly SymbolPattern[])[];
  readonly isPlaceholder: IsPlaceholder;
}

/** The text in the slot, and the codebook entries whose symbol it is; none: another symbol. */
export interface TextMatch {
  readonly text: string;
  readonly entries: readonly number[];
}

/** `digits`: digits of the context match any digit, as those of a date beside the slot. */
export type ContextFit = 'exact' | 'digits';

/** Occurrences of the context in one text. */
const MAX_OCCURRENCES = 200;
/** Code units by which an unknown symbol may exceed the longest known one. */
const MAX_EXCESS = 64;

/** Every match of the context in the text. */
export function contextMatches(text: string, context: TextContext, fit: ContextFit): readonly TextMatch[] {
  const before = contextPattern(context.before, context.isPlaceholder, fit);
  const after = contextPattern(context.after, context.isPlaceholder, fit);
  if (before.endsWith(ENVIRONMENT_TEXT) || after.startsWith(ENVIRONMENT_TEXT))
    return unanchoredMatches(text, context, before, after);
  const next = context.after === '' ? /$/y : new RegExp(after, 'y');
  return symbolStarts(text, before).flatMap((at) => matchAt(text, at, context, next) ?? []);
}

/** Offsets at which the text before the slot ends: possible starts of a symbol. */
function symbolStarts(text: string, before: string): number[] {
  if (before === '') return [0];
  const starts: number[] = [];
  const found = new RegExp(before, 'g');
  for (let match = found.exec(text); match !== null && starts.length < MAX_OCCURRENCES; match = found.exec(text)) {
    starts.push(match.index + match[0].length);
    found.lastIndex = match.index + 1;
  }
  return [...new Set(starts)];
}

function matchAt(text: string, at: number, { patterns }: TextContext, next: RegExp): TextMatch | null {
  const followed = (end: number): boolean => {
    next.lastIndex = end;
    return next.test(text);
  };
  const ends = patterns.map((alternatives) =>
    alternatives.flatMap(
      (pattern) =>
        (pattern.kind === 'expression' ? patternEnd(pattern.source, text, at, next) : matchEnd(pattern, text, at)) ??
        [],
    ),
  );
  const entries = ends.flatMap((own, entry) => (own.some(followed) ? [entry] : []));
  const end = ends.flat().find(followed) ?? shortestEnd(at, text.length, longestSymbol(patterns), followed);
  return end === null ? null : { text: text.slice(at, end), entries };
}

function patternEnd(source: string, text: string, at: number, next: RegExp): number | null {
  const found = new RegExp(`${source}(?=${next.source})`, 'y');
  found.lastIndex = at;
  const [match] = found.exec(text) ?? [];
  return match === undefined ? null : at + match.length;
}

function shortestEnd(at: number, end: number, longest: number, followed: (end: number) => boolean): number | null {
  for (let to = at; to <= Math.min(end, at + longest + MAX_EXCESS); to++) if (followed(to)) return to;
  return null;
}

const longestSymbol = (patterns: readonly (readonly SymbolPattern[])[]): number =>
  Math.max(
    0,
    ...patterns
      .flat()
      .map((pattern) =>
        pattern.kind === 'text' ? pattern.text.length : pattern.kind === 'digest' ? 2 * pattern.points : 256,
      ),
  );

/**
 * Matches next to a text of the environment, whose length is unknown: only a known symbol shows
 * where the slot starts and ends. Several possible entries are no match.
 */
function unanchoredMatches(text: string, { patterns }: TextContext, before: string, after: string): TextMatch[] {
  const found = patterns.map((alternatives) =>
    alternatives.flatMap((pattern) => {
      const source =
        pattern.kind === 'text' ? literalPattern(pattern.text) : pattern.kind === 'expression' ? pattern.source : null;
      return source === null || source === '' ? [] : (new RegExp(`${before}(${source})${after}`).exec(text)?.[1] ?? []);
    }),
  );
  const entries = found.flatMap((own, entry) => (own.length > 0 ? [entry] : []));
  return entries.length === 1 ? [{ text: found.flat()[0] ?? '', entries }] : [];
}

/** The context as a regular expression. */
function contextPattern(context: string, isPlaceholder: IsPlaceholder, fit: ContextFit): string {
  return context
    .split(/(\{[\w.-]+\})/)
    .map((part) =>
      isPlaceholder(part)
        ? ENVIRONMENT_TEXT
        : fit === 'digits'
          ? literalPattern(part).replace(/\d/g, '\\d')
          : literalPattern(part),
    )
    .join('');
}
