/** Scenarios that need more of the sandbox than one unattended run: a terminal, a home that later runs find again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FACTORS } from '../../src/core/factors/index.ts';
import type { Capture, Subject } from '../../src/core/model/index.ts';
import type { Lab } from '../../src/lab/contract/lab.ts';
import { openLab } from '../../src/lab/pool/pool.ts';
import { interactive } from '../../src/lab/scenarios/interactive.ts';
import { readBlob } from '../../src/store/blobs.ts';
import { blobsDir } from '../../src/store/layout.ts';

const subject: Subject = {
  identity: { name: 'command:two-ways', version: null, integrity: null, platform: 'linux-x64' },
  spec: 'command:two-ways',
  argv: ['node', '/opt/tool/two-ways.mjs', '{prompt}'],
  terminal: { argv: ['node', '/opt/tool/two-ways.mjs'], env: {}, files: [], ready: '120x40' },
  mounts: [{ from: join(import.meta.dirname, 'subjects'), to: '/opt/tool' }],
  env: {},
  files: [],
  endpoint: { env: { TOOL_BASE_URL: '{endpoint}' }, args: [], vendor: 'https://api.tool.example' },
  notVaried: {},
};

let bundle = '';
let lab: Lab;
beforeAll(async () => {
  bundle = mkdtempSync(join(tmpdir(), 'lab-scenarios-'));
  lab = await openLab({ subject, factors: FACTORS, jobs: 1, blobDir: blobsDir(bundle), timeoutMs: 300_000 });
});
afterAll(async () => {
  await lab.close();
  rmSync(bundle, { recursive: true, force: true });
});

const run = (scenario: string): Promise<Capture> =>
  lab.run({ id: '001', stage: 'screen', block: 0, assignment: {}, scenario });
const bytes = (hash: string): string => Buffer.from(readBlob(bundle, hash)).toString();
const printed = ({ events }: Capture): string =>
  events.flatMap((event) => (event.kind === 'output' ? [bytes(event.bytes)] : [])).join('');

test('at a terminal the prompt is typed, queries are answered, and the keys to leave end the subject', async () => {
  const capture = await run('interactive');
  expect(capture).toMatchObject({ outcome: { kind: 'completed', exitCode: 7 }, limits: [] });
  const [request] = capture.events.filter((event) => event.kind === 'http');
  if (request?.request.form !== 'h1') throw new Error(`no model call: ${printed(capture)}`);
  expect(bytes(request.request.raw)).toContain(JSON.stringify(`\x1b[1;1R${interactive.prompt}\r`));
  expect(printed(capture)).toMatch(/^120x40 .*CONTRIBUTING/s);
});

test('a second run finds what the first one left, and is recorded alone', async () => {
  const [first, second] = [await run('first-run'), await run('second-run')];
  expect([printed(first), printed(second)]).toEqual(['run 1\n', 'run 2\n']);
  const left = second.events.flatMap((event) => (event.kind === 'file' ? [event.path.split('/').at(-1)] : []));
  expect(left).toEqual(['runs']);
});

test('a third trial of another scenario starts in a fresh home again', async () => {
  expect(printed(await run('reply'))).toBe('run 1\n');
});
