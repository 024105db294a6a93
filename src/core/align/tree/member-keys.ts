/**
 * Names under which the members of an object are matched across trials: their own, the number of the occurrence for
 * repeated ones, and the order for names that no two trials share (ids, paths of this trial's own home).
 */
import type { Member } from '../../carriers/reading.ts';
import type { MemberLayout, MemberLayouts } from './member-layouts.ts';
import type { Masks } from '../text/masks.ts';

export interface KeyedName {
  readonly key: string;
  readonly name: string;
  readonly step: string;
  /** A second or later occurrence of its name. */
  readonly repeated: boolean;
  /** Matched by its order only: the name itself is a reading. */
  readonly positional: boolean;
}

/** Values of a name that is looser than this share of trials are no name but data. */
const LOOSE = 0.5;

/** By layout, for each of its members in turn. */
export function memberKeys(
  { layouts: all, indexByTrial: of }: MemberLayouts,
  masks: Masks,
): readonly (readonly KeyedName[])[] {
  const loose = looseNames(all, of.length, masks);
  return all.map(({ members }) => keysOf(members, loose));
}

function keysOf(members: readonly Member[], loose: ReadonlySet<string>): KeyedName[] {
  const seen = new Map<string, number>();
  let nth = 0;
  return members.map(({ name, step }) => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    if (loose.has(name)) {
      nth += 1;
      return { key: `\n${nth}`, name, step: `[*${nth}]`, repeated: false, positional: true };
    }
    const repeated = occurrence > 0;
    const key = repeated ? `${name}\n${occurrence}` : name;
    return { key, name, step: repeated ? `${step}~${occurrence + 1}` : step, repeated, positional: false };
  });
}

/**
 * Names that stand in few trials and look like data (a digit, or great length), where every trial that has such names
 * has the same number of them. Ordinary fields that some trials lack keep their names. `width`: trials, those without the object too.
 */
function looseNames(layouts: readonly MemberLayout[], width: number, masks: Masks): ReadonlySet<string> {
  const none = new Set<string>();
  if (layouts.length < 2) return none;
  const counts = new Map<string, number>();
  for (const { members, trials } of layouts)
    for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + trials.length);
  const having = layouts.reduce((sum, { trials }) => sum + trials.length, 0);
  const rare = [...counts]
    .filter(([name, count]) => count <= having * LOOSE && looksLikeData(name))
    .map(([name]) => name);
  const partial = [...counts].filter(([, count]) => count < having).map(([name]) => name);
  const loose = new Set([...rare, ...rendered(layouts, partial, width, masks)]);
  const numbers = new Set(layouts.map(({ members }) => members.filter(({ name }) => loose.has(name)).length));
  return loose.size > 1 && numbers.size === 1 ? loose : none;
}

const looksLikeData = (name: string): boolean => /[0-9]/.test(name) || name.length >= 24;

/** Of these names those that hold a rendering of their own trial. */
function rendered(layouts: readonly MemberLayout[], partial: readonly string[], width: number, masks: Masks): string[] {
  if (partial.length < 2) return [];
  const names = new Set(partial);
  const texts = new Array<string | null>(width).fill(null);
  for (const { members, trials } of layouts) {
    const own = members.map(({ name }) => name).filter((name) => names.has(name));
    for (const trial of trials) texts[trial] = own.join('\n');
  }
  const found = masks.mask(texts).flatMap((one, trial) => {
    if (one === null || one.replacements.length === 0) return [];
    const lines = one.text.split('\n');
    const originals = texts[trial]?.split('\n') ?? [];
    return originals.filter((_, index) => /[\u{100000}-\u{10ffff}]/u.test(lines[index] ?? ''));
  });
  return [...new Set(found)];
}
