/** What the store's tests share inside the test runner. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export { captureIn, headOf, trialOf } from './example-data.ts';

/** A directory that is removed when the test file is done. */
export function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tellproof-store-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
