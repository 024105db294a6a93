/** From a bundle to its verdict: the captures on disk and what stands in `bundle.json`, and nothing else. */
import { alignCaptures, readerOf } from '../core/align/align.ts';
import type { MessageReader } from '../core/align/read/message-reader.ts';
import {
  type Evidence,
  judge,
  noPlants,
  openHypotheses,
  plantAndRecover,
  maskableRenderings,
} from '../core/verdict/index.ts';
import { confirmTrials, ROUNDS } from '../core/design/index.ts';
import type { Disclosure, PlannedTrial, Plants, Verdict } from '../core/model/index.ts';
import { notCovered } from '../lab/scenarios/index.ts';
import type { Bundle, Head } from '../store/index.ts';
import { disclosureIn } from './disclosure.ts';
import { inputsIn } from './experiment/input-traces.ts';
import { serverSwitches } from './experiment/switches.ts';

/** Marks planted for a verdict: some 100 ms each on one core where messages are large, so that a judgement takes seconds, not minutes. */
export const PLANTS = 150;

export interface JudgeChoices {
  /** The bundle's as it stands, if it was aligned already. */
  readonly evidence?: Evidence;
  /** One that has read it before. */
  readonly reader?: MessageReader;
  /** In place of the one in the bundle. */
  readonly disclosure?: Disclosure;
  /** Marks to plant, if not `PLANTS`, or what became of them. */
  readonly plants?: number | Plants;
}

/** @throws StoreError `damaged` */
export function judgeBundle(bundle: Bundle, choices: JudgeChoices = {}): Verdict {
  const { subject, factors, replay } = bundle.head;
  const { reader = readerOf(bundle.readBlob), plants = PLANTS } = choices;
  const { evidence = evidenceOf(bundle, reader) } = choices;
  const disclosure = choices.disclosure ?? disclosureIn(bundle.head, bundle.dir);
  return judge({
    ...evidence,
    subject: subject.identity,
    factors,
    replay,
    plants: typeof plants === 'number' ? plantIn(bundle, plants, reader) : plants,
    notVaried: subject.notVaried,
    serverSwitches: serverSwitches(evidence.captures, bundle.readBlob),
    notCovered: notCovered(evidence.design.trials.map(({ scenario }) => scenario)),
    ...inputsIn(bundle),
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
export function confirmingTrials(evidence: Evidence, { factors, rounds }: Head): readonly PlannedTrial[] {
  return confirmTrials(evidence.design, openHypotheses(evidence, factors), ROUNDS[rounds] ?? 0);
}

/** The captures of a bundle, aligned: most of the work of judging. `reader`: the one of an earlier call. @throws StoreError `damaged` */
export function evidenceOf(bundle: Bundle, reader = readerOf(bundle.readBlob)): Evidence {
  const captures = bundle.captures();
  // Where our side failed, nothing was said that could be compared; the trial still counts as failed.
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const alignment = alignCaptures(ran, bundle.readBlob, maskableRenderings(bundle.head.factors, ran), reader);
  return { design: bundle.head.design, captures, alignment };
}
