/**
 * Selects the factors and levels of an audit from a user's request. Errors are values; no output.
 */
import type { Assignment, Factor, Level } from '../model/index.ts';
import { GROUPS, isOnDemand, withoutGroups } from './groups.ts';
import { levelFor } from './level-for.ts';
import { PROFILES } from './profiles.ts';

export interface FactorRequest {
  /** Factors and groups to vary; absent: the usual ones. An empty list varies none (an A/A run). */
  readonly only?: readonly string[];
  /** Names of factors and groups to hold at their reference. */
  readonly except?: readonly string[];
  /** Levels by factor, reference first, in place of its own; a single level holds it there. */
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  /** Name of a profile whose levels become the references. */
  readonly profile?: string;
}

/** An error for the user: two lines, lower case, no full stop. */
export interface RejectedSelection {
  readonly kind: 'rejected';
  readonly message: string;
  readonly hint: string;
}

/**
 * `factors`: all in order. A constant one has one level; one on demand is present only if named.
 */
export type Selection = { readonly kind: 'selected'; readonly factors: readonly Factor[] } | RejectedSelection;

/**
 * Applies the request to `all`. The result keeps constant factors, with the level that they had.
 */
export function selectFactors(given: FactorRequest, all: readonly Factor[]): Selection {
  const request = withGroupsExpanded(given, all);
  const profile = PROFILES.find((known) => known.name === request.profile);
  if (request.profile !== undefined && profile === undefined) {
    return rejected(
      `no profile "${request.profile}"`,
      `known profiles: ${PROFILES.map((known) => known.name).join(', ')}`,
    );
  }
  const unknown = unknownName(request, all);
  if (unknown !== undefined) return noSuchFactor(unknown, all);
  const factors: Factor[] = [];
  for (const factor of all) {
    if (isOnDemand(factor) && !isNamed(factor, request)) continue;
    const chosen = chooseLevels(withReference(factor, profile?.assignment ?? {}), request);
    if (chosen.kind === 'rejected') return chosen;
    factors.push({ ...factor, levels: chosen.levels });
  }
  return { kind: 'selected', factors };
}

/** Reads `FACTOR=LEVEL,LEVEL,…`, one entry of a `--levels` option. */
export function parseLevels(
  text: string,
): { readonly kind: 'parsed'; readonly factor: string; readonly levels: readonly string[] } | RejectedSelection {
  const at = text.indexOf('=');
  const levels = text
    .slice(at + 1)
    .split(',')
    .map((level) => level.trim());
  if (at < 1 || levels.includes('')) {
    return rejected(`cannot read levels "${text}"`, 'write factor=level,level, e.g. timezone=UTC,Asia/Kolkata');
  }
  return { kind: 'parsed', factor: text.slice(0, at).trim(), levels };
}

function withGroupsExpanded(request: FactorRequest, all: readonly Factor[]): FactorRequest {
  const { only, except } = request;
  return {
    ...request,
    ...(only === undefined ? {} : { only: withoutGroups(only, all) }),
    ...(except === undefined ? {} : { except: withoutGroups(except, all) }),
  };
}

const isNamed = ({ name }: Factor, { only, levels }: FactorRequest): boolean =>
  (only?.includes(name) ?? false) || Object.hasOwn(levels ?? {}, name);

type Levels = readonly [Level, ...Level[]];
type Chosen = { readonly kind: 'levels'; readonly levels: Levels } | RejectedSelection;

function chooseLevels(factor: Factor, request: FactorRequest): Chosen {
  const varied =
    (request.only?.includes(factor.name) ?? !isOnDemand(factor)) && !(request.except?.includes(factor.name) ?? false);
  const named = request.levels?.[factor.name];
  if (named === undefined) return { kind: 'levels', levels: varied ? factor.levels : [factor.levels[0]] };
  if (!varied && named.length > 1) {
    return rejected(
      `factor ${factor.name} has ${named.length} levels but is not varied`,
      `add ${factor.name} to --factors, or give it one level to hold it there`,
    );
  }
  return namedLevels(factor, named);
}

function namedLevels(factor: Factor, names: readonly string[]): Chosen {
  const levels: Level[] = [];
  for (const name of names) {
    const result = levelFor(factor, name);
    if (result.kind === 'rejected') {
      return rejected(`${result.why}, in the levels of ${factor.name}`, knownLevels(factor));
    }
    if (levels.some((level) => level.name === result.level.name)) {
      return rejected(`level "${result.level.name}" of ${factor.name} is named twice`, 'name each level once');
    }
    levels.push(result.level);
  }
  const [first, ...rest] = levels;
  if (first === undefined) return rejected(`no level named for ${factor.name}`, knownLevels(factor));
  return { kind: 'levels', levels: [first, ...rest] };
}

/** The factor with the profile's level as the reference. */
function withReference(factor: Factor, assignment: Assignment): Factor {
  const reference = factor.levels.find((level) => level.name === assignment[factor.name]);
  if (reference === undefined) return factor;
  return { ...factor, levels: [reference, ...factor.levels.filter((level) => level !== reference)] };
}

function unknownName(request: FactorRequest, all: readonly Factor[]): string | undefined {
  const named = [...(request.only ?? []), ...(request.except ?? []), ...Object.keys(request.levels ?? {})];
  return named.find((name) => !all.some((factor) => factor.name === name));
}

function noSuchFactor(name: string, all: readonly Factor[]): RejectedSelection {
  return rejected(
    `no factor "${name}"`,
    `known factors: ${all.map((factor) => factor.name).join(', ')}; groups: ${GROUPS.map((group) => group.name).join(', ')}`,
  );
}

function knownLevels(factor: Factor): string {
  return `built-in levels: ${factor.levels.map((level) => level.name).join(', ')}`;
}

function rejected(message: string, hint: string): RejectedSelection {
  return { kind: 'rejected', message, hint };
}
