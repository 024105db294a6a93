/**
 * Reads a tell inside a text: at its address, or, if its context is distinctive, anywhere in the
 * message.
 */
import { type Place, TEXT } from '../../carriers/index.ts';
import type { Tell } from '../../model/index.ts';
import { NUMBERED, placesAt, textsIn } from './address.ts';
import type { ReadyCodebook, ReadyTell } from '../ready-codebook.ts';
import { type TextContext, type ContextFit, type TextMatch, contextMatches } from './text-context.ts';
import type { FoundBy, TellReading } from '../result.ts';
import { read, unread } from './outcomes.ts';
import { readingsAt, shapesAt } from './whole-value.ts';
import { matchesWhole, pointsName } from '../symbol-pattern.ts';

/** Code points of context that identify a slot outside its address. */
export const DISTINCTIVE_LENGTH = 12;
/** Code points of context that identify a slot in a numbered element of a list. */
const MIN_LENGTH = 4;

export const contextLength = ({ before, after }: Tell): number => Array.from(before + after).length;

export function readText(ready: ReadyTell, root: Place, codebook: ReadyCodebook): TellReading {
  const { tell } = ready;
  if (contextLength(tell) < MIN_LENGTH && NUMBERED.test(tell.address)) return unread('by-position');
  for (const attempt of attempts(tell, root, textContextOf(ready, codebook))) {
    const outcome = outcomeOf(ready, attempt.matches, attempt.found);
    if (outcome?.kind === 'not-in-codebook') return shapeOutcome(ready, root) ?? outcome;
    if (outcome !== null) return outcome;
  }
  return shapeOutcome(ready, root) ?? unread('not-there');
}

interface Attempt {
  readonly matches: readonly TextMatch[];
  readonly found: FoundBy;
}

/** From the most exact to the least; the caller stops at the first with a match. */
function* attempts(tell: Tell, root: Place, context: TextContext): Generator<Attempt> {
  const isStrong = contextLength(tell) >= DISTINCTIVE_LENGTH;
  for (const strictness of isStrong ? (['exact', 'near'] as const) : (['exact'] as const)) {
    const texts = placesAt(root, tell.address, strictness).flatMap((place) => readingsAt(place, tell.carrier));
    yield { matches: matchesOf(texts, context, 'exact'), found: 'at-address' };
    yield { matches: matchesOf(texts, context, 'digits'), found: 'other-digits' };
  }
  if (isStrong && tell.carrier === TEXT.name)
    yield { matches: matchesOf(textsIn(root, TEXT), context, 'digits'), found: 'elsewhere' };
}

const matchesOf = (texts: readonly string[], context: TextContext, fit: ContextFit): readonly TextMatch[] =>
  texts.flatMap((text) => contextMatches(text, context, fit));

export const textContextOf = ({ tell, patterns }: ReadyTell, { isPlaceholder }: ReadyCodebook): TextContext => ({
  before: tell.before,
  after: tell.after,
  patterns,
  isPlaceholder,
});

/** Reads the tell in texts without addresses, by context; null: no match. */
export function readInTexts(ready: ReadyTell, texts: readonly string[], codebook: ReadyCodebook): TellReading | null {
  const { tell, method } = ready;
  if (method !== 'text' || tell.carrier !== TEXT.name || contextLength(tell) < DISTINCTIVE_LENGTH) return null;
  return outcomeOf(ready, matchesOf(texts, textContextOf(ready, codebook), 'digits'), 'elsewhere');
}

/** Null: no match. */
function outcomeOf(ready: ReadyTell, matches: readonly TextMatch[], found: FoundBy): TellReading | null {
  const [first] = matches;
  if (first === undefined) return null;
  const different = new Set(matches.map(({ text, entries }) => (entries.length === 0 ? `?${text}` : entries.join())));
  if (different.size > 1) return unread('several-places');
  if (isAmbiguous(ready, first)) return unread('not-comparable');
  if (first.entries.length > 0) return read(ready, first.entries, found);
  return { kind: 'not-in-codebook', symbol: pointsName(first.text), rendered: first.text };
}

/**
 * Whether a long symbol that cannot be compared may be in the slot: no entry matches, or one
 * matches only by text of the environment.
 */
function isAmbiguous({ patterns }: ReadyTell, { entries }: TextMatch): boolean {
  const isComparable = entries.some((entry) =>
    patterns[entry]?.some(({ kind }) => kind === 'text' || kind === 'digest'),
  );
  return !isComparable && patterns.flat().some(({ kind }) => kind === 'unknowable');
}

/** The shape of the place at the address, if the codebook's symbols are shapes. */
function shapeOutcome(ready: ReadyTell, root: Place): TellReading | null {
  const { tell, patterns } = ready;
  const shapes = placesAt(root, tell.address).flatMap((place) => shapesAt(place, tell.carrier));
  const entries = patterns.flatMap((alternatives, entry) =>
    alternatives.some((pattern) => shapes.some((shape) => matchesWhole(pattern, shape))) ? [entry] : [],
  );
  return entries.length === 0 ? null : read(ready, entries, 'at-address');
}
