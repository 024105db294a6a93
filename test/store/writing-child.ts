/**
 * Writes trials into a bundle until all are there or the process is ended: `writing-child.ts DIR TRIALS BODY-BYTES`.
 * Prints one line a trial saved, and the two lines of a store error.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createBundle, resumeBundle, StoreError } from '../../src/store/index.ts';
import { captureIn, headOf } from './example-data.ts';

const [dir = '', trials = '1', bytes = '100'] = process.argv.slice(2);

try {
  const writer = existsSync(join(dir, 'bundle.json')) ? resumeBundle(dir) : createBundle(dir, headOf(Number(trials)));
  for (const trial of writer.read().missing()) {
    await writer.saveTrial(captureIn(writer, trial, randomBytes(Number(bytes)).toString('hex')));
    process.stdout.write(`${trial.id}\n`);
  }
  writer.finish('{"format":1}\n');
  writer.close();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  process.stdout.write(`error: ${error.fault}: ${error.message}\nhint: ${error.hint}\n`);
}
