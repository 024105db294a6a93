/**
 * The head of a probe or bisection bundle: trials are listed one by one, not by a covering array.
 */
import { trialId } from '../../core/design/index.ts';
import { levelNames } from '../../core/factors/index.ts';
import type { Assignment, Factor, BundlePurpose, PlannedTrial, Subject } from '../../core/model/index.ts';
import { BUNDLE_FORMAT, type Head } from '../../store/index.ts';
import { thisTool } from '../tool-version.ts';

export interface RelocationPlan {
  readonly subject: Subject;
  readonly factors: readonly Factor[];
  readonly trials: readonly PlannedTrial[];
  readonly timeoutMs: number;
  readonly looking: BundlePurpose;
  /** Arguments after the program's name, as typed. */
  readonly command: readonly string[];
  readonly replay: string;
}

export const relocationHead = ({ factors, trials, timeoutMs, ...plan }: RelocationPlan): Head => ({
  format: BUNDLE_FORMAT,
  tool: thisTool(),
  factors,
  design: { seed: 0, factors: levelNames(factors), strength: 0, trials },
  rounds: 0,
  running: { timeoutMs },
  ...plan,
});

export const relocationTrial = (
  index: number,
  block: number,
  assignment: Assignment,
  scenario: string,
): PlannedTrial => ({
  id: trialId(index),
  stage: 'screen',
  block,
  assignment,
  scenario,
});
