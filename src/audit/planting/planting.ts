/**
 * Planting in a process of its own. It needs the screen's captures and nothing else, so it goes on beside the trials that confirm
 * and beside judging, which are one thread each. The figures are those of planting here: the same captures and count give the same.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plants } from '../../core/model/index.ts';
import { AuditError } from '../errors.ts';

export interface PlantingJob {
  /** Rejects with an AuditError. */
  readonly plants: Promise<Plants>;
  /** Ends it, done or not; nobody waits for it any more. */
  readonly end: () => void;
}

/** Begins to plant so many marks in the screen of a bundle, all of which must have been run. */
export type StartPlanting = (dir: string, count: number) => PlantingJob;

/** Most of what planting makes is forgotten at once: a large young generation spares a quarter of the time. */
const NODE_OPTIONS = ['--max-semi-space-size=64', '--no-warnings'];

export const startPlantingProcess: StartPlanting = (dir, count) => {
  const program = fileURLToPath(new URL('planting-main.js', import.meta.url));
  const child = spawn(process.execPath, [...NODE_OPTIONS, program, dir, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const plants = new Promise<Plants>((resolve, reject) => {
    const [said, complained]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (piece: Buffer) => said.push(piece));
    child.stderr.on('data', (piece: Buffer) => complained.push(piece));
    child.on('error', (error) => reject(failure(dir, error.message)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(said).toString('utf8')) as Plants);
      else reject(failure(dir, lastLine(Buffer.concat(complained)) || `it ended with ${signal ?? code ?? 'nothing'}`));
    });
  });
  // Whoever asks for the figures is told; until then nobody may be listening.
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
