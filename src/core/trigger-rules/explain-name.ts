/**
 * Finds the part of a name that triggers its symbol, by queries about its parts alone: labels
 * between words, suffixes below a word, the name in front of another. Pure: it returns the queries,
 * or, once these are answered, the patterns that follow.
 */
import { around, belowSuffix, type Cut, grownOnto, asSuffixOf, type Words, wordsFor } from './test-names.ts';
import type { Pattern, PatternKind } from './pattern.ts';
import { type TriggerRule, symbolsFor } from './rule-set.ts';

/** Symbol by name asked about; null where it could not be read. */
export type SymbolsByName = ReadonlyMap<string, string | null>;

export type Explained =
  | { readonly kind: 'asks'; readonly names: readonly string[] }
  | { readonly kind: 'rules'; readonly rules: readonly TriggerRule[] };

/** Answers so far, and what is asked in vain. */
class Queries {
  readonly open = new Set<string>();
  readonly #answers: SymbolsByName;
  readonly base: string;

  constructor(answers: SymbolsByName, base: string) {
    this.#answers = answers;
    this.base = base;
  }

  /** Undefined while there is no answer. */
  hasSymbol(name: string): boolean | undefined {
    const symbol = this.symbolOf(name);
    return this.#answers.has(name) ? symbol !== null : undefined;
  }

  /**
   * The symbol that a name shows if it is not the plain one; null where it is, or where there is no
   * answer yet.
   */
  symbolOf(name: string): string | null {
    if (!this.#answers.has(name)) this.open.add(name);
    const symbol = this.#answers.get(name) ?? null;
    return symbol === this.base ? null : symbol;
  }
}

/** `base`: what plain names show. */
export function explainName(name: string, answers: SymbolsByName, base: string): Explained {
  const asking = new Queries(answers, base);
  const words = wordsFor(name);
  const keywords = keywordsIn(name, asking, words);
  const ending = endingOf(name, asking, words, keywords);
  if (asking.open.size > 0) return { kind: 'asks', names: [...asking.open] };
  const rules = [...keywords, ...ending];
  const own = answers.get(name);
  if (rules.length > 0 || own === null || own === undefined) return { kind: 'rules', rules };
  const anywhere = asking.symbolOf(asSuffixOf(name, words)) !== null;
  return { kind: 'rules', rules: [ruleOf(anywhere ? 'contains' : 'exact', name, own)] };
}

const ruleOf = (kind: PatternKind, text: string, symbol: string): TriggerRule => ({
  pattern: { kind, text: text.toLowerCase() } satisfies Pattern,
  symbol,
});

/**
 * Labels that show it anywhere, each cut down to the letters that are needed. The last label is a
 * matter of endings.
 */
function keywordsIn(name: string, asking: Queries, words: Words): TriggerRule[] {
  const labels = [...new Set(name.split('.').slice(0, -1))];
  return labels.flatMap((label) => {
    const symbol = asking.symbolOf(around(label, words));
    return symbol === null ? [] : [ruleOf('contains', needed(label, asking, words), symbol)];
  });
}

/**
 * By halving: the longest piece that can be left out in front, and then behind, with the label
 * still showing it.
 */
function needed(label: string, asking: Queries, words: Words): string {
  const shows = (from: number, to: number): boolean | undefined =>
    asking.hasSymbol(
      around(label.slice(from, to), words, { ...at('before', label[from - 1]), ...at('after', label[to]) }),
    );
  const front = most(label.length - 1, (count) => shows(count, label.length)) ?? 0;
  const back = most(label.length - front - 1, (count) => shows(front, label.length - count)) ?? 0;
  return label.slice(front, label.length - back);
}

const at = (side: 'before' | 'after', letter: string | undefined): Cut =>
  letter === undefined ? {} : { [side]: letter };

/**
 * The largest count up to `limit` for which `holds` is true; undefined while an answer is missing.
 * Assumes that it holds for 0, and for none above the first count at which it fails.
 */
function most(limit: number, holds: (count: number) => boolean | undefined): number | undefined {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const held = holds(middle);
    if (held === undefined) return undefined;
    if (held) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The shortest suffix that shows more than the keywords in it do. */
function endingOf(name: string, asking: Queries, words: Words, keywords: readonly TriggerRule[]): TriggerRule[] {
  const labels = name.split('.');
  const beyond = (asked: string): string | null => {
    const symbol = asking.symbolOf(asked);
    return symbol === null || symbolsFor({ rules: keywords }, asked).includes(symbol) ? null : symbol;
  };
  asking.symbolOf(asSuffixOf(name, words));
  const found = labels.map((_, index) => beyond(belowSuffix(name, index + 1, words))).findIndex((one) => one !== null);
  if (asking.open.size > 0) return [];
  if (found < 0) return alone(name, asking, keywords);
  const suffix = labels.slice(-(found + 1)).join('.');
  const symbol = beyond(belowSuffix(name, found + 1, words)) ?? asking.base;
  const grown = beyond(grownOnto(suffix, words)) !== null;
  const itself = beyond(suffix) !== null;
  return [ruleOf(grown ? 'ending' : itself ? 'suffix' : 'below', suffix, symbol)];
}

/** Beside keywords that do not account for what the name itself shows. */
function alone(name: string, asking: Queries, keywords: readonly TriggerRule[]): TriggerRule[] {
  const symbol = asking.symbolOf(name);
  if (keywords.length === 0 || symbol === null || symbolsFor({ rules: keywords }, name).includes(symbol)) return [];
  return symbolsFor({ rules: keywords }, name).length > 1 ? [] : [ruleOf('exact', name, symbol)];
}
