/** A bundle for reading: its plan, its captures and its verdict. Must write nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture, PlannedTrial, ReadBlob } from '../core/model/index.ts';
import { readBlob } from './blobs.ts';
import { damaged } from './errors.ts';
import { INPUTS, MANIFEST, VERDICT } from './layout.ts';
import { readCapture, readHead, savedTrials, unreadable } from './read.ts';
import type { Head } from './schema/head.ts';

export interface Bundle {
  readonly dir: string;
  readonly head: Head;
  /** Trials saved so far, in planned order. @throws StoreError `damaged` */
  captures(): readonly Capture[];
  /** Planned trials that have no capture yet, in planned order. */
  missing(): readonly PlannedTrial[];
  /** Runs under a tracer saved so far, in planned order. @throws StoreError `damaged` */
  inputs(): readonly Capture[];
  /** Planned runs under a tracer that have no capture yet. */
  missingInputs(): readonly PlannedTrial[];
  /** @throws StoreError `damaged` when missing or not what its name says */
  readonly readBlob: ReadBlob;
  /** Text of `verdict.json`; null while the run is unfinished. */
  verdict(): string | null;
  /** Whether the run came to its verdict and the manifest was written. */
  readonly finished: boolean;
}

/** @throws StoreError `not-a-bundle`, `newer-format`, `damaged`, `unreadable` */
export function openBundle(dir: string): Bundle {
  const head = readHead(dir);
  return {
    dir,
    head,
    captures: () => capturesOf(dir, head),
    missing: () => missingOf(dir, head),
    inputs: () => savedTrials(dir, INPUTS).map((id) => readCapture(dir, id, INPUTS)),
    missingInputs: () => {
      const saved = new Set(savedTrials(dir, INPUTS));
      return (head.inputs ?? []).filter((trial) => !saved.has(trial.id));
    },
    readBlob: (hash) => readBlob(dir, hash),
    verdict: () => verdictOf(dir),
    finished: existsSync(join(dir, MANIFEST)),
  };
}

function capturesOf(dir: string, head: Head): readonly Capture[] {
  const planned = new Set(head.design.trials.map((trial) => trial.id));
  const saved = savedTrials(dir);
  const stray = saved.find((id) => !planned.has(id));
  if (stray !== undefined) throw damaged(dir, `trials/${stray} was never planned`);
  return saved.map((id) => readCapture(dir, id));
}

export function missingOf(dir: string, head: Head): readonly PlannedTrial[] {
  const saved = new Set(savedTrials(dir));
  return head.design.trials.filter((trial) => !saved.has(trial.id));
}

function verdictOf(dir: string): string | null {
  if (!existsSync(join(dir, VERDICT))) return null;
  try {
    return readFileSync(join(dir, VERDICT), 'utf8');
  } catch (error) {
    throw unreadable(join(dir, VERDICT), error);
  }
}
