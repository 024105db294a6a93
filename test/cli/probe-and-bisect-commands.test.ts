/**
 * `tellproof probe` and `tellproof bisect` over a lab in memory: what goes to which stream, and the
 * exit code.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BisectPorts } from '../../src/audit/bisect/index.ts';
import { runAudit } from '../../src/audit/index.ts';
import { bisectCommand } from '../../src/cli/handlers/bisect.ts';
import { EXIT, EXIT_OPEN } from '../../src/cli/exit-codes.ts';
import { failureOf } from '../../src/cli/failure.ts';
import { bisectPorts } from '../../src/cli/lab-ports.ts';
import { probeCommand, type ProbeOptions } from '../../src/cli/handlers/probe.ts';
import type { Bisected, Probed } from '../../src/core/model/index.ts';
import { LabError } from '../../src/lab/contract/lab.ts';
import { bundleIn, contextFor, hyphen, plain, portsFor, requestFor, subject } from '../audit/subjects.ts';
import { scratchDir } from '../store/example.ts';
import { recorder } from './recorder.ts';

const root = scratchDir();
const bundle = bundleIn(root, 'audit');
const zones = join(root, 'zones.txt');

beforeAll(async () => {
  await runAudit(requestFor(bundle), contextFor(portsFor(hyphen)));
  writeFileSync(zones, 'UTC\nAsia/Tokyo\nAsia/Kolkata\nEurope/Paris\nAsia/Seoul\nAfrica/Cairo\nAmerica/Lima\n');
});

async function probe(more: Partial<ProbeOptions>, from: string | null = bundle) {
  const { terminal, said } = recorder();
  const session = { terminal, rest: null, typed: ['probe'] };
  return { exitCode: await probeCommand(from, { jobs: 1, ...more }, session, portsFor(hyphen)), ...said };
}

describe('tellproof probe', () => {
  test('prints the result on standard output, progress on standard error, and exits 0', async () => {
    const { exitCode, out, err } = await probe({ tell: 'T1', factor: 'timezone', values: zones });
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toContain('where it is in the region\n      Asia/\n');
    expect(err).toContain('tell T1 at 7 values of timezone');
  });

  test('with --json and --quiet prints one JSON document and no progress', async () => {
    const { out, err } = await probe({ tell: 't1', factor: 'timezone', values: zones, json: true, quiet: true });
    expect((JSON.parse(out) as Probed).rule.clauses).toEqual([{ symbol: 'U+2010', by: 'region', texts: ['Asia/'] }]);
    expect(err).toBe('');
  });

  test.each<[string, Partial<ProbeOptions>, string | null, string]>([
    ['without a bundle', { tell: 'T1', factor: 'timezone' }, null, 'no bundle given'],
    ['without a tell', { factor: 'timezone' }, bundle, 'no tell given'],
    ['without a factor', { tell: 'T1' }, bundle, 'no factor given'],
    ['with a level that names no factor', { tell: 'T1', factor: 'timezone', given: ['UTC'] }, bundle, '--given "UTC"'],
    ['with two bundles', { resume: 'p.tellproof' }, bundle, '--resume continues with its own bundle'],
    ['to resume a bundle that is no probe', { resume: bundle }, null, 'is not the bundle of a probe'],
  ])('refuses %s', async (_, options, from, message) => {
    const error: unknown = await probe(options, from).catch((reason: unknown) => reason);
    const failure = failureOf(error, 'probe');
    expect([failure.exitCode, failure.message]).toEqual([EXIT.usage, expect.stringContaining(message)]);
  });
});

/** Three versions, of which the last two have the mark; `lost` cannot be fetched. */
const registry = (lost: string | null): BisectPorts => ({
  ...portsFor(plain),
  published: () => Promise.resolve(['1.0.0', '1.0.1', '1.0.2'].map((version) => ({ version, published: null }))),
  obtain: ({ spec }) => {
    const version = (spec ?? '').split('@').at(-1) ?? '';
    if (version === lost) return Promise.reject(new LabError('gone', 'look elsewhere'));
    return Promise.resolve({ ...subject, identity: { ...subject.identity, version } });
  },
  open: (request) => portsFor(request.subject.identity.version === '1.0.0' ? plain : hyphen).open(request),
});

async function bisect(name: string, lost: string | null, more: Partial<Parameters<typeof bisectCommand>[2]> = {}) {
  const { terminal, said } = recorder();
  const session = { terminal, rest: null, typed: ['bisect'] };
  const options = { bundle, every: 8, repeats: 2, out: join(root, name), jobs: 1, ...more };
  const exitCode = await bisectCommand('npm:tool', '1.0.0..1.0.2', options, session, registry(lost));
  return { exitCode, ...said };
}

describe('tellproof bisect', () => {
  test('prints the version at which the tell appears, each measured version on standard error, and exits 0', async () => {
    const { exitCode, out, err } = await bisect('plain', null);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toContain('  T1 appears at 1.0.1 (not so in 1.0.0)\n');
    expect(err).toContain('1.0.2: T1 present\n');
  });

  test('exits 2 when a version next to a change could not be measured', async () => {
    const { exitCode, out } = await bisect('hole', '1.0.1', { json: true, quiet: true });
    expect(exitCode).toBe(EXIT_OPEN);
    expect((JSON.parse(out) as Bisected).changes).toMatchObject([
      { before: '1.0.0', at: '1.0.2', unmeasured: ['1.0.1'] },
    ]);
  });

  test('on a machine without a lab names the machine, not a version', () => {
    expect(() => bisectPorts('darwin').published('tool')).toThrow('cannot run an audit on macos');
  });

  test.each([
    ['specimen:date-line', '1.0.0..1.0.2', 'cannot bisect "specimen:date-line"'],
    ['npm:tool', '1.0.0-1.0.2', 'cannot read the range "1.0.0-1.0.2"'],
    ['npm:tool', '1.0.0..', 'cannot read the range "1.0.0.."'],
  ])('refuses %s %s', async (name, range, message) => {
    const session = { terminal: recorder().terminal, rest: null, typed: [] };
    const refused = bisectCommand(name, range, { every: 8, repeats: 2 }, session, registry(null));
    await expect(refused).rejects.toThrow(message);
  });
});
