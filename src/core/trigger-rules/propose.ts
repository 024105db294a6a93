/**
 * From names and their symbols to rules. Returns the names to query next. When none is left,
 * returns the rules, the names that they leave unexplained, and fresh names to test them on. A pure
 * function of the answers, so that a killed run continues where it was.
 */
import { around, belowSuffix, grownOnto, asSuffixOf, plain, wordsFor } from './test-names.ts';
import { type SymbolsByName, explainName } from './explain-name.ts';
import type { Pattern } from './pattern.ts';
import { type Joint, symbolPredicted, type TriggerRule, type RuleSet, symbolsFor } from './rule-set.ts';

export interface Proposal extends RuleSet {
  /** Names that show something else than the rules say. */
  readonly unexplained: readonly string[];
}

export type ProposalStep =
  | { readonly kind: 'asks'; readonly names: readonly string[] }
  | { readonly kind: 'proposes'; readonly proposal: Proposal };

/** Names taken apart at once. */
const AT_ONCE = 24;

/** `names`: those of the dictionary, all answered. */
export function nextStep(names: readonly string[], answers: SymbolsByName): ProposalStep {
  const base = baseOf(names, answers);
  const telling = names.filter((name) => (answers.get(name) ?? base) !== base);
  const asked = new Set<string>();
  // Names alike in their last label are likely of one cause: one is taken apart first, and the
  // others once it is.
  const open = new Set<string>();
  const explainedIn = new Set<string>();
  let set: RuleSet = { base, rules: [], joints: [] };
  for (const name of telling) {
    const symbol = answers.get(name) ?? base;
    if (symbolPredicted(set, name) === symbol) continue;
    const group = `${name.split('.').at(-1) ?? ''} ${symbol}`;
    if (open.size >= AT_ONCE || (open.has(group) && !explainedIn.has(group))) continue;
    const explained = explainName(name, answers, base);
    if (explained.kind === 'rules') {
      set = withJoint(withRules(set, explained.rules), name, symbol);
      explainedIn.add(group);
    } else {
      open.add(explainedIn.has(group) ? name : group);
      for (const one of explained.names) asked.add(one);
    }
  }
  for (const rule of set.rules) asked.add(plain(wordsFor(rule.pattern.text)));
  const unanswered = [...asked].filter((name) => !answers.has(name));
  return unanswered.length > 0
    ? { kind: 'asks', names: unanswered }
    : { kind: 'proposes', proposal: settled(set, telling, names, answers) };
}

/** The symbol that most names show. */
export function baseOf(names: readonly string[], answers: SymbolsByName): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const symbol = answers.get(name);
    if (typeof symbol === 'string') counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

function withRules(set: RuleSet, more: readonly TriggerRule[]): RuleSet {
  const known = new Set(set.rules.map(keyOf));
  return { ...set, rules: [...set.rules, ...more.filter((rule) => !known.has(keyOf(rule)))] };
}

const keyOf = ({ pattern: { kind, text }, symbol }: TriggerRule): string => `${kind} ${text} ${symbol}`;

/** Where rules of several symbols apply, what the name shows is what these give together. */
function withJoint(set: RuleSet, name: string, symbol: string): RuleSet {
  const of = symbolsFor(set, name);
  if (of.length < 2 || symbolPredicted(set, name) !== undefined) return set;
  return { ...set, joints: [...set.joints, { of, symbol } satisfies Joint] };
}

/** Rules that others make needless are left out; what is still not explained is said. */
function settled(set: RuleSet, telling: readonly string[], names: readonly string[], answers: SymbolsByName): Proposal {
  const apart = separated(set);
  const joints = telling.reduce((all, name) => withJoint(all, name, answers.get(name) ?? set.base), apart);
  const fits = (one: RuleSet): string[] => {
    return names.filter((name) => {
      const symbol = answers.get(name);
      return typeof symbol === 'string' && symbolPredicted(one, name) !== symbol;
    });
  };
  const [kept, wrong] = [fits(joints), fits(set)];
  return kept.length <= wrong.length ? { ...joints, unexplained: kept } : { ...set, unexplained: wrong };
}

/**
 * Separates a suffix that itself holds a keyword, which was only ever seen together with it. The
 * suffix alone has the symbol that gives the observed one when joined with the keyword's, if
 * another name showed that joint.
 */
function separated(set: RuleSet): RuleSet {
  const words = set.rules.filter(({ pattern }) => pattern.kind === 'contains');
  const rules = set.rules.map((rule) => {
    if (rule.pattern.kind === 'contains') return rule;
    const held = words.filter(({ pattern }) => rule.pattern.text.includes(pattern.text)).map(({ symbol }) => symbol);
    const joint = set.joints.find(
      ({ of, symbol }) => symbol === rule.symbol && !of.includes(symbol) && of.some((one) => held.includes(one)),
    );
    const own = joint?.of.find((one) => !held.includes(one));
    return own === undefined ? rule : { ...rule, symbol: own };
  });
  const used = new Set(rules.map(({ symbol }) => symbol));
  return { ...set, rules, joints: set.joints.filter(({ of }) => of.every((one) => used.has(one))) };
}

/** A fresh name, and what the rules say of it; undefined where they say nothing. */
export interface FreshName {
  readonly name: string;
  readonly symbol: string | undefined;
  readonly pattern: Pattern;
  /** Whether only the spelling is another, so that a miss says that case counts. */
  readonly recased?: true;
}

/** Fresh names for each rule: some that it must apply to and some that it must not. */
export function freshNames(set: RuleSet): FreshName[] {
  const tried = set.rules.flatMap(({ pattern }) => [
    ...namesFor(pattern).map((name) => ({ name, pattern })),
    ...recased(pattern).map((name) => ({ name, pattern, recased: true as const })),
  ]);
  const byName = new Map(tried.map((one) => [one.name, one]));
  return [...byName.values()].map((one) => ({ ...one, symbol: symbolPredicted(set, one.name) }));
}

function namesFor({ kind, text }: Pattern): string[] {
  const words = wordsFor(text, true);
  const below = belowSuffix(text, text.split('.').length, words);
  if (kind === 'contains') {
    const [first = '', last = ''] = [text.at(0), text.at(-1)];
    const cut = [around(text.slice(1), words, { before: first }), around(text.slice(0, -1), words, { after: last })];
    return [around(text, words), asSuffixOf(text, words), ...(text.length < 3 ? [] : cut)];
  }
  return [below, `${words.second}.${below}`, asSuffixOf(text, words), grownOnto(text, words)];
}

function recased({ kind, text }: Pattern): string[] {
  const words = wordsFor(text, true);
  const upper = text.toUpperCase();
  return [kind === 'contains' ? around(upper, words) : kind === 'exact' ? upper : `${words.first}.${upper}`];
}
