/** Judges a bundle: from its captures and `bundle.json` to its verdict, and from nothing else. */
import { alignCaptures, type MessageReader, readerOf } from '../core/align/index.ts';
import { confirmTrials, ROUNDS } from '../core/design/index.ts';
import type { Disclosure, PlannedTrial, Plants, Verdict } from '../core/model/index.ts';
import { noPlants, plantAndRecover } from '../core/plant/index.ts';
import { maskableRenderings } from '../core/renderings/index.ts';
import { assess, type Assessment, judge, openHypotheses } from '../core/verdict/index.ts';
import { notCovered } from '../lab/scenarios/index.ts';
import type { Bundle, Head } from '../store/index.ts';
import { disclosureIn } from './disclosure.ts';
import { tracedInputs } from './experiment/input-traces.ts';
import { serverSwitches } from './experiment/switches.ts';

/**
 * Marks planted for a verdict. Each takes about 100 ms of one core for large messages, so judging
 * takes seconds.
 */
export const PLANTS = 150;

export interface JudgeChoices {
  /** Assessment of the bundle's present captures, when there is one already. */
  readonly assessment?: Assessment;
  /** A reader that has read this bundle before. */
  readonly reader?: MessageReader;
  /** Replaces the bundle's own disclosure. */
  readonly disclosure?: Disclosure;
  /** Number of marks to plant (default `PLANTS`), or the figures of marks already planted. */
  readonly plants?: number | Plants;
}

/** @throws StoreError `damaged` */
export function judgeBundle(bundle: Bundle, choices: JudgeChoices = {}): Verdict {
  const { subject, replay } = bundle.head;
  const { reader = readerOf(bundle.readBlob), plants = PLANTS } = choices;
  const { assessment = assessmentOf(bundle, reader) } = choices;
  const disclosure = choices.disclosure ?? disclosureIn(bundle.head, bundle.dir);
  return judge(assessment, {
    subject: subject.identity,
    replay,
    plants: typeof plants === 'number' ? plantIn(bundle, plants, reader) : plants,
    notVaried: subject.notVaried,
    serverSwitches: serverSwitches(assessment.captures, bundle.readBlob),
    notCovered: notCovered(assessment.design.trials.map(({ scenario }) => scenario)),
    ...tracedInputs(bundle),
    ...(disclosure === undefined ? {} : { disclosure }),
  });
}

/**
 * Judges while another process plants marks; only the verdict's figures about them wait for it.
 * `planting`: absent, marks are planted here. @throws as `judgeBundle`; as `planting` rejects
 */
export async function judgeWhilePlanting(
  planting: Promise<Plants> | undefined,
  bundle: Bundle,
  choices: JudgeChoices,
): Promise<Verdict> {
  if (planting === undefined) return judgeBundle(bundle, choices);
  const verdict = judgeBundle(bundle, { ...choices, plants: noPlants() });
  return { ...verdict, seen: { ...verdict.seen, plants: await planting } };
}

/**
 * Plants marks in the screen only. `reader`: one that has read the bundle before.
 * @throws StoreError `damaged`
 */
export function plantIn(bundle: Bundle, count: number, reader = readerOf(bundle.readBlob)): Plants {
  const { design, factors } = bundle.head;
  const captures = bundle.captures().filter(({ trial }) => trial.stage === 'screen');
  return plantAndRecover({ design, captures, reader, renderings: maskableRenderings(factors, captures), count });
}

/** Fresh trials for the open hypotheses; empty when none is open. */
export function confirmingTrials(assessment: Assessment, { rounds }: Pick<Head, 'rounds'>): readonly PlannedTrial[] {
  return confirmTrials(assessment.design, openHypotheses(assessment), ROUNDS[rounds] ?? 0);
}

/**
 * Aligns and assesses the captures of a bundle, which is most of the work of judging.
 * `reader`: the one of an earlier call. @throws StoreError `damaged`
 */
export function assessmentOf(bundle: Bundle, reader = readerOf(bundle.readBlob)): Assessment {
  const captures = bundle.captures();
  // A trial that failed on the lab's side has nothing to compare; it still counts as failed.
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const alignment = alignCaptures(ran, bundle.readBlob, maskableRenderings(bundle.head.factors, ran), reader);
  return assess({ design: bundle.head.design, captures, alignment }, bundle.head.factors);
}
