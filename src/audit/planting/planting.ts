/**
 * Planting in a process of its own. It needs only the captures of the screen, so it runs
 * concurrently with the confirming trials and with judging, each of which uses one thread. Equal
 * captures and count give the same figures as planting in this process.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plants } from '../../core/model/index.ts';
import { AuditError } from '../errors.ts';

export interface PlantingJob {
  /** Rejects with an AuditError. */
  readonly plants: Promise<Plants>;
  /** Ends the process, finished or not. Call it when the figures are no longer needed. */
  readonly end: () => void;
}

/**
 * Starts to plant `count` marks in the screen of the bundle at `dir`. The whole screen must have
 * been run.
 */
export type StartPlanting = (dir: string, count: number) => PlantingJob;

/**
 * Most of planting's allocations are short-lived: a large young generation saves a quarter of the
 * time.
 */
const NODE_OPTIONS = ['--max-semi-space-size=64', '--no-warnings'];

export const startPlantingProcess: StartPlanting = (dir, count) => {
  const program = fileURLToPath(new URL('planting-main.js', import.meta.url));
  const child = spawn(process.execPath, [...NODE_OPTIONS, program, dir, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const plants = new Promise<Plants>((resolve, reject) => {
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
    child.on('error', (error) => reject(failure(dir, error.message)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(stdout).toString('utf8')) as Plants);
      else reject(failure(dir, lastLine(Buffer.concat(stderr)) || `it ended with ${signal ?? code ?? 'nothing'}`));
    });
  });
  // Without this, a failure before anybody awaits the figures would be an unhandled rejection.
  plants.catch(() => undefined);
  return { plants, end: () => void child.kill() };
};

function failure(dir: string, why: string): AuditError {
  return new AuditError(
    'failed',
    `could not plant marks in the captures of ${dir}: ${why}`,
    `the trials are saved; judge them with: tellproof audit --resume ${dir}`,
  );
}

const lastLine = (text: Buffer): string => text.toString('utf8').trim().split('\n').at(-1) ?? '';
