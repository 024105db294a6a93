/** From a bundle to its verdict: the captures on disk and what stands in `bundle.json`, and nothing else. */
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

/** Marks planted for a verdict: some 100 ms each on one core where messages are large, so that a judgement takes seconds, not minutes. */
export const PLANTS = 150;

export interface JudgeChoices {
  /** Of the bundle as it stands, if it was made already. */
  readonly assessment?: Assessment;
  /** One that has read it before. */
  readonly reader?: MessageReader;
  /** In place of the one in the bundle. */
  readonly disclosure?: Disclosure;
  /** Marks to plant, if not `PLANTS`, or what became of them. */
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

/** Judges while marks are planted elsewhere: of the verdict only the figures about them wait for it. @throws as both do */
export async function judgeBeside(
  planting: Promise<Plants>,
  bundle: Bundle,
  choices: Omit<JudgeChoices, 'plants'>,
): Promise<Verdict> {
  const verdict = judgeBundle(bundle, { ...choices, plants: noPlants() });
  return { ...verdict, seen: { ...verdict.seen, plants: await planting } };
}

/** Plants marks in the screen, whatever else was run. `reader`: one that has read it before. @throws StoreError `damaged` */
export function plantIn(bundle: Bundle, count: number, reader = readerOf(bundle.readBlob)): Plants {
  const { design, factors } = bundle.head;
  const captures = bundle.captures().filter(({ trial }) => trial.stage === 'screen');
  return plantAndRecover({ design, captures, reader, renderings: maskableRenderings(factors, captures), count });
}

/** Fresh trials for what the trials so far suggest; empty when nothing is open. */
export function confirmingTrials(assessment: Assessment, { rounds }: Pick<Head, 'rounds'>): readonly PlannedTrial[] {
  return confirmTrials(assessment.design, openHypotheses(assessment), ROUNDS[rounds] ?? 0);
}

/** Aligns and assesses the captures of a bundle: most of the work of judging. `reader`: of an earlier call. @throws StoreError `damaged` */
export function assessmentOf(bundle: Bundle, reader = readerOf(bundle.readBlob)): Assessment {
  const captures = bundle.captures();
  // Where our side failed, nothing was said that could be compared; the trial still counts as failed.
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const alignment = alignCaptures(ran, bundle.readBlob, maskableRenderings(bundle.head.factors, ran), reader);
  return assess({ design: bundle.head.design, captures, alignment }, bundle.head.factors);
}
