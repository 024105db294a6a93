/**
 * Reasons for `inconclusive`: why silence proves nothing, and which unconfirmed dependences are
 * still open.
 */
import { type Capture, type Design, isRequestEvent, type Reason } from '../model/index.ts';
import type { Dependence } from '../statistics/dependence.ts';
import { PLAUSIBLE } from '../statistics/deterministic.ts';
import type { Assessment } from './assessment.ts';
import { isComplete } from './coverage.ts';
import { couldBeCovert, NEARLY } from './hypotheses.ts';

/** Share of trials that must complete, and the fewest, for silence to mean something. */
const ENOUGH = { share: 0.9, trials: 8 };
/** Share of readings in noisy slots above which marks would drown. */
const MOST_NOISE = 0.5;

/** All reasons that hold, in the contract's order. `open`: what `openDependences` returns. */
export function reasonsFor(assessment: Assessment, open: readonly Dependence[]): Reason[] {
  const { alignment, association, captures } = assessment;
  const refused = captures.filter(({ events }) =>
    events.some((event) => event.kind === 'tls' && event.refused !== undefined),
  );
  const hasRequests = captures.some(({ events }) => events.some(isRequestEvent));
  const tests: readonly (readonly [Reason, boolean])[] = [
    ['too-few-trials-completed', tooFewCompleted(assessment)],
    ['subject-sent-nothing', alignment.messages === 0],
    ['subject-refused-tls', refused.length > captures.length / 2 && !hasRequests],
    ['noise-too-high', alignment.readings > 0 && association.grouped.noisySlots > MOST_NOISE * alignment.readings],
    ['unconfirmed-hypothesis', open.length > 0],
    ['unread-bytes', alignment.unreadBytes > 0],
  ];
  return tests.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

function tooFewCompleted({ design, captures }: Assessment): boolean {
  const complete = captures.filter(isComplete);
  return (
    complete.length < Math.max(ENOUGH.trials, ENOUGH.share * design.trials.length) || !coversLevels(design, complete)
  );
}

/** Whether each planned level occurs in a completed trial. */
function coversLevels(design: Design, complete: readonly Capture[]): boolean {
  const planned = new Set(
    design.trials.flatMap(({ assignment }) => Object.entries(assignment).map((pair) => pair.join('='))),
  );
  for (const { trial } of complete) for (const pair of Object.entries(trial.assignment)) planned.delete(pair.join('='));
  return planned.size === 0;
}

/**
 * Unconfirmed dependences that must be reported. A deterministic one that is not suggested is open
 * too, if it could be covert or if no fresh trials were run.
 */
export function openDependences(assessment: Assessment): Dependence[] {
  const isUntested = assessment.captures.every(({ trial }) => trial.stage === 'screen');
  return assessment.association.dependences.filter(
    (dependence) =>
      isSuggested(dependence) ||
      (dependence.status === 'unconfirmed' &&
        isDeterministic(dependence) &&
        (isUntested || couldBeCovert(dependence, assessment))),
  );
}

/** Probability that replicates agree by chance, up to which a slot does not vary on its own. */
const REPLICATES_AGREE = 0.05;

/**
 * Whether an unconfirmed dependence must be reported as open. Noisy slots: the corrected p is at
 * most `NEARLY`. Deterministic slots: either the explanation is simple enough (`raw <= PLAUSIBLE`)
 * or the replicates show that the slot does not vary on its own. A rare symbol in a slot that few
 * trials have passes neither test: it is seldom replicated, and some factor set always fits it.
 */
function isSuggested(dependence: Dependence): boolean {
  if (dependence.status !== 'unconfirmed') return false;
  return isDeterministic(dependence)
    ? dependence.rawP <= PLAUSIBLE || dependence.replicateAgreementP <= REPLICATES_AGREE
    : dependence.p <= NEARLY;
}

const isDeterministic = ({ region }: Dependence): boolean => region === undefined;
