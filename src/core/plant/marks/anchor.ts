/**
 * A position in a text by what stands around it, so that the same position is found in texts that
 * differ elsewhere.
 */

import type { Prng } from '../../design/index.ts';

/** Code units looked at on each side. */
const REACH = 12;

export interface Anchor {
  readonly before: string;
  readonly after: string;
  readonly startsText: boolean;
  readonly endsText: boolean;
}

/** Around `text.slice(from, to)`, which belongs to what comes after. */
export function anchorAt(text: string, from: number, to: number): Anchor {
  return {
    before: text.slice(Math.max(0, from - REACH), from),
    after: text.slice(from, to + REACH),
    startsText: from <= REACH,
    endsText: to + REACH >= text.length,
  };
}

/** Offset of the position in a text; null unless it is there once. */
export function positionOf({ before, after, startsText, endsText }: Anchor, text: string): number | null {
  const around = before + after;
  const at = startsText ? (text.startsWith(around) ? 0 : -1) : text.indexOf(around);
  const last = endsText ? (text.endsWith(around) ? text.length - around.length : -1) : text.lastIndexOf(around);
  if (at < 0 || last < 0) return null;
  if (startsText && endsText) return text === around ? before.length : null;
  if (startsText) return at + before.length;
  return endsText || at === last ? last + before.length : null;
}

const ATTEMPTS = 8;

/**
 * A random match of the pattern in the model, as an offset in each of the texts; null: none found
 * that stands in all.
 */
export function samePosition(
  model: string,
  pattern: RegExp,
  random: Prng,
  texts: readonly string[],
): ReadonlyMap<string, number> | null {
  const matches = [...model.matchAll(pattern)];
  for (let attempt = 0; attempt < ATTEMPTS && matches.length > 0; attempt++) {
    const match = matches[random.below(matches.length)];
    if (match === undefined) continue;
    const found = positionsOf(anchorAt(model, match.index, match.index + match[0].length), texts);
    if (found !== null) return found;
  }
  return null;
}

/** Offset of the anchor in each text; null unless it is there in all. */
export function positionsOf(anchor: Anchor, texts: readonly string[]): ReadonlyMap<string, number> | null {
  const found = new Map<string, number>();
  for (const text of new Set(texts)) {
    const at = positionOf(anchor, text);
    if (at === null) return null;
    found.set(text, at);
  }
  return found;
}
