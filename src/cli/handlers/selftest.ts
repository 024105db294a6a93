/** Runs `tellproof selftest`: options to a request, the use case, its rows to the streams. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AuditPorts } from '../../audit/index.ts';
import { runSelftest } from '../../audit/selftest/index.ts';
import { verdictJson } from '../../report/index.ts';
import type { Session } from '../command.ts';
import { EXIT, EXIT_DIFFERS } from '../exit-codes.ts';
import { interruptSignal } from '../terminal/interrupt.ts';
import { labPorts } from '../lab-ports.ts';
import { rowText, selftestJson, tableText } from './selftest-text.ts';

export interface SelftestOptions {
  readonly quick?: boolean;
  readonly seed: number;
  readonly jobs?: number;
  readonly keep?: string;
  readonly json?: boolean;
}

/** Tests replace `ports`. @returns the exit code */
export async function selftestCommand(
  names: readonly string[],
  { quick = false, seed, jobs = availableParallelism(), keep, json = false }: SelftestOptions,
  { terminal }: Session,
  ports: AuditPorts = labPorts(),
): Promise<number> {
  const interrupt = interruptSignal(terminal);
  const place = placeFor(keep);
  try {
    const request = { names, quick, seed, jobs, place, keep: keep !== undefined };
    const context = { ports, observe: () => undefined, signal: interrupt.signal, render: verdictJson };
    const say = json ? terminal.err : terminal.out;
    const tested = await runSelftest(request, context, (row) => say(rowText(row)));
    terminal.out(json ? selftestJson(tested, seed) : tableText(tested, seed));
    return tested.rows.every((row) => row.holds) ? EXIT.ok : EXIT_DIFFERS;
  } finally {
    interrupt.release();
    if (keep === undefined) rmSync(place, { recursive: true, force: true });
  }
}

function placeFor(keep: string | undefined): string {
  if (keep === undefined) return mkdtempSync(join(tmpdir(), 'tellproof-selftest-'));
  mkdirSync(keep, { recursive: true });
  return resolve(keep);
}
