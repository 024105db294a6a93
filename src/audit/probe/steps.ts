/**
 * What a probe does next, from the answers so far: try again what could not be read, take telling names apart, try the rule on fresh
 * names; and in the end the rule. A function of the answers alone, so that a killed probe goes on where it was.
 */
import { dictionaryOf } from '../../core/factors/dictionaries/index.ts';
import type { Factor, Miss, ProposedRule } from '../../core/model/index.ts';
import {
  type Answers,
  baseOf,
  closedRule,
  freshNames,
  nextStep,
  symbolPredicted,
  predictedByClosed,
  type Property,
  type Proposal,
  triedAgain,
} from '../../core/trigger-rules/index.ts';
import { offsetMinutes } from '../../core/renderings/index.ts';

export type ProbeStep =
  | { readonly kind: 'tries'; readonly why: string; readonly values: readonly string[] }
  | { readonly kind: 'done'; readonly rule: ProposedRule };

export interface ProbeState {
  readonly factor: Factor;
  /** The dictionary. */
  readonly values: readonly string[];
  /** Symbols of each value's trials, in planned order; null where it could not be read. */
  readonly shown: ReadonlyMap<string, readonly (string | null)[]>;
  readonly repeats: number;
  /** When the first trial was started, milliseconds since the epoch: offsets of zones are those of that time. */
  readonly at: number;
}

export function nextProbeStep(probing: ProbeState): ProbeStep {
  const again = unread(probing);
  if (again.length > 0) return { kind: 'tries', why: 'read again', values: again };
  return dictionaryOf(probing.factor).shape === 'names' ? nextOfNames(probing) : nextOfClosed(probing);
}

/** Values of which no trial could be read, and which were not tried again yet. */
const unread = ({ shown, repeats }: ProbeState): string[] =>
  [...shown]
    .filter(([, some]) => some.length <= repeats && some.every((symbol) => symbol === null))
    .map(([value]) => value);

/** One symbol a value: that of its trials, or, where they differ, the one that is rarer among all values. */
export function answersByValue({ shown }: Pick<ProbeState, 'shown'>): Answers {
  const counts = new Map<string, number>();
  for (const symbol of [...shown.values()].flat())
    if (symbol !== null) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const rarity = (symbol: string | null): number => (symbol === null ? Infinity : (counts.get(symbol) ?? 0));
  return new Map(
    [...shown].map(([value, some]) => [value, [...some].sort((a, b) => rarity(a) - rarity(b))[0] ?? null]),
  );
}

function nextOfNames(probing: ProbeState): ProbeStep {
  const answers = answersByValue(probing);
  const step = nextStep(probing.values, answers);
  if (step.kind === 'asks') return { kind: 'tries', why: 'made to find the rule', values: step.names };
  const fresh = freshNames(step.proposal);
  const untried = fresh.filter(({ name }) => !answers.has(name)).map(({ name }) => name);
  if (untried.length > 0) return { kind: 'tries', why: 'fresh names to try the rule on', values: untried };
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

const withoutSpelling = ({ value, predicted: said, seen }: Miss): Miss => ({ value, predicted: said, seen });

function asClauses(proposal: Proposal, answers: Answers): Omit<ProposedRule, 'confirmed' | 'caseCounts'> {
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

/** Values of each sort that are tried once more. */
const AGAIN = 40;

function nextOfClosed(probing: ProbeState): ProbeStep {
  const { values, shown, repeats } = probing;
  const first = new Map([...shown].map(([value, some]) => [value, some.slice(0, repeats)]));
  const answers = answersByValue({ shown: first });
  const base = baseOf(values, answers);
  const properties = propertiesOf(probing);
  const rule = closedRule(values, answers, base, properties);
  const again = triedAgain(values, answers, base, properties, AGAIN);
  const untried = again.filter((value) => (shown.get(value) ?? []).length <= repeats);
  if (untried.length > 0) return { kind: 'tries', why: 'tried again to confirm the rule', values: untried };
  const misses = again.flatMap((value): Miss[] => {
    const [seen = null] = (shown.get(value) ?? []).slice(repeats);
    const said = predictedByClosed(rule, value);
    return seen === said ? [] : [{ value, predicted: said, seen }];
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

/** Of zones: the offset at that time, the region, the zone that a name links to. Of others none. */
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
