/** From a bundle to its verdict: the captures on disk and what stands in `bundle.json`, and nothing else. */
import { alignCaptures } from '../core/analysis/align/align.ts';
import { type Evidence, judge, openHypotheses, renderingsOf } from '../core/analysis/index.ts';
import { confirmTrials, ROUNDS } from '../core/design/index.ts';
import type { Disclosure, PlannedTrial, Verdict } from '../core/model/index.ts';
import type { Bundle, Head } from '../store/index.ts';
import { disclosureIn } from './disclosure.ts';
import { serverSwitches } from './switches.ts';

/**
 * `evidence`: the bundle's as it stands, if it was read already. `disclosure`: in place of the one in the bundle.
 * @throws StoreError `damaged`
 */
export function judgeBundle(
  bundle: Bundle,
  evidence: Evidence = evidenceOf(bundle),
  disclosure: Disclosure | undefined = disclosureIn(bundle.head, bundle.dir),
): Verdict {
  const { subject, factors, replay } = bundle.head;
  return judge({
    ...evidence,
    subject: subject.identity,
    factors,
    replay,
    notVaried: subject.notVaried,
    serverSwitches: serverSwitches(evidence.captures, bundle.readBlob),
    limits: [],
    ...(disclosure === undefined ? {} : { disclosure }),
  });
}

/** Fresh trials for what the trials so far suggest; empty when nothing is open. */
export function confirmingTrials(evidence: Evidence, { factors, rounds }: Head): readonly PlannedTrial[] {
  return confirmTrials(evidence.design, openHypotheses(evidence, factors), ROUNDS[rounds] ?? 0);
}

/** The captures of a bundle, aligned: most of the work of judging. @throws StoreError `damaged` */
export function evidenceOf(bundle: Bundle): Evidence {
  const captures = bundle.captures();
  // Where our side failed, nothing was said that could be compared; the trial still counts as failed.
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const alignment = alignCaptures(ran, bundle.readBlob, renderingsOf(bundle.head.factors, ran));
  return { design: bundle.head.design, captures, alignment };
}
