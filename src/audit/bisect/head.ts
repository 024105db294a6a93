/** Everything known before a version is looked at: its environments, each repeated, in an order that mixes them. */
import { trialId } from '../../core/design/index.ts';
import type { Subject } from '../../core/model/index.ts';
import { BUNDLE_FORMAT, type Head } from '../../store/index.ts';
import { thisTool } from '../tool.ts';
import type { Measuring } from './measuring.ts';

export function lookHead(
  subject: Subject,
  { factors, environments, repeats, scenario, timeoutMs, tells, resume }: Measuring,
): Head {
  const rounds = Array.from({ length: repeats }, (_, round) =>
    environments.map((assignment) => ({ assignment, round })),
  );
  return {
    format: BUNDLE_FORMAT,
    tool: thisTool(),
    command: [],
    replay: resume,
    subject,
    factors,
    design: {
      seed: 0,
      factors: Object.fromEntries(factors.map(({ name, levels }) => [name, levels.map((level) => level.name)])),
      strength: 0,
      trials: rounds.flat().map(({ assignment, round }, index) => ({
        id: trialId(index),
        stage: 'screen',
        block: round,
        assignment,
        scenario,
      })),
    },
    rounds: 0,
    running: { timeoutMs },
    looking: { purpose: 'bisect', tells },
  };
}
