import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BisectContext, type BisectPorts, type BisectRequest, runBisect } from '../../src/audit/bisect/index.ts';
import { runAudit } from '../../src/audit/index.ts';
import type { Bisected } from '../../src/core/model/index.ts';
import { blobWriter } from '../../src/lab/worker/blob-writer.ts';
import { LabError } from '../../src/lab/contract/lab.ts';
import { memoryLab, type TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { scratchDir } from '../store/example.ts';
import { bundleIn, contextFor, hyphen, portsFor, post, requestFor, subject } from './subjects.ts';

const root = scratchDir();
const bundle = bundleIn(root, 'audit');

/** The mark with another character than before. */
const minus: TrialScript = (trial, put) => [
  post(put, {
    text: `A one${(trial.assignment['timezone'] ?? '').startsWith('Asia/') ? '\u2212' : '-'}word answer, please.`,
  }),
];
/** The same tool, its text reworded, without the mark. */
const reworded: TrialScript = (_, put) => [post(put, { text: 'Please give an answer in one word.' })];
const silent: TrialScript = () => [];

const VERSIONS = Array.from({ length: 24 }, (_, index) => `1.0.${index}`);

/** A package whose versions behave as `of` says; what was fetched is counted. */
function registry(of: (index: number) => TrialScript | 'gone'): BisectPorts & { readonly fetched: string[] } {
  const fetched: string[] = [];
  const speakers = new Map(VERSIONS.map((version, index) => [version, of(index)]));
  return {
    ...portsFor(silent),
    fetched,
    published: () =>
      Promise.resolve(
        VERSIONS.map((version, index) => ({
          version,
          published: `2026-01-${String(index + 1).padStart(2, '0')}T00:00:00Z`,
        })),
      ),
    resolve: ({ spec }) =>
      Promise.resolve({ ...subject, identity: { ...subject.identity, version: (spec ?? '').split('@').at(-1) ?? '' } }),
    obtain: ({ spec }) => {
      const version = (spec ?? '').split('@').at(-1) ?? '';
      fetched.push(version);
      if (speakers.get(version) === 'gone')
        return Promise.reject(new LabError(`npm:tool has no version ${version}`, 'choose another'));
      return Promise.resolve({ ...subject, identity: { ...subject.identity, version } });
    },
    open: ({ blobDir, jobs, subject: asked }) => {
      const speak = speakers.get(asked.identity.version ?? '');
      return Promise.resolve(
        memoryLab({ script: typeof speak === 'function' ? speak : silent, put: blobWriter(blobDir), workers: jobs }),
      );
    },
  };
}

/** With the audit of `hyphen`, unless another or none is asked for. */
type More = Partial<Omit<BisectRequest, 'bundle'>> & { readonly bundle?: string | null; readonly signal?: AbortSignal };

function bisect(
  name: string,
  ports: BisectPorts,
  { bundle: given = bundle, signal, ...more }: More = {},
): Promise<Bisected> {
  const request: BisectRequest = {
    name: 'tool',
    range: ['1.0.0', '1.0.23'],
    ...(given === null ? {} : { bundle: given }),
    every: 8,
    repeats: 2,
    out: join(root, name),
    jobs: 2,
    typed: ['bisect', 'npm:tool', '1.0.0..1.0.23'],
    ...more,
  };
  const context: BisectContext = { ...contextFor(ports), ports, ...(signal === undefined ? {} : { signal }) };
  return runBisect(request, context, () => undefined);
}

const said = ({ changes }: Bisected): string[] =>
  changes.map(({ tell, what, before, at }) => `${tell} ${what} ${before} ${at}`);

beforeAll(async () => {
  await runAudit(requestFor(bundle), contextFor(portsFor(hyphen)));
});

describe('a bisection', () => {
  test('finds the versions at which tells change with few measurements, with evidence on both sides', async () => {
    const found = await bisect(
      'both',
      registry((index) => (index >= 5 && index < 19 ? hyphen : reworded)),
    );
    expect(said(found)).toEqual(['T1 appears 1.0.4 1.0.5', 'T1 disappears 1.0.18 1.0.19']);
    expect(found.changes.map(({ published }) => published?.slice(0, 10))).toEqual(['2026-01-06', '2026-01-20']);
    expect(found.looked.length).toBeLessThan(13);
    for (const version of ['1.0.4', '1.0.5', '1.0.18', '1.0.19'])
      expect(existsSync(join(root, 'both', `${version}.tellproof`, 'manifest.json'))).toBe(true);
    expect(JSON.parse(readFileSync(join(root, 'both', 'bisect.json'), 'utf8'))).toEqual(found);
  });

  test('reports another character in the same place as a change', async () => {
    const found = await bisect(
      'changed',
      registry((index) => (index < 10 ? hyphen : minus)),
    );
    expect(said(found)).toEqual(['T1 changes 1.0.9 1.0.10']);
    expect(found.looked.at(-1)?.tells).toMatchObject([{ state: 'changed', symbols: ['U+002D', 'U+2212'] }]);
  });

  test('lists a version that cannot be fetched, or is silent, as unmeasured, never as absent', async () => {
    const found = await bisect(
      'holes',
      registry((index) => (index === 11 ? 'gone' : index === 12 ? silent : index < 12 ? reworded : hyphen)),
    );
    expect(said(found)).toEqual(['T1 appears 1.0.10 1.0.13']);
    expect(found.changes[0]?.unmeasured).toEqual(['1.0.11', '1.0.12']);
    const why = found.looked.filter(({ measured }) => !measured).map((version) => version.why);
    expect(why).toEqual(['npm:tool has no version 1.0.11', 'asked the model in 0 of 2 environments']);
  });

  test('reports no change when no version has the tell', async () => {
    const found = await bisect(
      'never',
      registry(() => reworded),
    );
    expect([said(found), found.looked.length]).toEqual([[], 4]);
    expect(found.looked[0]?.tells).toEqual([{ id: 'T1', state: 'absent', place: null }]);
  });

  test('continues an interrupted run by the same command, and fetches nothing twice', async () => {
    const of = (index: number): TrialScript => (index >= 5 ? hyphen : reworded);
    const whole = await bisect('whole', registry(of));
    rmSync(join(root, 'whole', 'bisect.json'));
    const again = registry(of);
    expect(await bisect('whole', again)).toEqual(whole);
    expect(again.fetched).toEqual([]);
  });

  test('without a bundle audits versions until one shows a covert tell', async () => {
    const ports = registry((index) => (index >= 9 && index < 15 ? hyphen : reworded));
    const found = await bisect('seeking', ports, { bundle: null });
    expect(said(found)).toEqual(['T1 appears 1.0.8 1.0.9', 'T1 disappears 1.0.14 1.0.15']);
  });

  test('that is interrupted in an audit continues by the same command', async () => {
    const ports = registry(() => hyphen);
    const stopped = AbortSignal.abort();
    const running = bisect('stopped', ports, { bundle: null, signal: stopped });
    await expect(running).rejects.toMatchObject({
      fault: 'interrupted',
      message: `stopped in ${join(root, 'stopped')}: interrupted`,
      hint: expect.stringContaining('tellproof bisect npm:tool 1.0.0..1.0.23') as string,
    });
  });

  test('refuses evidence of other tells', async () => {
    const of = (): TrialScript => hyphen;
    await bisect('other-tells', registry(of));
    const other = bundleIn(root, 'minus');
    await runAudit(requestFor(other), contextFor(portsFor(minus)));
    const again = bisect('other-tells', registry(of), { bundle: other });
    await expect(again).rejects.toThrow('holds evidence of other tells');
  });

  test('fails on a machine without a lab, instead of listing unmeasured versions', async () => {
    const ports = registry(() => hyphen);
    const open = (): Promise<never> => Promise.reject(new LabError('no namespaces here', 'allow them'));
    await expect(bisect('no-lab', { ...ports, open })).rejects.toThrow('no namespaces here');
  });

  test.each<[string, Partial<BisectRequest>, string]>([
    ['an end that was never published', { range: ['1.0.0', '1.0.99'] }, 'version 1.0.99 is not published'],
    ['ends in the wrong order', { range: ['1.0.9', '1.0.2'] }, '1.0.9..1.0.2 is not a range of versions'],
    ['an unknown tell', { tells: ['T7'] }, 'no tell "T7" in'],
  ])('refuses %s', async (_, more, message) => {
    await expect(
      bisect(
        'refused',
        registry(() => reworded),
        more,
      ),
    ).rejects.toThrow(message);
  });
});
