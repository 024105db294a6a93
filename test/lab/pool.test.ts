/** The lab itself, with small programs as subjects: what they see, what is kept of it, and what becomes of a trial gone wrong. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FACTORS } from '../../src/core/factors/index.ts';
import type { Assignment, Capture, PlannedTrial, Subject } from '../../src/core/model/index.ts';
import { type Lab, LabError } from '../../src/lab/contract/lab.ts';
import { type LabProgress, openLab } from '../../src/lab/pool/pool.ts';
import { runSingleTrial } from '../../src/lab/pool/single-trial.ts';
import { reply } from '../../src/lab/scenarios/reply.ts';
import { readBlob } from '../../src/store/blobs.ts';
import { blobsDir } from '../../src/store/layout.ts';

const TIMEOUT_MS = 300_000;
let bundle = '';
beforeAll(() => {
  bundle = mkdtempSync(join(tmpdir(), 'lab-pool-'));
});
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

function subjectWith(...args: string[]): Subject {
  return {
    identity: { name: 'command:tell-all', version: null, integrity: null, platform: 'linux-x64' },
    spec: 'command:tell-all',
    argv: ['node', '/opt/tool/tell-all.mjs', ...args],
    mounts: [{ from: join(import.meta.dirname, 'subjects'), to: '/opt/tool' }],
    env: {},
    files: [],
    endpoint: { env: { TOOL_BASE_URL: '{endpoint}' }, args: [], vendor: 'https://api.tool.example' },
    notVaried: {},
  };
}

const planned = (id: string, assignment: Assignment = {}): PlannedTrial => ({
  id,
  stage: 'screen',
  block: 0,
  assignment,
  scenario: 'reply',
});

function open(subject: Subject, timeoutMs = TIMEOUT_MS, progress: LabProgress[] = [], jobs = 1): Promise<Lab> {
  const onProgress = (event: LabProgress): void => void progress.push(event);
  return openLab({ subject, factors: FACTORS, jobs, blobDir: blobsDir(bundle), timeoutMs, onProgress });
}

const bytes = (hash: string): string => Buffer.from(readBlob(bundle, hash)).toString();
const requestsOf = ({ events }: Capture) => events.filter((event) => event.kind === 'http');
const printed = ({ events }: Capture): string =>
  events.flatMap((event) => (event.kind === 'output' ? [bytes(event.bytes)] : [])).join('');

/** What the subject said that it saw. */
function seenIn(capture: Capture): Record<string, string | null> {
  const [request] = requestsOf(capture).filter(({ response }) => response.by === 'backend');
  if (request?.request.form !== 'h1') throw new Error(`no model call: ${printed(capture)}`);
  const [, body = ''] = bytes(request.request.raw).split('\r\n\r\n');
  const { messages } = JSON.parse(body) as { messages: [{ content: string }] };
  return JSON.parse(messages[0].content) as Record<string, string | null>;
}

/** Processes that this one started, by number. */
function children(): number[] {
  return readdirSync('/proc').filter(isChild).map(Number);
}

function isChild(pid: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(perl)') && stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(process.pid);
  } catch {
    return false;
  }
}

describe('a lab of two workers', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await open(subjectWith(), TIMEOUT_MS, [], 2);
  });
  afterAll(() => lab.close());

  test('a subject sees the reference environment, gets its answer and ends well', async () => {
    const capture = await lab.run(planned('001'));
    expect(printed(capture)).toBe(`${reply.turns[0].kind === 'text' ? reply.turns[0].text : ''}\n`);
    expect(capture).toMatchObject({ outcome: { kind: 'completed', exitCode: 0 }, limits: [] });
    expect(seenIn(capture)).toMatchObject({ zone: 'UTC', proxy: null, registry: null, remote: null });
    expect(requestsOf(capture)[0]).toMatchObject({ to: { host: 'api.tool.example', port: 443 }, tls: true });
  });

  test('a subject sees every level where it may look, and says so to its endpoint, through its proxy', async () => {
    const capture = await lab.run(
      planned('002', {
        timezone: 'Asia/Kolkata',
        endpoint: 'codestral.mistral.ai',
        hostname: 'fra-dev-17',
        user: 'mkeller',
        git: 'lixinyue@qiandao-tech.com',
        remote: 'copperleaf/kilnworks',
        workdir: 'src/zahlungsverkehr',
        locale: 'de_DE.UTF-8',
        proxy: 'squid.qinghe-office.com:8080',
        registry: 'registry.npmmirror.com',
        'search-domain': 'office.wetherlow.co.uk',
      }),
    );
    expect(seenIn(capture)).toEqual({
      zone: 'Asia/Calcutta',
      localtime: '/usr/share/zoneinfo/Asia/Kolkata',
      timezone: 'Asia/Kolkata\n',
      host: 'fra-dev-17',
      user: 'mkeller',
      home: '/home/mkeller',
      cwd: '/home/mkeller/src/zahlungsverkehr',
      language: 'de_DE.UTF-8',
      proxy: 'http://squid.qinghe-office.com:8080',
      resolver: 'search office.wetherlow.co.uk\nnameserver 192.168.1.1\n',
      registry: 'registry=https://registry.npmmirror.com/\n',
      status: '',
      author: 'Li Xinyue <lixinyue@qiandao-tech.com>',
      remote: 'git@github.com:copperleaf/kilnworks.git',
    });
    expect(requestsOf(capture).at(-1)).toMatchObject({
      to: { host: 'codestral.mistral.ai' },
      response: { status: 200 },
    });
    expect(capture.facts).toMatchObject({ home: '/home/mkeller', endpoint: 'https://codestral.mistral.ai' });
  });

  test('two trials of one environment, on two workers, send the same bytes', async () => {
    const captures = await Promise.all([lab.run(planned('003')), lab.run(planned('004'))]);
    const said = captures.map((capture) =>
      requestsOf(capture).map(({ to, request, response }) => [to, request, response]),
    );
    expect(said[0]).toEqual(said[1]);
  });

  test('times count from the subject’s start, in order', async () => {
    const before = Date.now();
    const { events, durationMs, startedAt } = await lab.run(planned('005'));
    const after = Date.now();
    const times = events.map((event) => event.at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.every((at) => at >= 0 && at <= after - startedAt)).toBe(true);
    // Both ends are rounded to milliseconds.
    expect(startedAt).toBeGreaterThanOrEqual(before - 1);
    expect(startedAt + durationMs).toBeLessThanOrEqual(after + 1);
  });
});

test('a worker that is killed is replaced, and its trial is run once more', async () => {
  const progress: LabProgress[] = [];
  const before = children();
  const lab = await open(subjectWith(), TIMEOUT_MS, progress);
  const [worker = 0] = children().filter((pid) => !before.includes(pid));
  const running = lab.run(planned('010'));
  process.kill(worker, 'SIGKILL');
  expect(await running).toMatchObject({ trial: { id: '010' }, outcome: { kind: 'completed', exitCode: 0 } });
  expect(progress.filter(({ kind }) => kind === 'worker-replaced')).toHaveLength(1);
  await lab.close();
});

test('a subject that fails is a finding, not a failure of the lab', async () => {
  const one = { assignment: {}, scenario: 'reply', blobDir: blobsDir(bundle), timeoutMs: TIMEOUT_MS };
  const capture = await runSingleTrial({ subject: subjectWith('fail'), factors: FACTORS, ...one });
  expect(capture).toMatchObject({ outcome: { kind: 'completed', exitCode: 3 }, events: [] });
});

test('captures that cannot be kept are an error with a next step, not a failed trial', async () => {
  writeFileSync(join(bundle, 'plain-file'), '');
  const blobDir = join(bundle, 'plain-file', 'blobs');
  const lab = await openLab({ subject: subjectWith(), factors: FACTORS, jobs: 1, blobDir, timeoutMs: TIMEOUT_MS });
  const error: unknown = await lab.run(planned('025')).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LabError);
  expect(error).toMatchObject({
    message: expect.stringContaining(`cannot keep captures in ${blobDir}`) as string,
    hint: 'choose another directory with --out',
  });
  await lab.close();
});

test('a subject that hangs is ended at the time-out, and closing leaves no process', async () => {
  const before = children();
  const lab = await open(subjectWith('hang'), 700);
  expect(await lab.run(planned('030'))).toMatchObject({ outcome: { kind: 'timed-out', afterMs: 700 } });
  await lab.close();
  await lab.close();
  expect(children()).toEqual(before);
  await expect(lab.run(planned('031'))).rejects.toThrow('the lab is closed');
});

test('closing while a trial runs rejects what waits and leaves no process', async () => {
  const before = children();
  const lab = await open(subjectWith('hang'));
  const results = Promise.allSettled([lab.run(planned('040')), lab.run(planned('041'))]);
  await lab.close();
  const [running, waiting] = await results;
  expect(running).toMatchObject({ status: 'rejected' });
  expect(waiting).toMatchObject({ status: 'rejected' });
  expect(children()).toEqual(before);
});
