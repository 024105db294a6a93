/**
 * Hypotheses for fresh trials: unconfirmed dependences in order of priority. Fresh trials are few,
 * so possible covert tells come first; noise and settled dependences come last or not at all. Must
 * not plan trials: that is the design's.
 */
import { type Hypothesis, URGENT } from '../design/index.ts';
import { classify, findingsOf } from '../classify/index.ts';
import type { Association } from '../statistics/associate.ts';
import type { FactorSet } from '../statistics/cells.ts';
import type { Dependence } from '../statistics/dependence.ts';
import { readableTrials, type Group } from '../statistics/groups.ts';
import { rowsOf, type TrialTable } from '../statistics/trial-table.ts';
import type { Assessment } from './assessment.ts';

/** At most this many factor sets of a hypothesis are tested. */
const MOST_CANDIDATES = 24;

/** Hypotheses for `confirmTrials`, highest priority first; empty if nothing is open. */
export function openHypotheses(assessment: Assessment): Hypothesis[] {
  return hypothesesOf(assessment.association, hypothesisPriority(assessment));
}

/**
 * One hypothesis for each dependence that fresh trials have not confirmed, by descending
 * `priority`, then by ascending p. Priority 0 leaves the dependence out.
 */
export function hypothesesOf(
  { table, dependences }: Association,
  priority: (dependence: Dependence) => number = () => 1,
): Hypothesis[] {
  const fresh = new Set(rowsOf(table, 'confirm'));
  const isOpen = ({ status, group, exception }: Dependence): boolean =>
    status === 'unconfirmed' || exception !== undefined || freshSymbols(group, fresh) < 2;
  return dependences
    .filter(isOpen)
    .map((dependence) => ({ dependence, weight: priority(dependence) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || compareDependences(a.dependence, b.dependence))
    .map(({ dependence, weight }) => ({
      weight,
      symbols: new Map(table.trials.map(({ id }, row) => [id, symbolFor(dependence, row)])),
      candidates: openSets(dependence, table)
        .slice(0, MOST_CANDIDATES)
        .map((set) => set.map((factor) => table.factors[factor]?.name ?? '')),
    }));
}

/** Most surprising first, then the one read in most trials; the labels make the order total. */
function compareDependences(a: Dependence, b: Dependence): number {
  return (
    a.rawP - b.rawP ||
    readableTrials(b.group) - readableTrials(a.group) ||
    (a.group.labels.join() < b.group.labels.join() ? -1 : 1)
  );
}

/**
 * A tell with an exception leaves only the exception open: another set may explain it, or all
 * factors together.
 */
function openSets({ status, exception, set, candidates }: Dependence, table: TrialTable): readonly FactorSet[] {
  if (status !== 'tell' || exception === undefined) return candidates;
  const others = candidates.filter((candidate) => candidate !== set);
  return others.length > 0 ? others : [table.factors.map((_, factor) => factor)];
}

function freshSymbols({ labels }: Group, fresh: ReadonlySet<number>): number {
  return new Set([...fresh].map((row) => labels[row] ?? -1).filter((label) => label >= 0)).size;
}

/**
 * Noisy group: whether the trial shows the region's symbol. Tell with an exception: whether the
 * trial is the exception.
 */
function symbolFor({ group: { labels }, region, status, exception }: Dependence, row: number): string | null {
  const label = labels[row] ?? -1;
  if (label < 0) return null;
  if (status === 'tell' && exception !== undefined) return String(row === exception);
  return region === undefined ? String(label) : String(label === region.label);
}

type Classifiable = Pick<Assessment, 'association' | 'alignment' | 'renderings'>;

/**
 * Weight of a hypothesis for `confirmTrials`: `URGENT` if confirming it could make a covert tell, 0
 * if it is settled, else 1.
 */
export function hypothesisPriority(assessment: Classifiable): (dependence: Dependence) => number {
  const hasFreshTrials = assessment.association.table.trials.some(({ stage }) => stage === 'confirm');
  return (dependence) => {
    const isPossible = isDeterministicOrNearly(dependence) || isPromisingSlot(dependence);
    if (isPossible && hasCovertPlace(dependence, assessment)) return URGENT;
    const isConfirmed = dependence.status === 'tell' && dependence.exception === undefined;
    const isSettled =
      hasFreshTrials && (isConfirmed || (dependence.region !== undefined && !isPromisingSlot(dependence)));
    return isSettled ? 0 : 1;
  };
}

/**
 * Uncorrected p up to which a noisy slot is worth more fresh trials, however many other slots were
 * tested.
 */
const PROMISING = 0.05;

/** Slots only: of thousands of features of random values, one in twenty is promising by chance. */
const isPromisingSlot = ({ region, rawP, group }: Dependence): boolean =>
  region !== undefined && rawP <= PROMISING && group.responses.some(({ feature }) => feature === undefined);

/** Corrected p up to which an unconfirmed noisy dependence is reported as open. */
export const NEARLY = 0.05;

/**
 * Whether some place of the dependence would be a covert tell if fresh trials confirmed it as it
 * is.
 */
export function couldBeCovert(dependence: Dependence, assessment: Classifiable): boolean {
  return isDeterministicOrNearly(dependence) && hasCovertPlace(dependence, assessment);
}

const isDeterministicOrNearly = ({ status, region, p }: Dependence): boolean =>
  status === 'tell' || region === undefined || p <= NEARLY;

/** Places of a group to classify: all of them partition the trials alike. */
const MOST_PLACES = 12;

function hasCovertPlace(dependence: Dependence, { association, alignment, renderings }: Classifiable): boolean {
  return findingsOf(dependence, { table: association.table, alignment, renderings }, MOST_PLACES).some(
    (finding) => classify(finding).class === 'covert',
  );
}
