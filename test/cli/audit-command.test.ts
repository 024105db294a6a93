/** `tellproof audit` over a lab in memory: what goes to which stream, and the exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditPorts } from '../../src/audit/index.ts';
import { auditCommand, type AuditOptions } from '../../src/cli/handlers/audit.ts';
import { labPorts } from '../../src/cli/lab-ports.ts';
import { hyphen, plain, portsFor } from '../audit/subjects.ts';
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
  test('prints the verdict on standard output and progress on standard error', async () => {
    const { exitCode, out, err } = await audit('text', portsFor(hyphen));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^Subject {4}specimen:invented@1\.0\.0\n/);
    expect(out).toContain('\nT1  covert: timezone\n');
    expect(err).toMatch(/^fetching specimen:invented\nauditing specimen:invented, seed 5, evidence in /);
    expect(err).toMatch(/\ntrial (\d+)\/\1\n/);
  });

  test('with --json prints the bytes of verdict.json', async () => {
    const { out } = await audit('json', portsFor(hyphen), { json: true });
    expect(out).toBe(readFileSync(join(root, 'json.tellproof/verdict.json'), 'utf8'));
  });

  test('with --quiet prints nothing on standard error', async () => {
    expect(await audit('quiet', portsFor(plain), { quiet: true })).toMatchObject({ exitCode: 0, err: '' });
  });

  test('with --fail-on exits 0 for kinds of tells that are not listed', async () => {
    expect((await audit('passed', portsFor(hyphen), { failOn: ['inconclusive'] })).exitCode).toBe(0);
  });

  test('stops early on a subject that sends nothing, with a warning', async () => {
    const { exitCode, err } = await audit(
      'silent',
      portsFor(() => []),
      { jobs: 1 },
    );
    expect(exitCode).toBe(2);
    expect(err).toContain(
      'warning: stopped after 6 trials: the subject sent nothing readable in the first 6 trials: in the last trial it exited with code 0\n',
    );
  });

  test.each([
    ['darwin', 'cannot run an audit on macos: the lab needs the namespaces of linux'],
    ['win32', 'cannot run an audit on windows: the lab needs the namespaces of linux'],
  ])('on %s refuses, since the lab needs linux', (platform, message) => {
    const request = { spec: 'specimen:x', rest: [], endpointEnv: [], mounts: [], env: {} };
    expect(() => labPorts(platform).resolve(request)).toThrow(message);
  });
});
