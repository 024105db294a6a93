/** Where the lab takes a WebSocket: wherever no model could be called by a plain request instead. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FACTORS } from '../../src/core/factors/index.ts';
import { runSingleTrial } from '../../src/lab/pool/single-trial.ts';
import { readBlob } from '../../src/store/blobs.ts';
import { blobsDir } from '../../src/store/layout.ts';

let bundle = '';
beforeAll(() => {
  bundle = mkdtempSync(join(tmpdir(), 'lab-web-sockets-'));
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

test('a model is asked for by plain requests, and what is said elsewhere is kept', async () => {
  const { outcome, events } = await runSingleTrial({
    subject: {
      identity: { name: 'command:web-sockets', version: null, integrity: null, platform: 'linux-x64' },
      spec: 'command:web-sockets',
      argv: ['node', '/opt/tool/web-sockets.mjs'],
      mounts: [{ from: join(import.meta.dirname, 'subjects'), to: '/opt/tool' }],
      env: {},
      files: [],
      endpoint: { env: {}, args: [], vendor: 'https://api.tool.example' },
      notVaried: {},
    },
    factors: FACTORS,
    assignment: {},
    scenario: 'reply',
    blobDir: blobsDir(bundle),
    timeoutMs: 300_000,
  });
  const text = (hash: string): string => Buffer.from(readBlob(bundle, hash)).toString();
  const printed = events.flatMap((event) => (event.kind === 'output' ? [text(event.bytes)] : [])).join('');
  const sent = events.filter((event) => event.kind === 'websocket').filter(({ direction }) => direction === 'sent');
  expect(outcome).toEqual({ kind: 'completed', exitCode: 0 });
  expect(printed).toBe('/v1/responses 426\n/v1/live 101\n');
  expect(sent.map(({ opcode, payload }) => [opcode, text(payload)])).toEqual([['text', 'hello']]);
});
