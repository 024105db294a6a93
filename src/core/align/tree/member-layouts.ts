/**
 * Layouts: objects with the same names in the same order share one, so names are compared once a
 * layout, not once a trial.
 */
import type { Member, Parts } from '../../carriers/reading.ts';

export type NamedParts = Extract<Parts, { by: 'name' }>;

export interface MemberLayout {
  /** Members of its first object; all others have the same names and steps. */
  readonly members: readonly Member[];
  /** Indices of the trials with this layout. */
  readonly trials: readonly number[];
}

export interface MemberLayouts {
  /** In order of first occurrence. */
  readonly layouts: readonly MemberLayout[];
  /** By trial: index into `layouts`; -1 without an object. */
  readonly indexByTrial: Int32Array;
}

/**
 * `forms`: by trial; equal forms have the same names (see `Interned.form`). Optional, for speed
 * only.
 */
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

/** Whether all trials have the same names in the same order, none twice. */
export const areUniform = ({ layouts: [first, ...others] }: MemberLayouts): boolean =>
  others.length === 0 && new Set(first?.members.map(({ name }) => name)).size === (first?.members.length ?? 0);
