/** A small bundle's content: plain data, no lab needed. */
import type { Capture, PlannedTrial } from '../../src/core/model/index.ts';
import { BUNDLE_FORMAT, type BundleWriter, type Head } from '../../src/store/index.ts';

export function trialOf(number: number, timezone = 'UTC'): PlannedTrial {
  const id = String(number).padStart(3, '0');
  return { id, stage: 'screen', block: 1, assignment: { timezone }, scenario: 'reply' };
}

export function headOf(trials: number): Head {
  return {
    format: BUNDLE_FORMAT,
    tool: { version: '0.1.0', revision: null },
    command: ['audit', 'specimen:date-line'],
    replay: 'tellproof audit specimen:date-line --seed 1',
    subject: {
      identity: { name: 'specimen:date-line', version: '1', integrity: null, platform: 'linux-x64' },
      spec: 'specimen:date-line',
      argv: ['node', '/subject/main.js', '{prompt}'],
      mounts: [{ from: '/somewhere/specimen', to: '/subject' }],
      unattended: ['--yes'],
      terminal: { argv: ['node', '/subject/main.js'], env: {}, files: [{ path: '~/.seen', text: '1' }], ready: '>' },
      env: { KEY: 'dummy' },
      files: [{ path: '~/.config/a.json', text: '{}', when: 'endpoint' }],
      endpoint: { env: { BASE_URL: '{endpoint}/v1' }, args: [], vendor: null },
      notVaried: { proxy: 'it reads no proxy variable' },
    },
    factors: [
      {
        name: 'timezone',
        kind: 'time-zone',
        describes: 'the local time zone',
        levels: [
          { name: 'UTC', setting: { env: { TZ: 'UTC' } }, renderings: ['UTC'] },
          { name: 'Asia/Tokyo', setting: { env: { TZ: 'Asia/Tokyo' } }, renderings: ['Asia/Tokyo'] },
        ],
      },
    ],
    design: {
      seed: 1,
      factors: { timezone: ['UTC', 'Asia/Tokyo'] },
      strength: 1,
      trials: Array.from({ length: trials }, (_, index) => trialOf(index + 1)),
    },
    rounds: 0,
    running: { timeoutMs: 60_000 },
  };
}

/** Puts the blobs of a one-request trial and returns its capture. */
export function captureIn(writer: BundleWriter, trial: PlannedTrial, body = 'hello'): Capture {
  const raw = writer.putBlob(
    Buffer.from(`POST / HTTP/1.1\r\nHost: api.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
  );
  const answer = writer.putBlob(Buffer.from('{"ok":true}'));
  return {
    trial,
    outcome: { kind: 'completed', exitCode: 0 },
    startedAt: 1_780_000_000_000,
    durationMs: 120,
    events: [
      {
        kind: 'http',
        at: 12.5,
        connection: 1,
        to: { address: '192.168.7.1', port: 443, host: 'api.example' },
        route: 'direct',
        tls: true,
        request: { form: 'h1', raw, truncated: false },
        response: { status: 200, by: 'backend', body: answer },
      },
    ],
    limits: [],
    facts: { home: '/home/dev' },
  };
}
