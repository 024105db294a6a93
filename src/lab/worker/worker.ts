/**
 * The program of a worker, PID 1 in its own namespaces. It sets up the captive network once, then
 * runs the trials that arrive over IPC, one at a time. It ends with its parent. Must not print on
 * stdout.
 */
import type { PlannedTrial } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import type { FromWorker, ToWorker, WorkerConfig } from '../contract/protocol.ts';
import { type TrialRunner, setUpTrialRunner } from './trial-runner.ts';

let bench: TrialRunner | undefined;

function send(message: FromWorker): void {
  process.send?.(message);
}

async function open(config: WorkerConfig): Promise<void> {
  try {
    bench = await setUpTrialRunner(config);
    send({ kind: 'ready' });
  } catch (error) {
    send(refusalOf(error) ?? { kind: 'refused', message: `the lab cannot be set up: ${textOf(error)}`, hint: HINT });
  }
}

async function run(bench: TrialRunner, trial: PlannedTrial): Promise<void> {
  try {
    send({ kind: 'captured', capture: await bench.run(trial) });
  } catch (error) {
    // Any other error ends this worker; the pool then runs the trial once more on a fresh one.
    const known = refusalOf(error);
    if (!known) throw error;
    send(known);
  }
}

/** The message for an error that no retry would mend; undefined for any other error. */
function refusalOf(error: unknown): FromWorker | undefined {
  return error instanceof LabError ? { kind: 'refused', message: error.message, hint: error.hint } : undefined;
}

const HINT = 'run tellproof doctor to see which requirement is not met';
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

process.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'open':
      return void open(message.config);
    case 'run':
      if (!bench) throw new Error('a trial came before the lab was set up');
      return void run(bench, message.trial);
    case 'close':
      return void process.exit(0);
  }
});
process.on('disconnect', () => process.exit(0));
