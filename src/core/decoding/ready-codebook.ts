/** A verdict's tells made ready for reading: the signs of their symbols, and what of them one message can show. */
import { carrierNamed, kindOf, MESSAGE_PRESENCE } from '../carriers/index.ts';
import { agreementOf, type Tell, type Verdict } from '../model/index.ts';
import { RoleMatcher, roleOf } from './role-matcher.ts';
import { type IsPlaceholder, placeholdersOf, type Sign, signOfPoints } from './symbol-pattern.ts';

/** How the symbols of a tell are to be looked for. */
export type Manner = 'text' | 'whole' | 'order' | 'presence' | 'feature' | 'count' | 'whole-run';

export interface ReadyTell {
  readonly tell: Tell;
  readonly manner: Manner;
  /** By codebook entry, for `text` and `whole`. */
  readonly signs: readonly (readonly Sign[])[];
  readonly certain: boolean;
}

export interface ReadyCodebook {
  readonly tells: readonly ReadyTell[];
  readonly roles: RoleMatcher;
  readonly isPlaceholder: IsPlaceholder;
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** Roles of which the codebook knows several messages in one run. */
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
    waysOf(symbol, scenarios).map((way) => signOfPoints(way, isPlaceholder)),
  );
  const inPoints = points.every((ways) => ways.every((sign) => sign !== null));
  const manner = mannerOf(tell, inPoints);
  const signs =
    manner === 'whole' ? structuralSigns(tell, scenarios) : points.map((ways) => ways.filter((sign) => sign !== null));
  return { tell, manner, signs, certain: agreementOf(tell) === 1 };
}

/** Symbols of one environment that differ between scenarios are written as alternatives. */
export const waysOf = (symbol: string, scenarios: number): readonly string[] =>
  scenarios > 1 ? symbol.split(' or ') : [symbol];

const structuralSigns = ({ codebook }: Tell, scenarios: number): readonly (readonly Sign[])[] =>
  codebook.map(({ symbol }) => waysOf(symbol, scenarios).map((text): Sign => ({ kind: 'text', text })));

function mannerOf({ carrier, codebook, disguise, feature }: Tell, inPoints: boolean): Manner {
  if (carrierNamed(carrier)?.relative === true) return 'whole-run';
  if (carrier === MESSAGE_PRESENCE.name) return 'count';
  if (disguise === 'derived' || feature !== undefined) return 'feature';
  if (carrierNamed(carrier)?.ordering !== undefined) return 'order';
  if (codebook.every(({ symbol }) => symbol === 'present' || symbol === 'absent') && kindOf(carrier) !== 'content')
    return 'presence';
  if (kindOf(carrier) !== 'content') return 'whole';
  return inPoints ? 'text' : 'feature';
}
