/**
 * A lab without sandboxes, for tests of its callers: a function from a planned trial to its
 * capture. Runs in the main process.
 */
import type { Capture, CaptureEvent, PlannedTrial, PutBlob } from '../../core/model/index.ts';
import type { Lab } from '../contract/lab.ts';

/** Returns what a trial's subject sends: the events, or more fields of the capture. */
export type TrialScript = (trial: PlannedTrial, put: PutBlob) => readonly CaptureEvent[] | Partial<Capture>;

export interface MemoryLabOptions {
  readonly script: TrialScript;
  readonly put: PutBlob;
  readonly workers?: number;
  /** The start of every trial, in milliseconds since the epoch. */
  readonly startedAt?: number;
}

/** Fields that `script` leaves out are those of a run that completed with exit code 0. */
export function memoryLab({ script, put, workers = 1, startedAt = 0 }: MemoryLabOptions): Lab {
  let closed = false;
  return {
    workers,
    run: (trial) => {
      if (closed) return Promise.reject(new Error('the lab is closed'));
      const result = script(trial, put);
      return Promise.resolve({
        ...plainCapture(trial, startedAt),
        ...('length' in result ? { events: result } : result),
      });
    },
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}

function plainCapture(trial: PlannedTrial, startedAt: number): Capture {
  return {
    trial,
    outcome: { kind: 'completed', exitCode: 0 },
    startedAt,
    durationMs: 1,
    events: [],
    limits: [],
    facts: {},
  };
}
