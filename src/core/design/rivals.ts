/**
 * Plans trials that decide between rival explanations of the same symbols. Rivals S and S' agree on
 * all trials so far. In a crossing, S takes its levels from one trial and S' from another with a
 * different symbol. The two must then disagree, and the symbol shown refutes one of them. It plans;
 * it does not judge.
 */
import type { Assignment, PlannedTrial } from '../model/index.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Rivals looked at, best first, and crossings made, for one hypothesis. */
const MOST_RIVALS = 24;
const MOST_CROSSINGS = 6;

export interface Crossing {
  readonly assignment: Assignment;
  readonly scenario: string;
}

/** Few trials that, if the best candidate is right, refute as many as possible of the others. */
export function crossings(hypothesis: Hypothesis, trials: readonly PlannedTrial[]): Crossing[] {
  const [best, ...others] = hypothesis.candidates;
  if (best === undefined) return [];
  let rivals = others.slice(0, MOST_RIVALS);
  const chosen: Crossing[] = [];
  while (rivals.length > 0 && chosen.length < MOST_CROSSINGS) {
    const found = mostDecisive(best, rivals, hypothesis, trials);
    if (found === undefined) break;
    chosen.push(found.crossing);
    rivals = rivals.filter((rival) => !found.refuted.includes(rival));
  }
  return chosen;
}

type Candidate = readonly string[];

/**
 * Crosses the best candidate with the first rival that allows it, in the way that refutes most
 * rivals at once.
 */
function mostDecisive(
  best: Candidate,
  rivals: readonly Candidate[],
  hypothesis: Hypothesis,
  trials: readonly PlannedTrial[],
) {
  for (const rival of rivals) {
    let found: { crossing: Crossing; refuted: Candidate[] } | undefined;
    for (const [crossing, symbol] of crossingsBetween(best, rival, hypothesis, trials)) {
      const refuted = rivals.filter((other) => disagrees(other, crossing, symbol, hypothesis, trials));
      if (refuted.length > (found?.refuted.length ?? 0)) found = { crossing, refuted };
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Enough to choose from; the search is quadratic in the trials. */
const MOST_CROSSED = 60;

function crossingsBetween(best: Candidate, rival: Candidate, { symbols }: Hypothesis, trials: readonly PlannedTrial[]) {
  const out: (readonly [Crossing, string])[] = [];
  const shared = best.filter((name) => rival.includes(name));
  const own = rival.filter((name) => !best.includes(name));
  for (const kept of trials) {
    for (const moved of trials) {
      const [symbol, other] = [symbols.get(kept.id), symbols.get(moved.id)];
      if (
        typeof symbol !== 'string' ||
        typeof other !== 'string' ||
        symbol === other ||
        kept.scenario !== moved.scenario
      )
        continue;
      if (shared.some((name) => kept.assignment[name] !== moved.assignment[name])) continue;
      const levels = Object.fromEntries(own.map((name) => [name, moved.assignment[name] ?? '']));
      out.push([{ assignment: { ...kept.assignment, ...levels }, scenario: kept.scenario }, symbol]);
      if (out.length >= MOST_CROSSED) return out;
    }
  }
  return out;
}

/** Whether what is known of the candidate's cell contradicts the symbol. */
function disagrees(
  set: Candidate,
  crossing: Crossing,
  symbol: string,
  { symbols }: Hypothesis,
  trials: readonly PlannedTrial[],
): boolean {
  const known = trials.find(
    (trial) =>
      typeof symbols.get(trial.id) === 'string' &&
      trial.scenario === crossing.scenario &&
      set.every((name) => trial.assignment[name] === crossing.assignment[name]),
  );
  return known !== undefined && symbols.get(known.id) !== symbol;
}
