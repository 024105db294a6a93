/**
 * The head of a probe's bundle: the tell, the levels of its other factors, and the values to try.
 */
import { contextFor } from '../../core/design/index.ts';
import { agreementOf, type Assignment, type Factor, type KnownTell, type Subject } from '../../core/model/index.ts';
import type { Bundle, Head } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { relocationHead, relocationTrial } from '../relocate/head.ts';
import { scenarioFor } from '../relocate/scenario.ts';
import { freeBundlePath } from '../bundle-path.ts';
import { shellQuoted } from '../experiment/replay-command.ts';
import type { ProbeRequest } from './request.ts';
import { valuesToTry, withValuesAsLevels } from './factor-values.ts';

/** Trials of each reference environment: one alone could fail. */
const REFERENCE_REPEATS = 2;
/** A mark that fires with probability 0.3 shows in at least one of eight trials with 94 %. */
const NOISY_REPEATS = 8;

/** @throws AuditError `usage` */
export function probeHead(request: ProbeRequest, bundle: Bundle, tell: KnownTell, subject: Subject): Head {
  const { factors: all, running } = bundle.head;
  const factor = factorNamed(request.factor, tell, all);
  assertGiven(request, all);
  const context = contextFor(tell, factor.name, request.given);
  if (context === null || context.references.length < 2) throw noDifferenceError(request, tell);
  const values = valuesToTry(factor, subject, request.values);
  const repeats = request.repeats ?? (agreementOf(tell) === 1 ? 1 : NOISY_REPEATS);
  const others = { ...context.others, ...request.given };
  const factors = all.map((one) => (one === factor ? withValuesAsLevels(factor, values) : one));
  const environments = [
    ...context.references.flatMap((cell) => Array.from({ length: REFERENCE_REPEATS }, () => ({ ...others, ...cell }))),
    ...Array.from({ length: repeats }, () => values.map((value) => ({ ...others, [factor.name]: value }))).flat(),
  ];
  const scenario = scenarioFor([tell], bundle.head);
  return relocationHead({
    subject,
    factors,
    trials: environments.map((assignment, index) => relocationTrial(index, 0, assignment, scenario)),
    timeoutMs: running.timeoutMs,
    looking: { purpose: 'probe', tell, factor: factor.name, context: others, values, repeats },
    command: request.typed,
    replay: replayOf(request, others),
  });
}

/** Number of leading trials that are reference environments, whose symbol the codebook gives. */
export function referenceTrials({ looking, design }: Head): number {
  const own = looking?.purpose === 'probe' ? looking.values.length * looking.repeats : 0;
  const first = design.trials.filter(({ block }) => block === 0).length;
  return first - own;
}

function factorNamed(name: string, tell: KnownTell, factors: readonly Factor[]): Factor {
  const found = factors.find((factor) => factor.name === name);
  if (found !== undefined && tell.dependsOn.includes(name)) return found;
  throw new AuditError(
    'usage',
    `tell ${tell.id} does not depend on ${JSON.stringify(name)}`,
    `it depends on ${tell.dependsOn.join(' and ')}`,
  );
}

/** @throws AuditError `usage` */
function assertGiven({ factor, given }: ProbeRequest, factors: readonly Factor[]): void {
  for (const [name, level] of Object.entries(given)) {
    if (name === factor)
      throw new AuditError(
        'usage',
        `${name} cannot be held at ${level}: the probe moves it`,
        'give only other factors',
      );
    const known = factors.find((one) => one.name === name)?.levels.map((one) => one.name) ?? [];
    if (!known.includes(level))
      throw new AuditError(
        'usage',
        `the audit has no level ${JSON.stringify(level)} of ${name}`,
        known.length === 0
          ? `its factors are ${factors.map((one) => one.name).join(', ')}`
          : `it has ${known.join(', ')}`,
      );
  }
}

function noDifferenceError({ factor, given }: ProbeRequest, tell: KnownTell): AuditError {
  const levels = Object.entries(given).map((pair) => pair.join('='));
  return new AuditError(
    'usage',
    `${factor} makes no difference to ${tell.id} ${levels.length === 0 ? 'at any level of its other factors' : `with ${levels.join(' and ')}`}`,
    'give levels that show at least two symbols in the audit, or leave --given out to have them chosen',
  );
}

function replayOf({ bundle, tell, factor, values, repeats }: ProbeRequest, others: Assignment): string {
  const words = [
    ...['tellproof', 'probe', bundle, '--tell', tell, '--factor', factor],
    ...(values === undefined ? [] : ['--values', values]),
    ...Object.entries(others).flatMap((pair) => ['--given', pair.join('=')]),
    ...(repeats === undefined ? [] : ['--repeats', String(repeats)]),
  ];
  return words.map(shellQuoted).join(' ');
}

/** `NAME-probe-t1-endpoint.tellproof` beside the audit's bundle, numbered when that exists. */
export const probeBundlePath = ({ bundle, out, tell, factor }: ProbeRequest): string =>
  out ??
  freeBundlePath(`${bundle.replace(/\/+$/, '').replace(/\.tellproof$/, '')}-probe-${tell.toLowerCase()}-${factor}`);
