/**
 * Builds a bundle's head from a request and a resolved subject: the factors, the trials, the path.
 */
import { randomInt } from 'node:crypto';
import { screenDesign, trialId } from '../../core/design/index.ts';
import { FACTORS, levelNames, selectFactors, WATCHERS } from '../../core/factors/index.ts';
import type { Assignment, Factor, Level, PlannedTrial, Subject } from '../../core/model/index.ts';
import { SCENARIOS, scenarioNamed } from '../../lab/scenarios/index.ts';
import { BUNDLE_FORMAT, type Head } from '../../store/index.ts';
import type { DisclosureFile } from '../disclosure.ts';
import { AuditError } from '../errors.ts';
import { replayCommand } from './replay-command.ts';
import { freeBundlePath } from '../bundle-path.ts';
import type { AuditRequest } from './request.ts';
import { thisTool } from '../tool-version.ts';

/** The factors that the request selects. @throws AuditError `usage` */
export function selectedFactors(request: AuditRequest): readonly Factor[] {
  const { factors: only, except, levels, profile } = request;
  const selection = selectFactors(
    {
      levels,
      ...(only === undefined ? {} : { only }),
      ...(except === undefined ? {} : { except }),
      ...(profile === undefined ? {} : { profile }),
    },
    [...FACTORS, ...WATCHERS],
  );
  if (selection.kind === 'rejected') throw new AuditError('usage', selection.message, selection.hint);
  return selection.factors;
}

/** @throws AuditError `usage` */
export function assertScenarios(names: readonly string[]): void {
  const unknown = names.find((name) => scenarioNamed(name) === undefined);
  if (unknown === undefined) return;
  const known = SCENARIOS.map((scenario) => scenario.name).join(', ');
  throw new AuditError('usage', `no scenario ${JSON.stringify(unknown)}`, `known scenarios: ${known}`);
}

/**
 * Checks that the subject can be started at a terminal when a scenario needs one.
 * @throws AuditError `usage`
 */
export function assertStartable(subject: Subject, names: readonly string[]): void {
  const atTerminal = names.find((name) => scenarioNamed(name)?.terminal !== undefined);
  if (atTerminal === undefined || subject.terminal !== undefined) return;
  if (!subject.argv.some((argument) => argument.includes('{prompt}'))) return;
  throw new AuditError(
    'usage',
    `the scenario ${atTerminal} needs a terminal, and how to start ${subject.spec} at one is unknown`,
    'give its command or arguments after --, without {prompt}',
  );
}

/**
 * Adapts factors to the subject. Factors that cannot be applied to it keep their reference level;
 * a subject without an origin of its own always gets an endpoint.
 */
export function factorsFittedTo(subject: Subject, factors: readonly Factor[]): readonly Factor[] {
  return factors.map((factor) => {
    const [first, ...rest] = factor.levels;
    if (Object.hasOwn(subject.notVaried, factor.name)) return { ...factor, levels: [first] };
    if (factor.kind !== 'endpoint') return factor;
    if (subject.endpoint === null) return { ...factor, levels: [first] };
    return subject.endpoint.vendor === null ? { ...factor, levels: withoutUnset(first, rest) } : factor;
  });
}

/** A subject without a vendor's origin sends nothing when its endpoint is unset. */
function withoutUnset(first: Level, rest: readonly Level[]): Factor['levels'] {
  const [next, ...others] = rest;
  return first.setting.endpoint === undefined && next !== undefined ? [next, ...others] : [first, ...rest];
}

/** The head of an audit's bundle: everything known before the first trial. */
export function auditHead(
  request: AuditRequest,
  subject: Subject,
  selected: readonly Factor[],
  disclosure?: DisclosureFile,
): Head {
  const seed = request.seed ?? randomInt(1, 2 ** 31);
  const factors = factorsFittedTo(subject, selected);
  const { scenarios, strength, trials } = request;
  const levels = levelNames(factors);
  return {
    format: BUNDLE_FORMAT,
    tool: thisTool(),
    command: request.typed,
    replay: replayCommand(request, subject, seed),
    subject,
    factors,
    design: screenDesign({ factors: levels, seed, scenarios, strength, ...(trials === undefined ? {} : { trials }) }),
    rounds: 0,
    running: { timeoutMs: request.timeoutMs },
    ...(request.inputs === true ? { inputs: plannedInputRuns(factors, scenarios[0]) } : {}),
    ...(disclosure === undefined ? {} : { disclosure }),
  };
}

/**
 * Runs under a tracer: one with every factor at its reference level, one with every factor moved.
 * A subject may read a file in one of these environments only.
 */
function plannedInputRuns(factors: readonly Factor[], scenario: string): readonly PlannedTrial[] {
  const environmentAt = (index: 0 | -1): Assignment =>
    Object.fromEntries(factors.map(({ name, levels }) => [name, levels.at(index)?.name ?? levels[0].name]));
  const environments = factors.some(({ levels }) => levels.length > 1)
    ? [environmentAt(0), environmentAt(-1)]
    : [environmentAt(0)];
  return environments.map((assignment, index) => ({
    id: trialId(index),
    stage: 'inputs',
    block: 0,
    assignment,
    scenario,
  }));
}

/** `tool-1.2.3-seed1.tellproof`, numbered when that exists. */
export function auditBundlePath(request: AuditRequest, { subject, design }: Head): string {
  if (request.out !== undefined) return request.out;
  const { name, version } = subject.identity;
  const baseName = name.split(/[/:\\]/).at(-1) ?? '';
  const stem = [baseName, ...(version === null ? [] : [version])]
    .join('-')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '');
  return freeBundlePath(`${stem === '' ? 'audit' : stem}-seed${design.seed}`);
}
