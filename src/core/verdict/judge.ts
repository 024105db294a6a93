/**
 * Judging: captures as aligned, and the design, become a verdict. Pure and the same to the byte on any machine, in
 * whatever order the captures come. It makes no claim beyond what the trials at hand could show.
 */
import { cellCounts, smallestTrigger, subsets } from '../design/index.ts';
import { declaredAs, entriesSeen } from '../disclosure/index.ts';
import type {
  Capture,
  Design,
  Disclosure,
  Factor,
  Inputs,
  Plants,
  Reason,
  Seen,
  SubjectIdentity,
  Verdict,
  VerdictName,
} from '../model/index.ts';
import { ALPHA, type Association, type Dependence } from '../statistics/associate.ts';
import { associationOf, type Evidence, inOrderOfTrials } from './assessment.ts';
import { hypothesesOf } from './hypotheses.ts';
import type { Hypothesis } from '../design/index.ts';
import { MEASURED_FALSE_ALARMS } from './false-alarm-rate.ts';
import { jointBits } from './codebook.ts';
import { hypothesisPriority, couldBeCovert, NEARLY } from './hypothesis-priority.ts';
import { unverifiableBits } from '../statistics/features.ts';
import { renderedTells } from './readable-tells.ts';
import { foldImplied } from './implied-tells.ts';
import { allRenderings } from '../renderings/renderings.ts';
import { inReportOrder, round, tellsOf, type FoundTell } from './tells.ts';
import { PLAUSIBLE } from '../statistics/deterministic.ts';
import { demoteExplainedDelays } from '../classify/delays.ts';
import { labDetectionIn } from './lab-detection.ts';

export interface JudgeInput extends Evidence {
  readonly subject: SubjectIdentity;
  /** The factors as data, for what a reader can recognise. */
  readonly factors: readonly Factor[];
  readonly replay: string;
  readonly notVaried: Readonly<Record<string, string>>;
  readonly serverSwitches: Seen['serverSwitches'];
  /** What the scenarios did not show, in words; absent: nobody knows. */
  readonly notCovered?: readonly string[];
  readonly inputs?: Inputs;
  readonly limits: readonly string[];
  /** What a vendor or a user declares; absent: nothing. */
  readonly disclosure?: Disclosure;
  /** What became of marks planted in these captures. */
  readonly plants: Plants;
  /** Family-wise error rate; default 0.001. */
  readonly alpha?: number;
}

/** Suggestions of the trials so far that fresh trials should test, what could be covert first; see `confirmTrials`. */
export function openHypotheses(evidence: Evidence, factors: readonly Factor[]): Hypothesis[] {
  const captures = inOrderOfTrials(evidence.captures);
  const association = associationOf({ ...evidence, captures });
  const forms = allRenderings(factors, captures);
  return hypothesesOf(association, hypothesisPriority(association, evidence.alignment, forms));
}

export function judge(input: JudgeInput): Verdict {
  const captures = inOrderOfTrials(input.captures);
  const alpha = input.alpha ?? ALPHA;
  const association = associationOf({ ...input, captures }, alpha);
  const forms = allRenderings(input.factors, captures);
  const declared = declaredAs(input.disclosure, input.subject.version);
  const found = foldImplied(
    inReportOrder(
      demoteExplainedDelays([
        ...tellsOf(association, input.alignment, forms, declared),
        ...renderedTells(association, input.alignment, alpha, declared),
      ]),
    ),
  );
  const couldHide = (one: Dependence): boolean => couldBeCovert(one, association, input.alignment, forms);
  const untested = captures.every(({ trial }) => trial.stage === 'screen');
  const isOpen = (one: Dependence): boolean =>
    isSuggested(one) || (one.status === 'unconfirmed' && isSteady(one) && (untested || couldHide(one)));
  const open = association.dependences.filter(isOpen);
  const reasons = reasonsFor(input, captures, association, open);
  const verdict = verdictOf(found, reasons);
  const covert = found.filter(({ tell }) => tell.class === 'covert');
  const hidden = open.some(couldHide);
  const tells = found.map(({ tell }, index) => ({ id: `T${index + 1}`, ...tell }));
  return {
    format: 1,
    subject: input.subject,
    verdict,
    reasons: verdict === 'inconclusive' ? reasons : hidden ? ['unconfirmed-hypothesis'] : [],
    tells,
    ...(input.disclosure === undefined
      ? {}
      : { disclosures: entriesSeen(input.disclosure, tells, input.subject.version) }),
    bits: round(
      jointBits(
        covert.map(({ codebook }) => codebook),
        input.design.factors,
      ),
    ),
    ...labDetectionIn(input, tells),
    seen: seenBy(input, captures, association),
    replay: input.replay,
  };
}

function verdictOf(found: readonly FoundTell[], reasons: readonly Reason[]): VerdictName {
  const undeclared = found.filter(({ tell }) => tell.declared === null).map(({ tell }) => tell.class);
  if (undeclared.includes('covert')) return 'tells-found';
  if (undeclared.includes('behavioural')) return 'differs';
  return reasons.length > 0 ? 'inconclusive' : 'none-seen';
}

const isComplete = ({ outcome }: Capture): boolean => outcome.kind === 'completed';

/** Share of trials that must complete, and the fewest, for silence to mean something. */
const ENOUGH = { share: 0.9, trials: 8 };
/** More slots than this share of all readings varying by themselves: marks would drown. */
const MOST_NOISE = 0.5;
function reasonsFor(
  input: JudgeInput,
  captures: readonly Capture[],
  association: Association,
  open: readonly Dependence[],
): Reason[] {
  const complete = captures.filter(isComplete);
  const { alignment, design } = input;
  const refused = captures.filter(({ events }) =>
    events.some((event) => event.kind === 'tls' && event.refused !== undefined),
  );
  const spoke = captures.some(({ events }) =>
    events.some((event) => event.kind === 'http' || event.kind === 'websocket'),
  );
  const tests: readonly (readonly [Reason, boolean])[] = [
    [
      'too-few-trials-completed',
      complete.length < Math.max(ENOUGH.trials, ENOUGH.share * design.trials.length) || !keepsLevels(design, complete),
    ],
    ['subject-sent-nothing', alignment.messages === 0],
    ['subject-refused-tls', refused.length > captures.length / 2 && !spoke],
    ['noise-too-high', alignment.readings > 0 && association.grouped.noisySlots > MOST_NOISE * alignment.readings],
    ['unconfirmed-hypothesis', open.length > 0],
    ['unread-bytes', alignment.unreadBytes > 0],
  ];
  return tests.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

const isSteady = ({ region }: Dependence): boolean => region === undefined;

/** Repeats that agree with less chance than this show that a place does not vary by itself. */
const STEADY = 0.05;

/**
 * Not borne out, and more than luck speaks for it: of what nearly stands out of noise its p, of the others how simply factors explain
 * it, or repeats. A rare symbol in a place that few trials have seldom meets a repeat, and some set of factors fits it always.
 */
function isSuggested(one: Dependence): boolean {
  if (one.status !== 'unconfirmed') return false;
  return isSteady(one) ? one.raw <= PLAUSIBLE || one.replicateAgreementP <= STEADY : one.p <= NEARLY;
}

/** Every level planned is there in a completed trial. */
function keepsLevels(design: Design, complete: readonly Capture[]): boolean {
  const planned = new Set(
    design.trials.flatMap(({ assignment }) => Object.entries(assignment).map((pair) => pair.join('='))),
  );
  for (const { trial } of complete) for (const pair of Object.entries(trial.assignment)) planned.delete(pair.join('='));
  return planned.size === 0;
}

/** Trials by how they ended, names in order. */
function outcomesOf(design: Design, captures: readonly Capture[]): Readonly<Record<string, number>> {
  const missing = design.trials.length - captures.length;
  const counts = countsOf(captures.map(({ outcome }) => outcome.kind));
  return missing > 0 ? { ...counts, missing } : counts;
}

/** Completed trials by their exit code where it is not 0. */
function exitCodesOf(captures: readonly Capture[]): Pick<Seen, 'exitCodes'> {
  const codes = captures.flatMap(({ outcome }) => (outcome.kind === 'completed' ? [outcome.exitCode] : []));
  const failed = codes.filter((code) => code !== 0).map(String);
  return failed.length === 0 ? {} : { exitCodes: countsOf(failed) };
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts = [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]);
  return Object.fromEntries(counts) as Record<string, number>;
}

function seenBy(input: JudgeInput, captures: readonly Capture[], { grouped }: Association): Seen {
  const complete = captures.filter(isComplete);
  const limits = new Set([...input.limits, ...captures.flatMap((capture) => capture.limits)]);
  return {
    trials: input.design.trials.length,
    failed: input.design.trials.length - complete.length,
    outcomes: outcomesOf(input.design, captures),
    ...exitCodesOf(captures),
    factors: input.design.factors,
    notVaried: input.notVaried,
    strength: input.design.strength,
    scenarios: [...new Set(input.design.trials.map(({ scenario }) => scenario))].sort(),
    ...(input.notCovered === undefined ? {} : { notCovered: input.notCovered }),
    messages: input.alignment.messages,
    readings: input.alignment.readings,
    slots: input.alignment.slots.length,
    noisySlots: grouped.noisySlots,
    unreadBytes: input.alignment.unreadBytes,
    smallestTriggerProbability: round(weakestCell(input.design, complete)),
    unverifiableBits: unverifiableBits(grouped.random),
    plants: input.plants,
    falseAlarms: { allowed: input.alpha ?? ALPHA, ...MEASURED_FALSE_ALARMS },
    serverSwitches: input.serverSwitches,
    ...(input.inputs === undefined ? {} : { inputs: input.inputs }),
    limits: [...limits].sort(),
  };
}

/** The power of the combination of levels that the fewest completed trials hold, at the design's strength. */
function weakestCell(design: Design, complete: readonly Capture[]): number {
  const names = Object.keys(design.factors).filter((name) => (design.factors[name]?.length ?? 0) > 1);
  if (names.length === 0 || design.strength === 0) return 1;
  const sizes = names.map((name) => design.factors[name]?.length ?? 1);
  const rows = complete.map(({ trial }) =>
    names.map((name) => Math.max(0, design.factors[name]?.indexOf(trial.assignment[name] ?? '') ?? 0)),
  );
  const fewest = subsets(names.length, Math.min(design.strength, names.length)).map((columns) =>
    Math.min(...cellCounts(rows, sizes, columns)),
  );
  return smallestTrigger(Math.min(...fewest));
}
