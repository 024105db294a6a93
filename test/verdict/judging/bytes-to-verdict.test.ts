/** Bytes in, verdict out: a simulated client writes requests, which are read, aligned, associated and judged for real. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { alignCaptures } from '../../../src/core/align/align.ts';
import { recoveryCounts } from '../../../src/core/plant/recovery-counts.ts';
import { maskableRenderings } from '../../../src/core/renderings/index.ts';
import { assess, judge, openHypotheses } from '../../../src/core/verdict/index.ts';
import { confirmTrials, screenDesign } from '../../../src/core/design/index.ts';
import { FACTORS, settingFor } from '../../../src/core/factors/index.ts';
import type { Assignment, Capture, Design, PlannedTrial, Verdict } from '../../../src/core/model/index.ts';

const VENDOR = 'https://api.vendor.example';
const CLOCK = Date.UTC(2026, 10, 22, 17, 30);
const EAST = new Set(['Asia/Shanghai', 'Asia/Singapore', 'Asia/Kolkata']);

const VARIED = new Set(['timezone', 'endpoint', 'locale', 'user', 'workdir', 'ci']);

interface Client {
  readonly marked: boolean;
}

function request(assignment: Assignment, at: number, id: string, { marked }: Client): { origin: string; text: string } {
  const found = settingFor(FACTORS, assignment);
  const origin = found.endpoint ?? VENDOR;
  const zone = assignment['timezone'] ?? 'UTC';
  const third = origin !== VENDOR;
  const quote = marked && /\.(cn|com)$/.test(origin) && third ? '\u2019' : "'";
  const separator = marked && third && EAST.has(zone) ? '/' : '-';
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at).replaceAll('-', separator);
  const body = JSON.stringify({
    model: 'm-1',
    system: `You are a coding tool.\n${assignment['ci'] === 'none' ? '' : 'Never wait for a person.\n'}Be brief.`,
    messages: [
      {
        role: 'user',
        content: `Directory: /home/${found.userName ?? 'dev'}/${found.workDir ?? 'src'}\nToday${quote}s date is ${date}.\nHello`,
      },
    ],
    metadata: { session: createHash('sha256').update(id).digest('hex').slice(0, 32) },
  });
  const headers = [
    `Host: ${new URL(origin).host}`,
    'Content-Type: application/json',
    ...(third ? [] : ['X-Beta: files']),
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return { origin, text: `POST /v1/messages HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}` };
}

function capture(trial: PlannedTrial, blobs: Map<string, Uint8Array>, client: Client): Capture {
  const startedAt = CLOCK + Number(trial.id) * 1500;
  const { origin, text } = request(trial.assignment, startedAt + 500, trial.id, client);
  const bytes = Buffer.from(text);
  const raw = createHash('sha256').update(bytes).digest('hex');
  blobs.set(raw, bytes);
  const found = settingFor(FACTORS, trial.assignment);
  return {
    trial,
    outcome: { kind: 'completed', exitCode: 0 },
    startedAt,
    durationMs: 1400,
    limits: [],
    facts: {
      endpoint: origin,
      home: `/home/${found.userName ?? 'dev'}`,
      workDir: `/home/${found.userName ?? 'dev'}/${found.workDir ?? 'src'}`,
    },
    events: [
      {
        kind: 'http',
        at: 500,
        connection: 1,
        to: { address: '198.51.100.7', port: 443, host: new URL(origin).hostname },
        route: 'direct',
        tls: true,
        request: { form: 'h1', raw, truncated: false },
        response: { status: 200, by: 'backend', body: raw },
      },
    ],
  };
}

function auditClient(client: Client, seed: number): Verdict {
  const factors = Object.fromEntries(
    FACTORS.filter(({ name }) => VARIED.has(name)).map(({ name, levels }) => [name, levels.map((level) => level.name)]),
  );
  let design: Design = screenDesign({ factors, seed, strength: 2, scenarios: ['reply'] });
  const blobs = new Map<string, Uint8Array>();
  const evidence = () => {
    const captures = design.trials.map((trial) => capture(trial, blobs, client));
    const alignment = alignCaptures(
      captures,
      (hash) => blobs.get(hash) ?? new Uint8Array(),
      maskableRenderings(FACTORS, captures),
    );
    return { design, captures, alignment };
  };
  for (const budget of [18, 12, 10])
    design = {
      ...design,
      trials: [...design.trials, ...confirmTrials(design, openHypotheses(assess(evidence(), FACTORS)), budget)],
    };
  return judge(assess(evidence(), FACTORS), {
    subject: { name: 'specimen:simulated', version: null, integrity: null, platform: 'linux-x64' },
    replay: '',
    notVaried: {},
    serverSwitches: [],
    limits: [],
    plants: recoveryCounts([], []),
  });
}

const covertOf = (verdict: Verdict) =>
  verdict.tells
    .filter((tell) => tell.class === 'covert')
    .map(({ dependsOn, disguise, carrier }) => ({ dependsOn, disguise, carrier }));

describe('a client whose date line is marked', () => {
  it('has two covert tells, the rest being functional, overt or behavioural', () => {
    const verdict = auditClient({ marked: true }, 3);
    expect(verdict.verdict).toBe('tells-found');
    expect(covertOf(verdict)).toEqual([
      { dependsOn: ['endpoint'], disguise: 'look-alike', carrier: 'text.code-point' },
      { dependsOn: ['timezone', 'endpoint'], disguise: 'same-meaning', carrier: 'text.code-point' },
    ]);
    expect(verdict.seen.trials).toBeLessThan(130);
  });

  it('and its honest twin has none', () => {
    const verdict = auditClient({ marked: false }, 3);
    expect(covertOf(verdict)).toEqual([]);
    expect(verdict.verdict).toBe('differs');
    expect(verdict.tells.filter((tell) => tell.class === 'behavioural').map(({ dependsOn }) => dependsOn)).toEqual([
      ['ci'],
      ['endpoint'],
    ]);
  });
});
