/**
 * Keys under which members of objects are matched across trials. The key is the name; repeated
 * names are numbered; names that are data (ids, paths below the trial's own home) are matched by
 * position.
 *
 *     trial 0   {"model": 1, "/home/anna/x": 2}     steps   .model, [*1]
 *     trial 1   {"model": 1, "/home/bob/x": 2}              .model, [*1]   (names are a reading)
 */
import type { Member } from '../../carriers/reading.ts';
import type { MemberLayout, MemberLayouts } from './member-layouts.ts';
import type { Masks } from '../text/masks.ts';

export interface KeyedName {
  readonly key: string;
  readonly name: string;
  readonly step: string;
  /** The second or a later occurrence of its name. */
  readonly repeated: boolean;
  /** Matched by position: the name itself is a reading. */
  readonly positional: boolean;
}

/** Only names in at most this share of the trials can be data. */
const RARE = 0.5;

/** By layout, then by member. */
export function memberKeys({ layouts, indexByTrial }: MemberLayouts, masks: Masks): readonly (readonly KeyedName[])[] {
  const positional = positionalNames(layouts, indexByTrial.length, masks);
  return layouts.map(({ members }) => keysOf(members, positional));
}

function keysOf(members: readonly Member[], positional: ReadonlySet<string>): KeyedName[] {
  const seen = new Map<string, number>();
  let nth = 0;
  return members.map(({ name, step }) => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    if (positional.has(name)) {
      nth += 1;
      return { key: `\n${nth}`, name, step: `[*${nth}]`, repeated: false, positional: true };
    }
    const repeated = occurrence > 0;
    const key = repeated ? `${name}\n${occurrence}` : name;
    return { key, name, step: repeated ? `${step}~${occurrence + 1}` : step, repeated, positional: false };
  });
}

/**
 * Names that are data: they are in few trials and look like data (a digit, or great length), or
 * contain a rendering of their trial. Each trial must have the same number of them, else none is
 * positional: optional fields keep their names. `width`: number of trials, with and without the
 * object.
 */
function positionalNames(layouts: readonly MemberLayout[], width: number, masks: Masks): ReadonlySet<string> {
  const none = new Set<string>();
  if (layouts.length < 2) return none;
  const counts = new Map<string, number>();
  for (const { members, trials } of layouts)
    for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + trials.length);
  const having = layouts.reduce((sum, { trials }) => sum + trials.length, 0);
  const rare = [...counts]
    .filter(([name, count]) => count <= having * RARE && looksLikeData(name))
    .map(([name]) => name);
  const partial = [...counts].filter(([, count]) => count < having).map(([name]) => name);
  const positional = new Set([...rare, ...renderedNames(layouts, partial, width, masks)]);
  const numbers = new Set(layouts.map(({ members }) => members.filter(({ name }) => positional.has(name)).length));
  return positional.size > 1 && numbers.size === 1 ? positional : none;
}

const looksLikeData = (name: string): boolean => /[0-9]/.test(name) || name.length >= 24;

/** Those of the `partial` names that contain a rendering of their own trial. */
function renderedNames(
  layouts: readonly MemberLayout[],
  partial: readonly string[],
  width: number,
  masks: Masks,
): string[] {
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
