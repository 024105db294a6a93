/**
 * Judging: an assessment becomes a verdict. The result is the same to the byte on any machine and
 * in any order of captures. It must claim nothing that the trials at hand could not show.
 *
 * An example, from confirmation to verdict:
 *
 *     status       corrected p  class        declared  becomes
 *     tell         1e-9         covert       no        T1
 *     tell         1e-6         behavioural  no        T2
 *     tell         1e-6         behavioural  no        listed under T2, which determines it
 *     tell         1e-5         behavioural  yes       T3; does not count for the verdict
 *     unconfirmed  0.02, noisy  -            -         open: a reason for `inconclusive`
 *     unconfirmed  0.6, noisy   -            -         dropped: chance explains it
 *
 * The verdict is `tells-found` for T1, `differs` without T1, `inconclusive` without T1 and T2, and
 * `none-seen` if nothing is open either.
 */
import { declaredAs, type DeclaredAs, entriesSeen } from '../disclosure/index.ts';
import type { Disclosure, Reason, SubjectIdentity, Verdict, VerdictName } from '../model/index.ts';
import { demoteExplainedDelays } from '../classify/index.ts';
import type { Assessment } from './assessment.ts';
import { jointBits } from './codebook.ts';
import { type CoverageFacts, seenBy } from './coverage.ts';
import { couldBeCovert } from './hypotheses.ts';
import { foldImplied } from './implied-tells.ts';
import { openDependences, reasonsFor } from './inconclusive.ts';
import { labDetectionIn } from './lab-detection.ts';
import { readableTells } from './readable-tells.ts';
import { inReportOrder, roundBits, type TellRecord } from './tell-record.ts';
import { tellsOf } from './tells.ts';

/** Facts of the audit that go into the verdict unchanged. */
export interface AuditFacts extends CoverageFacts {
  readonly subject: SubjectIdentity;
  readonly replay: string;
  /** Declared by a vendor or a user; absent: nothing is declared. */
  readonly disclosure?: Disclosure;
}

export function judge(assessment: Assessment, facts: AuditFacts): Verdict {
  const { subject, disclosure } = facts;
  const records = recordsIn(assessment, declaredAs(disclosure, subject.version));
  const open = openDependences(assessment);
  const reasons = reasonsFor(assessment, open);
  const verdict = verdictOf(records, reasons);
  const isCovertOpen = open.some((dependence) => couldBeCovert(dependence, assessment));
  const tells = records.map(({ tell }, index) => ({ id: `T${index + 1}`, ...tell }));
  return {
    format: 1,
    subject,
    verdict,
    reasons: verdict === 'inconclusive' ? reasons : isCovertOpen ? ['unconfirmed-hypothesis'] : [],
    tells,
    ...(disclosure === undefined ? {} : { disclosures: entriesSeen(disclosure, tells, subject.version) }),
    bits: roundBits(covertBits(records, assessment.design.factors)),
    ...labDetectionIn(assessment, tells),
    seen: seenBy(assessment, facts),
    replay: facts.replay,
  };
}

/** All tells in the report's order; implied ones are listed under their cause. */
function recordsIn(assessment: Assessment, declared: DeclaredAs): TellRecord[] {
  const records = [...tellsOf(assessment, declared), ...readableTells(assessment, declared)];
  return foldImplied(inReportOrder(demoteExplainedDelays(records)));
}

function covertBits(records: readonly TellRecord[], levels: Assessment['design']['factors']): number {
  const covert = records.filter(({ tell }) => tell.class === 'covert');
  return jointBits(
    covert.map(({ codebook }) => codebook),
    levels,
  );
}

/**
 * The worst class among the undeclared tells decides; without covert and behavioural ones, a reason
 * makes it inconclusive.
 */
function verdictOf(records: readonly TellRecord[], reasons: readonly Reason[]): VerdictName {
  const undeclared = records.filter(({ tell }) => tell.declared === null).map(({ tell }) => tell.class);
  if (undeclared.includes('covert')) return 'tells-found';
  if (undeclared.includes('behavioural')) return 'differs';
  return reasons.length > 0 ? 'inconclusive' : 'none-seen';
}
