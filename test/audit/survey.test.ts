import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditError } from '../../src/audit/index.ts';
import { checkSurvey, runSurvey } from '../../src/audit/survey/index.ts';
import type { SurveyMatrix, SurveyRow } from '../../src/core/model/index.ts';
import { LabError } from '../../src/lab/contract/lab.ts';
import type { TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { openBundle, verifyBundle } from '../../src/store/index.ts';
import { scratchDir } from '../store/example.ts';
import { hyphen, plain } from './subjects.ts';
import { surveyContext, surveyIn, toolsOf } from './survey-tools.ts';

const root = scratchDir();
const silent: TrialScript = () => [];
const both = { 'npm:marked': hyphen, 'npm:plain': plain };
const subjects = ['npm:marked@latest', 'npm:plain@1.0.0'];
/** Given up early, where it does not matter what a verdict says. */
const quick = { 'npm:one': silent, 'npm:other': silent };
const quickly = ['npm:one@latest', 'npm:other@1.0.0'];

const short = ({ tool, version, outcome }: SurveyRow): unknown[] => [
  tool,
  version,
  outcome.kind === 'judged' ? outcome.figures.verdict : outcome.why,
];
const rowsOf = ({ rows }: SurveyMatrix): unknown[] => rows.map(short);

/** The error that a survey ends with. */
const faultOf = (run: Promise<unknown>): Promise<AuditError> =>
  run.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: unknown) => error as AuditError,
  );

describe('a survey', () => {
  test('audits each tool and gives the figures of their verdicts; run again it only reads them', async () => {
    const request = surveyIn(root, 'both', subjects);
    const matrix = await runSurvey(request, surveyContext(toolsOf(both)));
    expect(rowsOf(matrix)).toEqual([
      ['npm:marked', '2.0.0', 'tells-found'],
      ['npm:plain', '1.0.0', 'none-seen'],
    ]);
    const [marked] = matrix.rows;
    expect(marked).toMatchObject({ subject: 'npm:marked@latest', vendor: 'Invented', country: 'AT' });
    expect(marked?.outcome).toMatchObject({
      figures: {
        tells: { covert: 1, behavioural: 0, overt: 0, functional: 1 },
        reasons: [],
        failed: 0,
        factors: ['timezone'],
        strength: 2,
        scenarios: ['reply'],
      },
    });
    const bundles = matrix.rows.flatMap(({ outcome }) => (outcome.kind === 'judged' ? [outcome.bundle] : []));
    expect(bundles).toEqual(['marked-2.0.0', 'plain-1.0.0'].map((name) => join(request.out, `${name}.tellproof`)));
    expect(bundles.map((dir) => verifyBundle(dir).state)).toEqual(['intact', 'intact']);
    const later = toolsOf(both, '3.0.0');
    expect(await runSurvey(request, surveyContext(later)), 'run again').toEqual(matrix);
    expect(later.asked, 'run again').toEqual([]);
  });

  test('that was interrupted continues with its pinned version, and runs no trial twice', async () => {
    const request = surveyIn(root, 'stopped', ['npm:marked@latest']);
    const before = toolsOf(both);
    const stopping = surveyContext(before, (event, abort) => {
      if (event.kind === 'trial' && event.done === 5) abort();
    });
    expect(await faultOf(runSurvey(request, stopping))).toMatchObject({
      fault: 'interrupted',
      message: `survey stopped in ${request.out}: interrupted`,
      hint: `finished trials are saved; continue with: tellproof survey ${request.file} --out ${request.out}`,
    });
    const after = toolsOf(both, '3.0.0');
    expect(rowsOf(await runSurvey(request, surveyContext(after)))).toEqual([['npm:marked', '2.0.0', 'tells-found']]);
    expect(after.asked[0]).toBe('fetch npm:marked@2.0.0');
    const trials = [...before.asked, ...after.asked].filter((ask) => ask.startsWith('trial')).length;
    const saved = openBundle(join(request.out, 'marked-2.0.0.tellproof')).captures().length;
    // The one under way at the moment of the interruption is dropped.
    expect([saved, saved + 1]).toContain(trials);
  });

  test('gives a row with the reason for a tool that is in no registry, or cannot be fetched', async () => {
    const request = surveyIn(root, 'missing', ['npm:nowhere@latest', 'npm:broken@1.0.0', 'npm:one@1.0.0']);
    const tools = toolsOf({ ...quick, 'npm:broken': plain });
    const broken: typeof tools.ports.resolve = (asked) =>
      asked.spec === 'npm:broken@1.0.0'
        ? Promise.reject(new LabError('npm:broken@1.0.0 has no build for this system', 'audit another'))
        : tools.ports.resolve(asked);
    const rows = [
      ['npm:nowhere', null, 'no package npm:nowhere@2.0.0 in the npm registry'],
      ['npm:broken', '1.0.0', 'npm:broken@1.0.0 has no build for this system'],
      ['npm:one', '1.0.0', 'inconclusive'],
    ];
    const ports = { ...tools.ports, resolve: broken };
    expect(rowsOf(await runSurvey(request, surveyContext({ ...tools, ports })))).toEqual(rows);
    const later = toolsOf(quick);
    expect(rowsOf(await runSurvey(request, surveyContext(later)))).toEqual(rows);
    expect(later.asked).toEqual([]);
  });

  test('retries tools that could not be run with --retry', async () => {
    const request = surveyIn(root, 'retry', quickly);
    await runSurvey(request, surveyContext(toolsOf({ 'npm:other': silent })));
    const tools = toolsOf(quick);
    expect(rowsOf(await runSurvey({ ...request, retry: true }, surveyContext(tools)))).toEqual([
      ['npm:one', '2.0.0', 'inconclusive'],
      ['npm:other', '1.0.0', 'inconclusive'],
    ]);
    expect(tools.asked.filter((ask) => ask.includes('other'))).toEqual([]);
  });

  test('removes the packages that it fetched with --discard-packages, and none that was cached before', async () => {
    const tools = toolsOf(quick);
    const isKept = (spec: string): Promise<boolean> => Promise.resolve(spec.startsWith('npm:other'));
    const request = { ...surveyIn(root, 'discard', quickly), discard: true };
    await runSurvey(request, surveyContext({ ...tools, ports: { ...tools.ports, isKept } }));
    const steps = tools.asked.filter((ask, at, all) => ask !== all[at - 1]);
    expect(steps).toEqual([
      'pin npm:one@latest',
      'pin npm:other@1.0.0',
      'fetch npm:one@2.0.0',
      'trial npm:one@2.0.0',
      'discard npm:one@2.0.0',
      'fetch npm:other@1.0.0',
      'trial npm:other@1.0.0',
    ]);
  });

  test('stops when this machine is at fault, and continues from there', async () => {
    const request = surveyIn(root, 'machine', quickly);
    const tools = toolsOf(quick);
    const open = (): Promise<never> => Promise.reject(new LabError('namespaces are forbidden', 'allow them'));
    const forbidden = surveyContext({ ...tools, ports: { ...tools.ports, open } });
    await expect(runSurvey(request, forbidden)).rejects.toThrow('namespaces are forbidden');
    expect(rowsOf(await runSurvey(request, surveyContext(tools)))).toEqual([
      ['npm:one', '2.0.0', 'inconclusive'],
      ['npm:other', '1.0.0', 'inconclusive'],
    ]);
  });

  test('gives two names of one version two rows, each with its own evidence', async () => {
    const request = surveyIn(root, 'alias', ['npm:one@latest', 'npm:one@2.0.0']);
    await runSurvey(request, surveyContext(toolsOf(quick)));
    expect(['one-2.0.0.tellproof', 'one-2.0.0-2.tellproof'].map((name) => existsSync(join(request.out, name)))).toEqual(
      [true, true],
    );
  });
});

describe('a survey refuses', () => {
  const refusal = async (name: string, change: (text: string) => string): Promise<string> => {
    const request = surveyIn(root, name, subjects);
    writeFileSync(request.file, change(readFileSync(request.file, 'utf8')));
    const tools = toolsOf(both);
    const { fault, message, hint } = await faultOf(runSurvey(request, surveyContext(tools)));
    expect([fault, tools.asked, existsSync(request.out)]).toEqual(['usage', [], false]);
    return `error: ${message.replace(request.file, 'FILE')}\nhint: ${hint}`;
  };

  test('an unknown factor, level, scenario or subject, by its line and before anything is fetched', async () => {
    expect(await refusal('factor', (text) => text.replace('[timezone]', '[weather]'))).toMatch(
      /^error: cannot use FILE: line 4, column 5: tools\.0\.options: no factor "weather"\nhint: .+/,
    );
    expect(await refusal('level', (text) => text.replace('Asia/Tokyo', 'Mars/Base'))).toContain('Mars/Base');
    const opera = (text: string): string => text.replace('AT }', 'AT, options: { scenarios: [opera] } }');
    expect(await refusal('scenario', opera)).toMatch(
      /^error: cannot use FILE: line 4, column \d+: .+no scenario "opera"/,
    );
    expect(await refusal('name', (text) => text.replace('npm:plain@1.0.0', 'npm:../plain'))).toMatch(
      /^error: cannot use FILE: line 5, column 16: tools\.1\.subject: /,
    );
    expect(await refusal('yaml', () => 'format: [\n')).toContain('FILE: line 2, column 1: ');
  });

  test('a missing file', async () => {
    const request = { ...surveyIn(root, 'absent', subjects), file: join(root, 'nowhere.yaml') };
    expect(await faultOf(runSurvey(request, surveyContext(toolsOf(both))))).toMatchObject({
      fault: 'usage',
      message: `cannot read ${request.file}: no such file`,
      hint: 'name a survey file (YAML, described in docs/reference.md)',
    });
  });

  test('other options than it was started with', async () => {
    const request = surveyIn(root, 'changed', quickly);
    await runSurvey(request, surveyContext(toolsOf(quick)));
    writeFileSync(request.file, readFileSync(request.file, 'utf8').replace('strength: 2', 'strength: 3'));
    expect(await faultOf(runSurvey(request, surveyContext(toolsOf(quick))))).toMatchObject({
      fault: 'usage',
      message: `npm:one@latest was started with other options in ${request.out}`,
      hint: 'restore the options, or choose another directory with --out',
    });
  });

  test('a directory that holds something else, or a survey that is damaged or in use', async () => {
    const request = surveyIn(root, 'places', quickly);
    const foreign = faultOf(runSurvey({ ...request, out: root }, surveyContext(toolsOf(quick))));
    expect(await foreign).toMatchObject({
      fault: 'exists',
      message: `cannot start a survey in ${root}: the directory is not empty`,
    });
    const tools = toolsOf(quick);
    const twice = surveyContext(tools);
    let second: Promise<AuditError> | undefined;
    const ports = {
      ...tools.ports,
      pin: (spec: string) => {
        second ??= faultOf(runSurvey(request, twice));
        return tools.ports.pin(spec);
      },
    };
    await runSurvey(request, surveyContext({ ...tools, ports }));
    expect((await second)?.message).toMatch(/survey .+ is in use by process \d+: one run at a time may write to it/);
    writeFileSync(join(request.out, 'survey.json'), '{"format": 1');
    expect(await faultOf(runSurvey(request, twice))).toMatchObject({
      fault: 'damaged',
      message: `${join(request.out, 'survey.json')} is not as a survey writes it`,
    });
  });
});

describe('the check before a survey', () => {
  const answered: TrialScript = (trial, put) => {
    const said = hyphen(trial, put);
    const events = 'length' in said ? said : (said.events ?? []);
    const text = 'The README file usually explains how to\nbuild a project.\n';
    return [...events, { kind: 'output', at: 20, stream: 'stdout', bytes: put(Buffer.from(text)), truncated: false }];
  };
  const failing: TrialScript = () => ({ outcome: { kind: 'completed', exitCode: 7 } });

  test('runs one trial of each tool, and lists which complete and why the others do not', async () => {
    const request = surveyIn(root, 'check', [
      'npm:good@latest',
      'npm:mute@1.0.0',
      'npm:bad@1.0.0',
      'npm:nowhere@1.0.0',
    ]);
    const tools = toolsOf({ 'npm:good': answered, 'npm:mute': plain, 'npm:bad': failing });
    const ports = {
      ...tools.ports,
      resolve: (asked: Parameters<typeof tools.ports.resolve>[0]) =>
        tools.ports.resolve({ ...asked, spec: asked.spec?.replace('latest', '2.0.0') ?? null }),
    };
    const rows = await checkSurvey(request, surveyContext({ ...tools, ports }));
    const shown = rows.map(({ tool, version, completes, ended, requests, modelCalls, printed }) =>
      [tool, version, completes, ended, requests, modelCalls, printed].join(' '),
    );
    expect(shown).toEqual([
      'npm:good 2.0.0 true exited with code 0 1 1 true',
      'npm:mute 1.0.0 false exited with code 0 1 1 false',
      'npm:bad 1.0.0 false exited with code 7 0 0 false',
      'npm:nowhere  false no package npm:nowhere@1.0.0 in the npm registry 0 0 false',
    ]);
    expect(rows[0]?.hosts).toEqual(['api.invented.example']);
    expect(existsSync(request.out)).toBe(false);
  });
});
