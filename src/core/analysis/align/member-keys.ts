/**
 * Names under which the members of an object are matched across trials: their own, the number of the occurrence for
 * repeated ones, and the order for names that no two trials share (ids, paths of this trial's own home).
 */
import type { Parts, Place } from '../../carriers/reading.ts';
import type { Masks } from './masks.ts';

export interface KeyedMember {
  readonly key: string;
  readonly name: string;
  readonly step: string;
  readonly place: Place;
  /** A second or later occurrence of its name. */
  readonly again: boolean;
  /** Matched by its order only: the name itself is a reading. */
  readonly loose: boolean;
}

type Named = Extract<Parts, { by: 'name' }>;

/** Values of a name that is looser than this share of trials are no name but data. */
const LOOSE = 0.5;

/** The members of each trial, in its own order. Equal parts give the same array. */
export function memberKeys(parts: readonly (Named | null)[], masks: Masks): readonly (readonly KeyedMember[] | null)[] {
  const done = new Map<Named, KeyedMember[]>();
  const distinct = [...new Set(parts)].filter((part) => part !== null);
  const loose = looseNames(parts, distinct, masks);
  for (const part of distinct) done.set(part, keysOf(part, loose));
  return parts.map((part) => (part === null ? null : (done.get(part) ?? null)));
}

function keysOf(part: Named, loose: ReadonlySet<string>): KeyedMember[] {
  const seen = new Map<string, number>();
  let nth = 0;
  return part.members.map(({ name, step, place }) => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    if (loose.has(name)) {
      nth += 1;
      return { key: `\n${nth}`, name, step: `[*${nth}]`, place, again: false, loose: true };
    }
    const again = occurrence > 0;
    const key = again ? `${name}\n${occurrence}` : name;
    return { key, name, step: again ? `${step}~${occurrence + 1}` : step, place, again, loose: false };
  });
}

/**
 * Names that stand in few trials and look like data (a digit, or great length), where every trial that has such names
 * has the same number of them. Ordinary fields that some trials lack keep their names.
 */
function looseNames(parts: readonly (Named | null)[], distinct: readonly Named[], masks: Masks): ReadonlySet<string> {
  const none = new Set<string>();
  if (distinct.length < 2) return none;
  const counts = new Map<string, number>();
  for (const part of parts) for (const { name } of part?.members ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const trials = parts.filter((part) => part !== null).length;
  const rare = [...counts]
    .filter(([name, count]) => count <= trials * LOOSE && looksLikeData(name))
    .map(([name]) => name);
  const loose = new Set([...rare, ...rendered(parts, counts, trials, masks)]);
  const numbers = new Set(
    parts.filter((part) => part !== null).map((part) => part.members.filter(({ name }) => loose.has(name)).length),
  );
  return loose.size > 1 && numbers.size === 1 ? loose : none;
}

const looksLikeData = (name: string): boolean => /[0-9]/.test(name) || name.length >= 24;

/** Names that hold a rendering of their own trial. */
function rendered(
  parts: readonly (Named | null)[],
  counts: ReadonlyMap<string, number>,
  trials: number,
  masks: Masks,
): string[] {
  const partial = [...counts].filter(([, count]) => count < trials).map(([name]) => name);
  if (partial.length < 2) return [];
  const names = new Set(partial);
  const texts = parts.map(
    (part) =>
      part?.members
        .map(({ name }) => name)
        .filter((name) => names.has(name))
        .join('\n') ?? null,
  );
  const found = masks.mask(texts).flatMap((one, trial) => {
    const lines = one?.text.split('\n') ?? [];
    const originals = texts[trial]?.split('\n') ?? [];
    return originals.filter((_, index) => /[\u{100000}-\u{10ffff}]/u.test(lines[index] ?? ''));
  });
  return [...new Set(found)];
}
