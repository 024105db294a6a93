/**
 * Rules for values of a closed list, to which no new value can be added. Picks the property that
 * explains most simply which symbol each value shows. For time zones it tries offset, region and
 * linked zone before the name itself.
 */
import type { RuleClause } from '../model/index.ts';
import type { SymbolsByName } from './explain-name.ts';

/** A property of values; undefined where a value has none, and then it stands for itself. */
export interface Property {
  readonly by: string;
  readonly of: (value: string) => string | undefined;
}

export interface ClosedRule {
  readonly base: string;
  readonly by: Property;
  readonly clauses: readonly RuleClause[];
}

/**
 * The simplest of what settles it: that with the fewest texts, the first of `properties` where
 * several have as few. The value itself always settles it.
 */
export function closedRule(
  values: readonly string[],
  answers: SymbolsByName,
  base: string,
  properties: readonly Property[],
): ClosedRule {
  const itself: Property = { by: 'value', of: (value) => value };
  const rules = [...properties.filter((property) => determines(property, values, answers)), itself].map((by) => ({
    base,
    by,
    clauses: clausesBy(by, values, answers, base),
  }));
  return rules.reduce((best, rule) => (sizeOf(rule) < sizeOf(best) ? rule : best));
}

const sizeOf = ({ clauses }: ClosedRule): number => clauses.reduce((sum, { texts }) => sum + texts.length, 0);

function clausesBy(
  { by, of }: Property,
  values: readonly string[],
  answers: SymbolsByName,
  base: string,
): RuleClause[] {
  const texts = new Map<string, Set<string>>();
  for (const value of values) {
    const symbol = answers.get(value);
    if (typeof symbol !== 'string' || symbol === base) continue;
    texts.set(symbol, (texts.get(symbol) ?? new Set()).add(of(value) ?? value));
  }
  return [...texts].map(([symbol, some]) => ({ symbol, by, texts: [...some].sort() }));
}

/**
 * Whether values that share the property all show the same, at least two of them being tried
 * somewhere.
 */
function determines({ of }: Property, values: readonly string[], answers: SymbolsByName): boolean {
  const shown = new Map<string, string>();
  for (const value of values) {
    const symbol = answers.get(value);
    if (typeof symbol !== 'string') continue;
    const key = of(value) ?? value;
    const known = shown.get(key);
    if (known !== undefined && known !== symbol) return false;
    shown.set(key, symbol);
  }
  return shown.size < values.length;
}

/** The symbol that the rule predicts for a value. */
export function closedRulePrediction({ base, by, clauses }: ClosedRule, value: string): string {
  const key = by.of(value) ?? value;
  return clauses.find(({ texts }) => texts.includes(key))?.symbol ?? base;
}

/**
 * Values to try again: those that show something, and of the others those nearest by the finer
 * properties. At most `most` of each.
 */
export function valuesToRetest(
  values: readonly string[],
  answers: SymbolsByName,
  base: string,
  properties: readonly Property[],
  most: number,
): string[] {
  const telling = values.filter((value) => (answers.get(value) ?? base) !== base);
  const near = values.filter(
    (value) =>
      answers.get(value) === base &&
      properties.some(({ of }) => of(value) !== undefined && telling.some((one) => of(one) === of(value))),
  );
  return [...telling.slice(0, most), ...near.slice(0, most)];
}
