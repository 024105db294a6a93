/**
 * Confirmation by intervention: plans fresh trials in which only the implicated factors move. It
 * takes pairs of a witness W and a plainer baseline B that show different symbols. One pair serves
 * every hypothesis whose symbols differ between W and B. It plans; it does not judge.
 *
 *     hypothesis: a x b                a    b    c    expected
 *     W                                a1   b1   c1   mark
 *     B                                a0   b0   c0   plain
 *     W with one factor put back       a0   b1   c1   plain   a is needed
 *                                      a1   b0   c1   plain   b is needed
 *     W with the whole set put back    a0   b0   c1   plain
 *     B with only the set moved        a1   b1   c0   mark    the set suffices
 *     the set kept, all else moved     a1   b1   c2   mark    nothing else is needed
 *
 * W and B are repeated too.
 */
import type { Assignment, Design, PlannedTrial } from '../model/index.ts';
import { type Hypothesis, URGENT, weightOf } from './hypothesis.ts';
import { prng } from './prng.ts';
import { crossings } from './rivals.ts';
import { trialId } from './screen.ts';

interface Pair {
  readonly witness: PlannedTrial;
  readonly baseline: PlannedTrial;
  readonly served: readonly Hypothesis[];
}

interface Intervention {
  readonly assignment: Assignment;
  readonly scenario: string;
}

/** Most trials in each round of confirming trials. */
export const ROUNDS: readonly number[] = [32, 32, 32];

const BLOCK = 12;
/** Baselines considered: the plainest environments of the design. */
const BASELINES = 6;
/** Pairs worth choosing: each takes at least three trials of the budget. */
const MOST_PAIRS = 8;

/**
 * At most `budget` trials, ids and blocks continuing the design's. `design.trials` holds all trials
 * planned so far, earlier confirmations included, so that a second round is the same call again.
 * Empty if nothing can be tested.
 */
export function confirmTrials(design: Design, hypotheses: readonly Hypothesis[], budget: number): PlannedTrial[] {
  const again = design.trials.some(({ stage }) => stage === 'confirm');
  const pairs = choosePairs(design, hypotheses);
  const needs = (some: readonly Pair[]): Intervention[][] =>
    some.map((pair) => (again ? laterInterventionsFor(pair, design) : interventionsFor(pair, design)));
  const wishes = withinBudget(
    [needs(pairs.filter(isUrgent)), needs(pairs.filter((pair) => !isUrgent(pair)))],
    (pairs.some(isUrgent) ? pairs.filter(isUrgent) : pairs).map((pair) => repeatableFor(pair, design)),
    budget,
  );
  const firstBlock = design.trials.reduce((most, trial) => Math.max(most, trial.block), -1) + 1;
  const order = prng(design.seed + design.trials.length).shuffle(wishes);
  return order.map((wish, index) => ({
    id: trialId(design.trials.length + index),
    stage: 'confirm',
    block: firstBlock + Math.floor(index / BLOCK),
    ...wish,
  }));
}

const isUrgent = ({ served }: Pair): boolean => served.some((hypothesis) => weightOf(hypothesis) >= URGENT);

/** Greedy: the pair that serves most hypotheses, by weight, first, then the rest. */
function choosePairs(design: Design, hypotheses: readonly Hypothesis[]): Pair[] {
  const pairs: Pair[] = [];
  let open = hypotheses;
  while (open.length > 0 && pairs.length < MOST_PAIRS) {
    const pair = bestPair(design, open);
    if (pair === undefined) return pairs;
    pairs.push(pair);
    open = open.filter((hypothesis) => !pair.served.includes(hypothesis));
  }
  return pairs;
}

function bestPair(design: Design, open: readonly Hypothesis[]): Pair | undefined {
  let best: { pair: Pair; cost: number } | undefined;
  for (const baseline of plainest(design, open)) {
    for (const witness of design.trials) {
      if (witness.scenario !== baseline.scenario) continue;
      const served = open.filter((hypothesis) => serves(hypothesis, witness, baseline));
      if (served.length === 0) continue;
      const pair = { witness, baseline, served };
      const weight = served.reduce((sum, hypothesis) => sum + weightOf(hypothesis), 0);
      const moving = candidateFactors(pair).length;
      const cost = -100 * weight + 4 * distance(design, baseline) + (served.every(isWide) ? -moving : moving);
      if (best === undefined || cost < best.cost) best = { pair, cost };
    }
  }
  return best?.pair;
}

/**
 * No few factors explain it: each factor is to be put back alone, so a pair that differs in many
 * serves it best.
 */
const isWide = ({ candidates }: Hypothesis): boolean => (candidates[0]?.length ?? 0) > 3;

/**
 * The plainest trials that any hypothesis can be read in, plus for each hypothesis the plainest of
 * its own.
 */
function plainest(design: Design, open: readonly Hypothesis[]): PlannedTrial[] {
  const sorted = [...design.trials].sort((a, b) => distance(design, a) - distance(design, b) || (a.id < b.id ? -1 : 1));
  const own = open
    .slice(0, BASELINES)
    .flatMap((h) => sorted.filter((t) => typeof h.symbols.get(t.id) === 'string').slice(0, 1));
  return [...new Set([...sorted.slice(0, BASELINES), ...own])];
}

/** Number of factors away from their reference level. */
function distance(design: Design, trial: PlannedTrial): number {
  return Object.entries(trial.assignment).filter(([name, level]) => level !== design.factors[name]?.[0]).length;
}

function serves(hypothesis: Hypothesis, witness: PlannedTrial, baseline: PlannedTrial): boolean {
  const [seen, plain] = [hypothesis.symbols.get(witness.id), hypothesis.symbols.get(baseline.id)];
  if (typeof seen !== 'string' || typeof plain !== 'string' || seen === plain) return false;
  return hypothesis.candidates.some((set) =>
    set.some((name) => witness.assignment[name] !== baseline.assignment[name]),
  );
}

/** Factors that differ inside the pair and stand in any candidate set of what the pair serves. */
function candidateFactors({ witness, baseline, served }: Pair): string[] {
  const names = new Set(served.flatMap((hypothesis) => hypothesis.candidates.flat()));
  return [...names].filter((name) => witness.assignment[name] !== baseline.assignment[name]).sort();
}

/**
 * Each trial that the pair's hypotheses need once: ends, best sets both ways and among strangers,
 * each factor alone.
 */
function interventionsFor(pair: Pair, design: Design): Intervention[] {
  const alone = candidateFactors(pair).map((name) => moved(pair.witness, pair.baseline, [name]));
  return distinct([...replicatesOf(pair), ...setInterventions(pair), ...isolations(pair, design), ...alone]);
}

/**
 * In a later round the factors have been put back already: what is left is to decide between
 * rivals.
 */
function laterInterventionsFor(pair: Pair, design: Design): Intervention[] {
  const deciding = pair.served.flatMap((hypothesis) => crossings(hypothesis, design.trials));
  return distinct([...deciding, ...replicatesOf(pair), ...setInterventions(pair), ...isolations(pair, design)]);
}

/**
 * Interventions worth repeating, in the order in which the budget is spent. Half should show W's
 * symbol, half B's.
 */
function repeatableFor(pair: Pair, design: Design): Intervention[] {
  return distinct([...replicatesOf(pair), ...setInterventions(pair), ...isolations(pair, design)]);
}

const replicatesOf = (pair: Pair): Intervention[] => [
  moved(pair.witness, pair.baseline, []),
  moved(pair.baseline, pair.witness, []),
];

/**
 * The best sets kept while every other factor leaves the level that W and B may share by chance.
 */
function isolations({ witness, baseline, served }: Pair, design: Design): Intervention[] {
  const best = served.map((hypothesis) => hypothesis.candidates[0] ?? []);
  return best.flatMap((set) => [
    isolated(witness, set, design, 0),
    isolated(baseline, set, design, 0),
    isolated(witness, set, design, 1),
  ]);
}

function isolated(from: PlannedTrial, kept: readonly string[], design: Design, turn: number): Intervention {
  const others = Object.entries(from.assignment).map(([name, level]) => {
    const levels = design.factors[name] ?? [];
    if (kept.includes(name) || levels.length < 2) return [name, level];
    const shift = 1 + (turn % (levels.length - 1));
    return [name, levels[(levels.indexOf(level) + shift) % levels.length] ?? level];
  });
  return { assignment: Object.fromEntries(others) as Assignment, scenario: from.scenario };
}

function setInterventions({ witness, baseline, served }: Pair): Intervention[] {
  const best = served.map((hypothesis) => hypothesis.candidates[0] ?? []);
  return best.flatMap((set) => [moved(witness, baseline, set), moved(baseline, witness, set)]);
}

/** `from` with the factors of `set` at the other trial's levels. */
function moved(from: PlannedTrial, to: PlannedTrial, set: readonly string[]): Intervention {
  const levels = Object.fromEntries(set.map((name) => [name, to.assignment[name] ?? from.assignment[name] ?? '']));
  return { assignment: { ...from.assignment, ...levels }, scenario: from.scenario };
}

function distinct(wishes: readonly Intervention[]): Intervention[] {
  const byKey = new Map(
    wishes.map((wish) => [JSON.stringify([Object.entries(wish.assignment).sort(), wish.scenario]), wish]),
  );
  return [...byKey.values()];
}

/**
 * First what every pair needs, class by class and pair by pair in turn, then repeats in turn until
 * the budget is spent.
 */
function withinBudget(
  classes: readonly Intervention[][][],
  repeats: readonly Intervention[][],
  budget: number,
): Intervention[] {
  if (repeats.length === 0) return [];
  const wishes = distinct(classes.flatMap(roundRobin)).slice(0, budget);
  const again = roundRobin(repeats);
  for (let next = 0; wishes.length < budget && again.length > 0; next++) {
    const wish = again[next % again.length];
    if (wish !== undefined) wishes.push(wish);
  }
  return wishes;
}

function roundRobin(lists: readonly Intervention[][]): Intervention[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
