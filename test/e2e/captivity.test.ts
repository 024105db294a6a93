/**
 * A subject that tries to get out gets nowhere, sees nothing of the host, and each try is in the
 * capture.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureEvent } from '../../src/core/model/index.ts';
import { type Bundle, openBundle } from '../../src/store/index.ts';
import { HOSTILE, workplace } from './tellproof.ts';

const SECRET = 'a secret of the host';
const place = workplace();
afterAll(() => place.remove());

/** What `captivity.mjs` prints. */
interface Report {
  readonly tcp: Record<string, string>;
  readonly udp: Record<string, string>;
  readonly dns: Record<string, string>;
  readonly icmp: readonly string[];
  readonly raw: string;
  readonly interfaces: readonly string[];
  readonly home: string;
  readonly homes: readonly string[];
  readonly secrets: Record<string, string>;
  readonly processes: readonly string[];
  readonly variables: readonly string[];
}

let report: Report;
let events: readonly CaptureEvent[];
let planted: string;

beforeAll(async () => {
  mkdirSync(place.at('.aws'));
  planted = place.at('.aws', 'credentials');
  writeFileSync(planted, SECRET);
  const plan = ['--aa', '--trials', '4', '--seed', '1', '--jobs', '1', '--json', '--out', 'captivity.tellproof'];
  const subject = ['--mount', HOSTILE, '--env', `CAPTIVITY_PATHS=${planted}`, '--', 'node', `${HOSTILE}/captivity.mjs`];
  const env = { TELLPROOF_TEST_TOKEN: SECRET, ANTHROPIC_API_KEY: SECRET, SSH_AUTH_SOCK: planted };
  const ended = await place.run(['audit', ...plan, ...subject], env);
  const bundle = openBundle(place.at('captivity.tellproof'));
  const [capture] = bundle.captures();
  if (capture === undefined) throw new Error(`no capture: ${ended.stderr}`);
  events = capture.events;
  report = JSON.parse(outputOf(events, bundle)) as Report;
});

function outputOf(all: readonly CaptureEvent[], bundle: Bundle): string {
  const hashes = all.flatMap((event) => (event.kind === 'output' && event.stream === 'stdout' ? [event.bytes] : []));
  return Buffer.concat(hashes.map(bundle.readBlob)).toString();
}

describe('the captive network', () => {
  test('answers TCP only from the lab, to whatever address', () => {
    expect(Object.values(report.tcp).filter((how) => how.startsWith('answered'))).toEqual([]);
    const dialled = events.flatMap((event) =>
      event.kind === 'tcp' || event.kind === 'http' ? [event.to.address] : [],
    );
    expect(new Set(dialled)).toEqual(new Set(Object.keys(report.tcp)));
  });

  test('answers no UDP, and keeps each packet', () => {
    expect(Object.values(report.udp).filter((how) => how.startsWith('answered'))).toEqual([]);
    const sent = events.flatMap((event) =>
      event.kind === 'packet' && event.protocol === 'udp' ? [event.address] : [],
    );
    expect(sent).toEqual(expect.arrayContaining(Object.keys(report.udp)));
  });

  test('answers DNS from the lab’s own sink, whichever resolver is asked', () => {
    const addresses = new Set(Object.values(report.dns));
    expect(addresses.size).toBe(1);
    const asked = events.flatMap((event) =>
      event.kind === 'dns' && event.name === 'captivity.hostile-subject.example' ? [event.resolver] : [],
    );
    expect(new Set(asked)).toEqual(new Set(Object.keys(report.dns)));
  });

  test('keeps each ping, or gives no socket to send it from', () => {
    const pings = events.filter((event) => event.kind === 'packet' && /^icmp/.test(event.protocol));
    const sent = report.icmp.filter((how) => !how.startsWith('no socket'));
    expect(pings.length).toBeGreaterThanOrEqual(sent.length);
  });

  test('looks ordinary, and has no device but its own', () => {
    expect([...report.interfaces].sort()).toEqual(['eth0', 'lo']);
  });
});

describe('the host, seen from inside,', () => {
  test('lends no file that holds a secret', () => {
    expect(Object.keys(report.secrets)).toContain(planted);
    for (const [file, read] of Object.entries(report.secrets)) {
      expect([file, read]).toEqual([file, expect.stringMatching(/^(ENOENT|EACCES|EPERM|ENOTDIR|ENXIO)$/)]);
    }
  });

  test('lends no variable', () => {
    expect(report.variables).not.toContain('TELLPROOF_TEST_TOKEN');
    expect(report.variables).not.toContain('ANTHROPIC_API_KEY');
    expect(report.variables).not.toContain('SSH_AUTH_SOCK');
  });

  test('shows no process but the subject’s own', () => {
    expect(report.processes.filter((line) => /tellproof|vitest|worker/.test(line))).toEqual([]);
    expect(report.processes.some((line) => line.includes('captivity.mjs'))).toBe(true);
  });

  test('shows one home, the subject’s', () => {
    expect(report.homes.filter((name) => !report.home.endsWith(name))).toEqual([]);
  });
});
