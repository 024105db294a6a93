/**
 * The next step of a probe, from the answers so far: retry unread values, take telling names apart,
 * or try the rule on new names. The last step gives the rule. A function of the answers alone, so
 * that a killed probe continues where it was.
 */
import { dictionaryOf } from '../../core/factors/dictionaries/index.ts';
import type { Factor, Miss, ProposedRule } from '../../core/model/index.ts';
import {
  type SymbolsByName,
  baseOf,
  closedRule,
  freshNames,
  nextStep,
  symbolPredicted,
  closedRulePrediction,
  type Property,
  type Proposal,
  valuesToRetest,
} from '../../core/trigger-rules/index.ts';
import { offsetMinutes } from '../../core/renderings/index.ts';

export type ProbeStep =
  | { readonly kind: 'tries'; readonly why: string; readonly values: readonly string[] }
  | { readonly kind: 'done'; readonly rule: ProposedRule };

export interface ProbeState {
  readonly factor: Factor;
  /** The dictionary. */
  readonly values: readonly string[];
  /** Symbols of each value's trials, in planned order; null: could not be read. */
  readonly shown: ReadonlyMap<string, readonly (string | null)[]>;
  readonly repeats: number;
  /**
   * Start of the first trial, milliseconds since the epoch. Zone offsets are those of this time.
   */
  readonly at: number;
}

export function nextProbeStep(state: ProbeState): ProbeStep {
  const unread = unreadValues(state);
  if (unread.length > 0) return { kind: 'tries', why: 'to read again', values: unread };
  return dictionaryOf(state.factor).shape === 'names' ? nextStepForNames(state) : nextStepForClosedList(state);
}

/** Values without a readable trial that were not retried yet. */
const unreadValues = ({ shown, repeats }: ProbeState): string[] =>
  [...shown]
    .filter(([, some]) => some.length <= repeats && some.every((symbol) => symbol === null))
    .map(([value]) => value);

/** One symbol a value. When its trials differ, the symbol that is rarer among all values. */
export function answersByValue({ shown }: Pick<ProbeState, 'shown'>): SymbolsByName {
  const counts = new Map<string, number>();
  for (const symbol of [...shown.values()].flat())
    if (symbol !== null) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const rarity = (symbol: string | null): number => (symbol === null ? Infinity : (counts.get(symbol) ?? 0));
  return new Map(
    [...shown].map(([value, some]) => [value, [...some].sort((a, b) => rarity(a) - rarity(b))[0] ?? null]),
  );
}

function nextStepForNames(state: ProbeState): ProbeStep {
  const answers = answersByValue(state);
  const step = nextStep(state.values, answers);
  if (step.kind === 'asks') return { kind: 'tries', why: 'made to find the rule', values: step.names };
  const fresh = freshNames(step.proposal);
  const untried = fresh.filter(({ name }) => !answers.has(name)).map(({ name }) => name);
  if (untried.length > 0) return { kind: 'tries', why: 'made to test the rule', values: untried };
  const misses = fresh.flatMap(({ name, symbol = null, recased }): (Miss & { recased: boolean })[] => {
    const seen = answers.get(name) ?? null;
    return seen === symbol ? [] : [{ value: name, predicted: symbol, seen, recased: recased === true }];
  });
  const recased = fresh.filter((one) => one.recased === true);
  const proper = fresh.length - recased.length;
  const missed = misses.filter((miss) => !miss.recased).map(withoutSpelling);
  return {
    kind: 'done',
    rule: {
      ...asClauses(step.proposal, answers),
      confirmed: { agree: proper - missed.length, of: proper, misses: missed },
      caseCounts: recased.length === 0 ? null : misses.some((miss) => miss.recased),
    },
  };
}

const withoutSpelling = ({ value, predicted, seen }: Miss): Miss => ({ value, predicted, seen });

function asClauses(proposal: Proposal, answers: SymbolsByName): Omit<ProposedRule, 'confirmed' | 'caseCounts'> {
  const texts = new Map<string, { symbol: string; by: string; texts: string[] }>();
  for (const { pattern, symbol } of proposal.rules) {
    const key = `${symbol} ${pattern.kind}`;
    const clause = texts.get(key) ?? { symbol, by: pattern.kind, texts: [] };
    texts.set(key, clause);
    clause.texts.push(pattern.text);
  }
  return {
    base: proposal.base,
    clauses: [...texts.values()].map((clause) => ({ ...clause, texts: [...new Set(clause.texts)].sort() })),
    joints: proposal.joints,
    unexplained: proposal.unexplained.map((value) => ({
      value,
      predicted: symbolPredicted(proposal, value) ?? null,
      seen: answers.get(value) ?? null,
    })),
  };
}

/** Values of each symbol that are tried once more. */
const RETRIES = 40;

function nextStepForClosedList(state: ProbeState): ProbeStep {
  const { values, shown, repeats } = state;
  const first = new Map([...shown].map(([value, some]) => [value, some.slice(0, repeats)]));
  const answers = answersByValue({ shown: first });
  const base = baseOf(values, answers);
  const properties = propertiesOf(state);
  const rule = closedRule(values, answers, base, properties);
  const again = valuesToRetest(values, answers, base, properties, RETRIES);
  const untried = again.filter((value) => (shown.get(value) ?? []).length <= repeats);
  if (untried.length > 0) return { kind: 'tries', why: 'tried again to confirm the rule', values: untried };
  const misses = again.flatMap((value): Miss[] => {
    const [seen = null] = (shown.get(value) ?? []).slice(repeats);
    const predicted = closedRulePrediction(rule, value);
    return seen === predicted ? [] : [{ value, predicted, seen }];
  });
  return {
    kind: 'done',
    rule: {
      base,
      clauses: rule.clauses,
      joints: [],
      unexplained: [],
      confirmed: { agree: again.length - misses.length, of: again.length, misses },
      caseCounts: null,
    },
  };
}

/**
 * Properties by which a rule may group zones: offset, region, and the zone that a name links to.
 * Other lists have none.
 */
export function propertiesOf({ factor, at }: { readonly factor: Factor; readonly at: number }): readonly Property[] {
  if (factor.kind !== 'time-zone') return [];
  return [
    { by: 'offset', of: (zone) => offsetText(zone, at) },
    { by: 'region', of: (zone) => (zone.includes('/') ? `${zone.split('/')[0] ?? ''}/` : undefined) },
    { by: 'zone', of: dictionaryOf(factor).kindOf },
  ];
}

function offsetText(zone: string, at: number): string | undefined {
  const minutes = offsetMinutes(zone, at);
  if (minutes === undefined) return undefined;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
