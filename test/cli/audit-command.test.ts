/** `tellproof audit` over a lab in memory: what goes to which stream, and the exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditPorts } from '../../src/audit/index.ts';
import { auditCommand } from '../../src/cli/handlers/audit.ts';
import type { AuditOptions } from '../../src/cli/handlers/audit-options.ts';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { failureOf } from '../../src/cli/failure.ts';
import { labPorts } from '../../src/cli/lab-ports.ts';
import { duration, progressOn } from '../../src/cli/terminal/progress.ts';
import { hyphen, plain, portsFor, subject } from '../audit/subjects.ts';
import { inconclusive, interaction, noneSeen, verdict } from '../report/example.ts';
import { scratchDir } from '../store/example.ts';
import { recorder } from './recorder.ts';

const root = scratchDir();
const options: AuditOptions = {
  seed: 5,
  strength: 2,
  timeout: 60,
  jobs: 2,
  factors: ['timezone'],
  levels: ['timezone=UTC,Asia/Tokyo'],
};

interface Said {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function audit(name: string, ports: AuditPorts, more: Partial<AuditOptions> = {}): Promise<Said> {
  const { terminal, said } = recorder();
  const session = { terminal, rest: null, typed: ['audit', 'specimen:invented'] };
  const given = { ...options, out: join(root, `${name}.tellproof`), ...more };
  return { exitCode: await auditCommand('specimen:invented', given, session, ports), ...said };
}

describe('tellproof audit', () => {
  test('prints the verdict on standard output, and how it went on standard error', async () => {
    const { exitCode, out, err } = await audit('text', portsFor(hyphen));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^Subject {4}specimen:invented@1\.0\.0\n/);
    expect(out).toContain('\nT1  covert: timezone\n');
    expect(err).toMatch(/^fetching specimen:invented\nauditing specimen:invented, seed 5, evidence in /);
    expect(err).toMatch(/\ntrial (\d+)\/\1\n/);
  });

  test('--json prints one document, the same as the bundle keeps', async () => {
    const { out } = await audit('json', portsFor(hyphen), { json: true });
    expect(out).toBe(readFileSync(join(root, 'json.tellproof/verdict.json'), 'utf8'));
  });

  test('--quiet says nothing on standard error', async () => {
    expect(await audit('quiet', portsFor(plain), { quiet: true })).toMatchObject({ exitCode: 0, err: '' });
  });

  test('--fail-on lets a build pass in spite of what was found', async () => {
    expect((await audit('passed', portsFor(hyphen), { failOn: ['inconclusive'] })).exitCode).toBe(0);
  });

  test('says early that it gives up on a subject that sends nothing', async () => {
    const { exitCode, err } = await audit(
      'silent',
      portsFor(() => []),
      { jobs: 1 },
    );
    expect(exitCode).toBe(2);
    expect(err).toContain(
      'warning: stopped after 6 trials, the subject sent nothing that could be read in the first 6 trials: last time it exited with code 0\n',
    );
  });

  test.each([
    ['darwin', 'cannot run an audit on macos: the lab needs the namespaces of linux'],
    ['win32', 'cannot run an audit on windows: the lab needs the namespaces of linux'],
  ])('on %s says that the lab needs linux', (platform, message) => {
    const request = { spec: 'specimen:x', rest: [], endpointEnv: [], mounts: [], env: {} };
    expect(() => labPorts(platform).resolve(request)).toThrow(message);
  });
});

describe('progress on a terminal', () => {
  test('is one line, redrawn and wiped', () => {
    const { terminal, said } = recorder({ live: true, columns: 30 });
    const { watch, end } = progressOn(terminal);
    const trial = { id: '001', stage: 'screen', block: 0, assignment: {}, scenario: 'reply' } as const;
    watch({ kind: 'resolved', subject, dir: 'x.tellproof', seed: 5 });
    watch({
      kind: 'trial',
      trial,
      outcome: { kind: 'completed', exitCode: 0 },
      done: 1,
      of: 40,
      failed: 0,
      etaMs: 65_000,
    });
    watch({
      kind: 'trial',
      trial,
      outcome: { kind: 'timed-out', afterMs: 60_000 },
      done: 2,
      of: 40,
      failed: 0,
      etaMs: 64_000,
    });
    end();
    expect(said.err).toBe(
      'auditing specimen:invented, seed 5, evidence in x.tellproof\n' +
        'trial 1/40, about 65 s left' +
        '\r\x1b[2Ktrial 2/40, about 64 s lef...' +
        '\r\x1b[2K',
    );
  });

  test('elsewhere is a line now and then', () => {
    const { terminal, said } = recorder();
    let now = 0;
    const { watch } = progressOn(terminal, () => now);
    const trial = { id: '001', stage: 'screen', block: 0, assignment: {}, scenario: 'reply' } as const;
    for (let done = 1; done <= 40; done++) {
      now += 2000;
      watch({
        kind: 'trial',
        trial,
        outcome: { kind: 'completed', exitCode: 0 },
        done,
        of: 40,
        failed: 0,
        etaMs: 2000 * (40 - done),
      });
    }
    expect(said.err.split('\n').slice(0, 3)).toEqual([
      'trial 1/40, about 78 s left',
      'trial 9/40, about 62 s left',
      'trial 17/40, about 46 s left',
    ]);
    expect(said.err).toMatch(/\ntrial 40\/40\n$/);
  });

  test('gives times that a reader can use', () => {
    expect([10, 99_000, 100_000, 3_600_000].map(duration)).toEqual(['1 s', '99 s', '2 min', '60 min']);
  });
});

describe('exit codes', () => {
  const differs = { ...verdict, verdict: 'differs', tells: [interaction] } as const;

  test.each([
    [verdict, undefined, 1],
    [differs, undefined, 3],
    [inconclusive, undefined, 2],
    [noneSeen, undefined, 0],
    [verdict, ['covert'], 1],
    [verdict, ['behavioural'], 3],
    [verdict, ['inconclusive'], 0],
    [verdict, ['behavioural', 'covert'], 1],
    [differs, ['covert'], 0],
    [differs, ['behavioural'], 3],
    [inconclusive, ['covert', 'behavioural'], 0],
    [inconclusive, ['inconclusive'], 2],
    [noneSeen, ['covert', 'behavioural', 'inconclusive'], 0],
  ] as const)('of $verdict.verdict with %j is %i', (given, failOn, expected) => {
    expect(exitCodeOf(given, failOn)).toBe(expected);
  });

  test('a declared tell fails no build', () => {
    const declared = { ...verdict, tells: verdict.tells.map((tell) => ({ ...tell, declared: 'D1' })) };
    expect(exitCodeOf(declared, ['covert', 'behavioural'])).toBe(0);
  });

  test('of an error that nobody foresaw is 70, in two lines', () => {
    expect(failureOf(new TypeError('x is not\n  a function'), null)).toEqual({
      message: 'internal error: x is not; a function',
      hint: 'run it again with TELLPROOF_DEBUG=1 and report what it prints',
      exitCode: 70,
    });
  });
});
