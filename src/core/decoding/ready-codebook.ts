/**
 * Prepares a verdict's tells for decoding: patterns that match their symbols, and for each tell the
 * method by which a message shows its symbol.
 */
import { carrierNamed, kindOf, MESSAGE_PRESENCE } from '../carriers/index.ts';
import { agreementOf, type Tell, type Verdict } from '../model/index.ts';
import { RoleMatcher, roleOf } from './role-matcher.ts';
import { type IsPlaceholder, placeholdersOf, type SymbolPattern, patternOfPoints } from './symbol-pattern.ts';

/**
 * The method of reading a tell. `count`: by the number of messages of a run. `whole-run`: no single
 * message shows the symbol.
 */
export type ReadingMethod = 'text' | 'whole' | 'order' | 'presence' | 'feature' | 'count' | 'whole-run';

export interface ReadyTell {
  readonly tell: Tell;
  readonly method: ReadingMethod;
  /** Alternative patterns by codebook entry; for the methods `text` and `whole`. */
  readonly patterns: readonly (readonly SymbolPattern[])[];
  readonly certain: boolean;
}

export interface ReadyCodebook {
  readonly tells: readonly ReadyTell[];
  readonly roles: RoleMatcher;
  readonly isPlaceholder: IsPlaceholder;
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** Roles with several messages in one run. */
  readonly several: ReadonlySet<string>;
}

export function readyCodebookOf(verdict: Verdict): ReadyCodebook {
  const isPlaceholder = placeholdersOf(verdict.seen.factors);
  const scenarios = verdict.seen.scenarios.length;
  const keys = verdict.tells.flatMap(({ message, also, implied = [] }) => [
    message,
    ...[...also, ...implied].map((place) => place.message),
  ]);
  return {
    tells: verdict.tells.map((tell) => readyTell(tell, scenarios, isPlaceholder)),
    roles: new RoleMatcher(keys),
    isPlaceholder,
    factors: verdict.seen.factors,
    several: new Set(keys.filter((key) => !key.endsWith(' #1')).map(roleOf)),
  };
}

function readyTell(tell: Tell, scenarios: number, isPlaceholder: IsPlaceholder): ReadyTell {
  const points = tell.codebook.map(({ symbol }) =>
    alternativesOf(symbol, scenarios).map((way) => patternOfPoints(way, isPlaceholder)),
  );
  const inPoints = points.every((alternatives) => alternatives.every((pattern) => pattern !== null));
  const method = methodOf(tell, inPoints);
  const patterns =
    method === 'whole'
      ? structuralPatterns(tell, scenarios)
      : points.map((alternatives) => alternatives.filter((pattern) => pattern !== null));
  return { tell, method, patterns, certain: agreementOf(tell) === 1 };
}

/** A symbol's alternatives: an environment may write another symbol in each scenario. */
export const alternativesOf = (symbol: string, scenarios: number): readonly string[] =>
  scenarios > 1 ? symbol.split(' or ') : [symbol];

const structuralPatterns = ({ codebook }: Tell, scenarios: number): readonly (readonly SymbolPattern[])[] =>
  codebook.map(({ symbol }) =>
    alternativesOf(symbol, scenarios).map((text): SymbolPattern => ({ kind: 'text', text })),
  );

function methodOf({ carrier, codebook, disguise, feature }: Tell, inPoints: boolean): ReadingMethod {
  if (carrierNamed(carrier)?.relative === true) return 'whole-run';
  if (carrier === MESSAGE_PRESENCE.name) return 'count';
  if (disguise === 'derived' || feature !== undefined) return 'feature';
  if (carrierNamed(carrier)?.ordering !== undefined) return 'order';
  if (codebook.every(({ symbol }) => symbol === 'present' || symbol === 'absent') && kindOf(carrier) !== 'content')
    return 'presence';
  if (kindOf(carrier) !== 'content') return 'whole';
  return inPoints ? 'text' : 'feature';
}
