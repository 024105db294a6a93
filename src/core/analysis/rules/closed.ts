/**
 * Rules for values of a closed list, of which no new ones can be made: the coarsest property of the values that settles what each
 * shows. Ask of a time zone whether its offset does, or its region, or the zone that the name links to, before the name itself.
 */
import type { Answers } from './explain-name.ts';

/** A property of values; undefined where a value has none, and then it stands for itself. */
export interface Property {
  readonly by: string;
  readonly of: (value: string) => string | undefined;
}

export interface ClosedClause {
  readonly symbol: string;
  readonly by: string;
  readonly texts: readonly string[];
}

export interface ClosedRule {
  readonly base: string;
  readonly by: Property;
  readonly clauses: readonly ClosedClause[];
}

/** `properties`: coarsest first. The value itself always settles it. */
export function closedRule(
  values: readonly string[],
  answers: Answers,
  base: string,
  properties: readonly Property[],
): ClosedRule {
  const itself: Property = { by: 'value', of: (value) => value };
  const by = properties.find((property) => settles(property, values, answers)) ?? itself;
  const texts = new Map<string, Set<string>>();
  for (const value of values) {
    const symbol = answers.get(value);
    if (typeof symbol !== 'string' || symbol === base) continue;
    texts.set(symbol, (texts.get(symbol) ?? new Set()).add(by.of(value) ?? value));
  }
  const clauses = [...texts].map(([symbol, some]) => ({ symbol, by: by.by, texts: [...some].sort() }));
  return { base, by, clauses };
}

/** Whether values that share the property all show the same, at least two of them being tried somewhere. */
function settles({ of }: Property, values: readonly string[], answers: Answers): boolean {
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

/** What the rule says of a value. */
export function predictedByClosed({ base, by, clauses }: ClosedRule, value: string): string {
  const key = by.of(value) ?? value;
  return clauses.find(({ texts }) => texts.includes(key))?.symbol ?? base;
}

/** Values to try again: those that show something, and of the others those nearest by the finer properties. At most `most` of each. */
export function triedAgain(
  values: readonly string[],
  answers: Answers,
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
