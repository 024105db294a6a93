import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyzeBundle, AuditError, resumeAudit, runAudit } from '../../src/audit/index.ts';
import { type ProbeContext, type ProbeRequest, resumeProbe, runProbe } from '../../src/audit/probe/index.ts';
import { dictionaryOf } from '../../src/core/factors/dictionaries/index.ts';
import { FACTORS } from '../../src/core/factors/index.ts';
import type { TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { verdictJson } from '../../src/report/index.ts';
import { verifyBundle } from '../../src/store/index.ts';
import { scratchDir } from '../store/example.ts';
import { bundleIn, contextFor, portsFor, post, requestFor } from './subjects.ts';

const root = scratchDir();

const LISTED = ['siemens.com', 'br'];
const isListed = (host: string): boolean => LISTED.some((one) => host === one || host.endsWith(`.${one}`));

/**
 * One hyphen by the endpoint's host: another for those listed, another for a word in it, a third
 * for both.
 */
const byHost: TrialScript = (trial, put) => {
  const host = (trial.assignment['endpoint'] ?? '').toLowerCase();
  const hyphen = isListed(host)
    ? host.includes('mistral')
      ? '\u2212'
      : '\u2010'
    : host.includes('mistral')
      ? '\u2011'
      : '-';
  return [post(put, { text: `A one${hyphen}word answer, please.` })];
};

/** A hyphen of its own in two zones, by whatever name. */
const byZone: TrialScript = (trial, put) => {
  const zone = trial.assignment['timezone'] ?? '';
  return [
    post(put, {
      text: `A one${/^(Asia\/(Kolkata|Calcutta)|Europe\/Berlin)$/.test(zone) ? '\u2010' : '-'}word answer, please.`,
    }),
  ];
};

const ports = portsFor(byHost);
const probing = (context = contextFor(ports)): ProbeContext => ({
  ...context,
  render: (probed) => JSON.stringify(probed),
});
const request = (name: string, more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  bundle: bundleIn(root, 'audit'),
  tell: 'T1',
  factor: 'endpoint',
  given: {},
  out: bundleIn(root, name),
  jobs: 2,
  typed: ['probe'],
  ...more,
});

const HOSTS =
  'llm.siemens.com api.example.org x.shop.br api.mistral.ai mistral.shop.br gw.example.net y.shop.de z.example.com';
const file = join(root, 'hosts.txt');

beforeAll(async () => {
  mkdirSync(root, { recursive: true });
  writeFileSync(file, `# hosts to try\n${HOSTS.split(' ').join('\n')}  # the last\n\n`);
  const levels = { endpoint: ['a.example.org', 'llm.siemens.com', 'x.mistral.ai', 'mistral.shop.br'] };
  await runAudit(requestFor(bundleIn(root, 'audit'), { factors: ['endpoint', 'locale'], levels }), contextFor(ports));
});

test('a probe plays the scenario in which the tell shows', async () => {
  const late: TrialScript = (trial, put) =>
    trial.scenario === 'tools' ? byHost(trial, put) : [post(put, { text: 'A one-word answer, please.' })];
  const levels = { endpoint: ['a.example.org', 'llm.siemens.com'] };
  const bundle = bundleIn(root, 'two-scenarios');
  const context = contextFor(portsFor(late));
  await runAudit(requestFor(bundle, { factors: ['endpoint'], levels, scenarios: ['reply', 'tools'] }), context);
  const { probed } = await runProbe(request('late', { bundle, values: file }), probing(context));
  expect(probed.triggers.map(({ symbol }) => symbol)).toContain('U+2010');
});

describe('a probe of host names', () => {
  test('lists the symbol of each name and proposes the rule, which new names confirm', async () => {
    const { probed } = await runProbe(request('rule', { values: file }), probing());
    expect(probed.triggers.map(({ symbol, values }) => [symbol, values.join(' ')])).toEqual([
      ['U+002D', 'api.example.org gw.example.net y.shop.de z.example.com'],
      ['U+2010', 'llm.siemens.com x.shop.br'],
      ['U+2011', 'api.mistral.ai'],
      ['U+2212', 'mistral.shop.br'],
    ]);
    const { clauses, joints, unexplained, confirmed, caseCounts } = probed.rule;
    expect(clauses).toEqual([
      { symbol: 'U+2010', by: 'suffix', texts: ['br', 'siemens.com'] },
      { symbol: 'U+2011', by: 'contains', texts: ['mistral'] },
    ]);
    expect(joints).toEqual([{ of: ['U+2010', 'U+2011'], symbol: 'U+2212' }]);
    expect([unexplained, confirmed.misses, caseCounts]).toEqual([[], [], false]);
    expect(confirmed.agree).toBeGreaterThan(8);
  });

  test('reaches the same result when interrupted and resumed', async () => {
    const whole = await runProbe(request('whole', { values: file }), probing());
    let trials = 0;
    const stopped = contextFor(ports, (event, abort) => {
      if (event.kind === 'trial' && ++trials === 25) abort();
    });
    const ended = runProbe(request('ended', { values: file }), probing(stopped));
    await expect(ended).rejects.toMatchObject({
      fault: 'interrupted',
      hint: expect.stringContaining('tellproof probe --resume') as string,
    });
    const again = await resumeProbe(bundleIn(root, 'ended'), 1, probing());
    expect(again.probed).toEqual(whole.probed);
  });

  test('leaves an intact bundle that gives the same result again, and that audit commands refuse', async () => {
    const { dir, probed } = await runProbe(request('evidence', { values: file }), probing());
    const written = statSync(join(dir, 'manifest.json')).mtimeMs;
    expect((await resumeProbe(dir, 1, probing())).probed).toEqual(probed);
    expect(statSync(join(dir, 'manifest.json')).mtimeMs).toBe(written);
    expect(verifyBundle(dir).state).toBe('intact');
    await expect(analyzeBundle(dir, verdictJson)).rejects.toThrow('holds the evidence of a probe, not of an audit');
    await expect(resumeAudit(dir, 1, contextFor(ports))).rejects.toThrow('not of an audit');
  });

  test.each<[string, Partial<ProbeRequest>, string]>([
    ['an unknown tell', { tell: 'T9' }, 'no tell "T9" in'],
    ['a factor that the tell does not depend on', { factor: 'locale' }, 'tell T1 does not depend on "locale"'],
    ['a missing file', { values: join(root, 'none.txt') }, 'cannot read'],
    [
      'to hold the factor that it moves',
      { given: { endpoint: 'a.example.org' } },
      'endpoint cannot be held at a.example.org',
    ],
    ['a level that the audit did not have', { given: { locale: 'xx' } }, 'the audit has no level "xx" of locale'],
    ['a factor that the audit did not have', { given: { moon: 'full' } }, 'the audit has no level "full" of moon'],
  ])('refuses %s', async (_, more, message) => {
    const refused = runProbe(request('refused', more), probing());
    await expect(refused).rejects.toThrow(AuditError);
    await expect(refused).rejects.toThrow(message);
  });

  test('names the line of an invalid value', async () => {
    writeFileSync(join(root, 'wrong.txt'), 'a.example.org\nnot a host\n');
    const refused = runProbe(request('refused', { values: join(root, 'wrong.txt') }), probing());
    await expect(refused).rejects.toThrow('wrong.txt:2: "not a host" is no URL or host name');
  });

  test('fails when the tell does not show again', async () => {
    const plain: TrialScript = (_, put) => [post(put, { text: 'A one-word answer, please.' })];
    const missed = runProbe(request('missed', { values: file }), probing(contextFor(portsFor(plain))));
    await expect(missed).rejects.toThrow('tell T1 did not show again in the environments of its codebook');
  });
});

describe('a probe of time zones', () => {
  test('lists the zones that show the tell, and tests these and similar zones again', async () => {
    const zones = portsFor(byZone);
    const levels = { timezone: ['UTC', 'Asia/Kolkata', 'Europe/Berlin', 'Asia/Tokyo'] };
    await runAudit(requestFor(bundleIn(root, 'zones'), { levels }), contextFor(zones));
    const some = join(root, 'zones.txt');
    writeFileSync(some, 'UTC\nAsia/Kolkata\nAsia/Calcutta\nAsia/Colombo\nEurope/Berlin\nEurope/Paris\nFactory\n');
    const asked = request('all-zones', { bundle: bundleIn(root, 'zones'), factor: 'timezone', values: some });
    const { probed } = await runProbe(asked, probing(contextFor(zones)));
    expect(probed.triggers.map(({ values }) => values)).toEqual([
      ['UTC', 'Asia/Colombo', 'Europe/Paris', 'Factory'],
      ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Berlin'],
    ]);
    expect(probed.rule.clauses).toEqual([{ symbol: 'U+2010', by: 'zone', texts: ['Asia/Kolkata', 'Europe/Berlin'] }]);
    expect(probed.rule.confirmed).toEqual({ agree: 5, of: 5, misses: [] });
  });

  test('tries all names of the database without a file', () => {
    const timezone = FACTORS.find(({ kind }) => kind === 'time-zone');
    const values = timezone === undefined ? [] : dictionaryOf(timezone).values;
    expect(values.length).toBeGreaterThan(590);
    expect(values).toEqual(expect.arrayContaining(['UTC', 'Asia/Calcutta', 'Factory', 'Etc/GMT+12']));
  });
});
