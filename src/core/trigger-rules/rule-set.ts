/**
 * A subject's answers to names as rules: patterns with their symbols, and the symbol of two at
 * once.
 */
import { matches, type Pattern } from './pattern.ts';

export interface TriggerRule {
  readonly pattern: Pattern;
  readonly symbol: string;
}

/** A name that rules of all these symbols apply to shows another one. */
export interface Joint {
  /** Sorted. */
  readonly of: readonly string[];
  readonly symbol: string;
}

export interface RuleSet {
  /** The symbol of names to which no rule applies. */
  readonly base: string;
  readonly rules: readonly TriggerRule[];
  readonly joints: readonly Joint[];
}

/** Distinct symbols of the rules that apply to `name`, sorted. */
export const symbolsFor = ({ rules }: Pick<RuleSet, 'rules'>, name: string): string[] =>
  [...new Set(rules.filter(({ pattern }) => matches(pattern, name)).map(({ symbol }) => symbol))].sort();

/**
 * The symbol that the rules say; undefined where rules of several symbols apply whose joint symbol
 * is not known.
 */
export function symbolPredicted(set: RuleSet, name: string): string | undefined {
  const symbols = symbolsFor(set, name);
  if (symbols.length <= 1) return symbols[0] ?? set.base;
  const key = symbols.join('\n');
  return set.joints.find(({ of }) => of.join('\n') === key)?.symbol;
}
