/** Resolves one subject as a program of its own: `resolve-one.ts SPEC CACHE`. Prints what a user would see, and what is left. */
import { existsSync, readdirSync } from 'node:fs';
import { LabError } from '../../src/lab/contract/lab.ts';
import { resolveSubject } from '../../src/lab/subjects/index.ts';

const [spec = '', cacheDir = ''] = process.argv.slice(2);
try {
  const subject = await resolveSubject(spec, { cacheDir, rest: ['{prompt}'] });
  process.stdout.write(`resolved: ${subject.spec}\n`);
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  process.stdout.write(`error: ${error.message}\nhint: ${error.hint}\n`);
}
const left = existsSync(`${cacheDir}/npm`) ? readdirSync(`${cacheDir}/npm`) : [];
process.stdout.write(`left: ${left.join(', ') || 'none'}\n`);
