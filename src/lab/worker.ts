/**
 * A worker's program, PID 1 in its own namespaces: sets up the captive network once, then runs the trials that it is sent
 * over IPC, one at a time. Ends with its parent. Says nothing on stdout.
 */
import type { PlannedTrial } from '../core/model/index.ts';
import { LabError } from './lab.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { type Bench, setUpBench } from './trial-bench.ts';

let bench: Bench | undefined;

function tell(message: FromWorker): void {
  process.send?.(message);
}

/** What the parent should not try again: the lab's own refusals, and a disk that takes nothing more. */
function refusal(error: unknown, blobDir: string): FromWorker | undefined {
  if (error instanceof LabError) return { kind: 'refused', message: error.message, hint: error.hint };
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: '' };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return refused(`cannot write captures to ${blobDir}: no space left`, 'free some space, then go on with --resume');
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return refused(`cannot write captures to ${blobDir}: ${message}`, 'choose another directory with --out');
  return undefined;
}

const refused = (message: string, hint: string): FromWorker => ({ kind: 'refused', message, hint });

async function open(message: Extract<ToWorker, { kind: 'open' }>): Promise<void> {
  try {
    bench = await setUpBench(message.config);
    tell({ kind: 'ready' });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const hint = 'run `tellproof doctor` to see which requirement is missing';
    tell(refusal(error, message.config.blobDir) ?? refused(`the lab cannot be set up: ${cause}`, hint));
  }
}

async function run(bench: Bench, trial: PlannedTrial): Promise<void> {
  try {
    tell({ kind: 'captured', capture: await bench.run(trial) });
  } catch (error) {
    const known = refusal(error, bench.blobDir);
    if (!known) throw error;
    tell(known);
  }
}

process.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'open':
      return void open(message);
    case 'run':
      if (!bench) throw new Error('a trial came before the lab was set up');
      return void run(bench, message.trial);
    case 'close':
      return void process.exit(0);
  }
});
process.on('disconnect', () => process.exit(0));
