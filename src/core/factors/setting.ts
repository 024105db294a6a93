/** Merges the settings of an assignment's levels. Must not apply them: the lab does. */
import type { Assignment, Factor, Level, Setting } from '../model/index.ts';

/** The factor's level in the assignment; absent: the reference. Throws on an unknown level. */
export function levelOf(factor: Factor, assignment: Assignment): Level {
  const name = assignment[factor.name];
  if (name === undefined) return factor.levels[0];
  const level = factor.levels.find((candidate) => candidate.name === name);
  if (level === undefined) throw new Error(`factor ${factor.name} has no level "${name}"`);
  return level;
}

/** Unites `env` and `files`. Throws if two factors set one variable or any other setting. */
export function settingFor(factors: readonly Factor[], assignment: Assignment): Setting {
  return factors.map((factor) => levelOf(factor, assignment).setting).reduce(merged, {});
}

function merged(one: Setting, other: Setting): Setting {
  const twice = Object.keys(other).filter((key) => key !== 'env' && key !== 'files' && Object.hasOwn(one, key));
  const variables = Object.keys(other.env ?? {}).filter((name) => Object.hasOwn(one.env ?? {}, name));
  if (twice.length + variables.length > 0) throw new Error(`two factors set ${[...twice, ...variables].join(', ')}`);
  return {
    ...one,
    ...other,
    env: { ...one.env, ...other.env },
    files: [...(one.files ?? []), ...(other.files ?? [])],
  };
}
