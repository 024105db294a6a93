/** Objects with the same names in the same order: what is asked of names is asked once of each such layout, not of each trial. */
import type { Member, Parts } from '../../carriers/reading.ts';

export type NamedParts = Extract<Parts, { by: 'name' }>;

export interface MemberLayout {
  /** Those of the first object; of the others the names and steps are the same. */
  readonly members: readonly Member[];
  /** Numbers of the trials whose objects are laid out so. */
  readonly trials: readonly number[];
}

export interface MemberLayouts {
  /** In order of first occurrence. */
  readonly layouts: readonly MemberLayout[];
  /** By trial: number of its layout; -1 without an object. */
  readonly indexByTrial: Int32Array;
}

/** `forms`: equal numbers by trial where the names are known to be the same; absent: nothing is known. */
export function layoutsOf(
  parts: readonly (NamedParts | null)[],
  forms?: readonly (number | undefined)[],
): MemberLayouts {
  const all: { readonly members: readonly Member[]; readonly trials: number[] }[] = [];
  const numbers = new Map<string, number>();
  const byForm = new Map<number | undefined, number>();
  const of = new Int32Array(parts.length).fill(-1);
  for (const [trial, part] of parts.entries()) {
    if (part === null) continue;
    const form = forms?.[trial];
    const number = (form === undefined ? undefined : byForm.get(form)) ?? numberOf(part, numbers);
    byForm.set(form, number);
    const layout = (all[number] ??= { members: part.members, trials: [] });
    layout.trials.push(trial);
    of[trial] = number;
  }
  return { layouts: all, indexByTrial: of };
}

function numberOf({ members }: NamedParts, numbers: Map<string, number>): number {
  const key = JSON.stringify(members.map(({ name, step }) => [name, step]));
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

/** The same names in the same order in all trials, none of them twice. */
export const areUniform = ({ layouts: [first, ...others] }: MemberLayouts): boolean =>
  others.length === 0 && new Set(first?.members.map(({ name }) => name)).size === (first?.members.length ?? 0);
