import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTORS } from '../../src/core/factors/index.ts';
import type { Assignment, Subject } from '../../src/core/model/index.ts';
import { openLab } from '../../src/lab/pool/pool.ts';
import { resolveSubject } from '../../src/lab/subjects/index.ts';
import { PACKAGES } from './packages.ts';
import { Registry } from './registry.ts';

/** Not below the temporary directory: the subject has one of its own. */
const scratch = realpathSync(mkdtempSync(path.join(os.homedir(), '.subjects-in-lab-')));
const registry = new Registry(PACKAGES);

beforeAll(async () => {
  chmodSync(scratch, 0o755);
  writeFileSync(path.join(scratch, 'npmrc'), '');
  process.env.npm_config_userconfig = path.join(scratch, 'npmrc');
  process.env.npm_config_cache = path.join(scratch, 'npm-cache');
  process.env.npm_config_registry = await registry.start();
});

afterAll(async () => {
  await registry.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** How one trial ended, and what the subject printed. */
async function ran(subject: Subject, assignment: Assignment): Promise<{ ended: unknown; printed: string }> {
  const blobDir = mkdtempSync(path.join(scratch, 'blobs-'));
  const lab = await openLab({ subject, factors: FACTORS, jobs: 1, blobDir, timeoutMs: 300_000 });
  try {
    const capture = await lab.run({ id: '001', stage: 'screen', block: 0, assignment, scenario: 'reply' });
    const printed = capture.events.flatMap((event) => (event.kind === 'output' ? [event.bytes] : []));
    return { ended: capture.outcome, printed: printed.map((hash) => blob(blobDir, hash)).join('') };
  } finally {
    await lab.close();
  }
}

function blob(directory: string, hash: string): string {
  return readFileSync(path.join(directory, hash.slice(0, 2), hash), 'utf8');
}

describe('in the lab,', () => {
  it('a fetched package runs from where Node keeps global packages, with its own arguments', async () => {
    const subject = await resolveSubject('npm:greeter@1.2.0', {
      cacheDir: path.join(scratch, 'cache'),
      rest: ['hello', 'there'],
    });
    expect(await ran(subject, {})).toEqual({ ended: { kind: 'completed', exitCode: 0 }, printed: 'hello there\n' });
  });

  it('a command finds its files where they are, cannot change them, and is given what an assignment sets', async () => {
    const text = [
      "import { readFileSync, writeFileSync } from 'node:fs';",
      "const beside = readFileSync(new URL('beside.txt', import.meta.url), 'utf8');",
      "let written = 'written';",
      "try { writeFileSync(new URL('beside.txt', import.meta.url), 'x'); } catch (error) { written = error.code; }",
      'console.log(JSON.stringify([beside, written, process.env.TOOL_URL, process.env.TZ, process.env.MODE]));',
    ];
    writeFileSync(path.join(scratch, 'tool.mjs'), text.join('\n'));
    writeFileSync(path.join(scratch, 'beside.txt'), 'kept');
    const subject = await resolveSubject(null, {
      cwd: scratch,
      rest: ['node', 'tool.mjs', '{prompt}'],
      endpointEnv: ['TOOL_URL={endpoint}/v1'],
      env: { MODE: 'plain' },
    });
    const { ended, printed } = await ran(subject, { timezone: 'Asia/Kolkata', endpoint: 'codestral.mistral.ai' });
    expect(ended).toEqual({ kind: 'completed', exitCode: 0 });
    expect(JSON.parse(printed)).toEqual(['kept', 'EROFS', 'https://codestral.mistral.ai/v1', 'Asia/Kolkata', 'plain']);
    expect(readFileSync(path.join(scratch, 'beside.txt'), 'utf8')).toBe('kept');
  });
});
