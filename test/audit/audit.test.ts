import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyzeBundle, type AuditError, resumeAudit, runAudit } from '../../src/audit/index.ts';
import type { Capture, Verdict } from '../../src/core/model/index.ts';
import { LabError } from '../../src/lab/contract/lab.ts';
import { verdictJson } from '../../src/report/index.ts';
import type { TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { openBundle, verifyBundle } from '../../src/store/index.ts';
import { scratchDir } from '../store/example.ts';
import { bundleIn, contextFor, hyphen, labFailed, plain, portsFor, post, requestFor } from './subjects.ts';

const root = scratchDir();
const stored = (dir: string): string => readFileSync(join(dir, 'verdict.json'), 'utf8');
/** A hyphen of three bytes makes the body longer, which the protocol has to say. */
const HYPHEN = [
  ['covert', 'look-alike', 'timezone'],
  ['functional', 'none', 'timezone'],
];
const tellsOf = (verdict: Verdict) =>
  verdict.tells.map((tell) => [tell.class, tell.disguise, tell.dependsOn.join('+')]);

describe('an audit', () => {
  test('finds a mark that follows the zone, confirms it on fresh trials, and leaves evidence', async () => {
    const context = contextFor(portsFor(hyphen));
    const { dir, verdict } = await runAudit(requestFor(bundleIn(root, 'hyphen')), context);
    expect(verdict.verdict).toBe('tells-found');
    expect(tellsOf(verdict)).toEqual(HYPHEN);
    expect(verdict.tells[0]?.codebook.map((entry) => entry.symbol).sort()).toEqual(['U+002D', 'U+2010']);
    expect(
      openBundle(dir)
        .captures()
        .some((capture) => capture.trial.stage === 'confirm'),
    ).toBe(true);
    expect(verifyBundle(dir).state).toBe('intact');
    expect(stored(dir)).toBe(verdictJson(verdict));
    expect(verdict.replay).toMatch(
      /^tellproof audit specimen:invented --seed 11 --strength 2 --factors timezone,locale --levels timezone=/,
    );
  });

  test('finds nothing in a subject that sends the same everywhere', async () => {
    const { verdict } = await runAudit(requestFor(bundleIn(root, 'plain')), contextFor(portsFor(plain)));
    expect([verdict.verdict, verdict.tells]).toEqual(['none-seen', []]);
  });

  test('with the same seed plans the same trials and gives the same verdict, whatever the number of workers', async () => {
    const one = await runAudit(requestFor(bundleIn(root, 'one'), { jobs: 1 }), contextFor(portsFor(hyphen)));
    const four = await runAudit(requestFor(bundleIn(root, 'four'), { jobs: 4 }), contextFor(portsFor(hyphen)));
    expect(stored(four.dir)).toBe(stored(one.dir));
  });

  test('reports its progress and the remaining time', async () => {
    const context = contextFor(portsFor(plain));
    await runAudit(requestFor(bundleIn(root, 'progress')), context);
    expect(context.events.map((event) => event.kind).filter((kind) => kind !== 'trial')).toEqual([
      'resolving',
      'resolved',
      'opened',
      'planned',
      'judging',
    ]);
    const last = context.events.findLast((event) => event.kind === 'trial');
    expect(last).toMatchObject({ failed: 0, etaMs: 0 });
    expect(last?.done).toBe(last?.of);
  });

  test('with --inputs runs the subject under a tracer first, and keeps these runs out of the verdict', async () => {
    const traced: TrialScript = (trial, put) =>
      trial.stage === 'inputs'
        ? {
            events: [post(put, { text: 'Only a tracer hears this.' })],
            facts: { home: '/home/jo', workDir: '/home/jo/app' },
            trace: put(Buffer.from('7 openat(AT_FDCWD</home/jo/app>, "/etc/machine-id", O_RDONLY) = 3\n')),
          }
        : hyphen(trial, put);
    const context = contextFor(portsFor(traced));
    const { dir, verdict } = await runAudit(requestFor(bundleIn(root, 'inputs'), { inputs: true }), context);
    expect(context.events.flatMap((event) => (event.kind === 'planned' ? [event.stage] : []))[0]).toBe('inputs');
    expect(
      openBundle(dir)
        .inputs()
        .map(({ trial }) => trial.assignment['timezone']),
    ).toEqual(['UTC', 'Europe/Berlin']);
    expect(tellsOf(verdict)).toEqual(HYPHEN);
    expect(verdict.seen.inputs?.kinds.map(({ kind, varied, read }) => [kind, varied, read])).toEqual([
      ['machine id', [], ['/etc/machine-id']],
    ]);
    expect(verdict.replay).toContain(' --inputs');
    expect(verifyBundle(dir).state).toBe('intact');
    expect((await analyzeBundle(dir, verdictJson)).stored).toBe('identical');
  });

  test('that could not be traced lists this as a limit, and is judged', async () => {
    const untraced: TrialScript = (trial, put) =>
      trial.stage === 'inputs' ? { outcome: { kind: 'timed-out', afterMs: 60_000 } } : plain(trial, put);
    const request = requestFor(bundleIn(root, 'untraced'), { inputs: true });
    const { seen } = (await runAudit(request, contextFor(portsFor(untraced)))).verdict;
    expect(seen.inputs).toBeUndefined();
    expect(seen.limits).toEqual(['what the subject reads could not be traced: it ran longer than 60 s']);
  });

  test('without varied factors finds nothing, and states that nothing varied', async () => {
    const request = requestFor(bundleIn(root, 'aa'), { factors: [], levels: {} });
    const { verdict } = await runAudit(request, contextFor(portsFor(hyphen)));
    expect(verdict.tells).toEqual([]);
    expect(Object.values(verdict.seen.factors).every((levels) => levels.length === 1)).toBe(true);
    expect(verdict.replay).toContain(' --aa');
  });

  test('with two scenarios names the one in which a tell shows, and lists what neither covers', async () => {
    const unmarked: TrialScript = (_, put) => [post(put, { text: 'A one-word answer, please.' })];
    const late: TrialScript = (trial, put) => (trial.scenario === 'tools' ? hyphen : unmarked)(trial, put);
    const request = requestFor(bundleIn(root, 'two-scenarios'), { scenarios: ['reply', 'tools'] });
    const { verdict } = await runAudit(request, contextFor(portsFor(late)));
    const [tell, ...others] = verdict.tells.filter((one) => one.class === 'covert');
    expect([tell?.scenarios, others]).toEqual([['tools'], []]);
    expect(tell?.codebook.map(({ symbol }) => symbol).sort()).toEqual(['U+002D', 'U+2010']);
    expect(verdict.seen.scenarios).toEqual(['reply', 'tools']);
    expect(verdict.seen.notCovered).toContain('a session at a terminal');
    expect(verdict.seen.notCovered).not.toContain('later turns of a conversation, and what follows a call of a tool');
  });

  test('holds factors constant that cannot be applied to the subject, with the reason', async () => {
    const ports = portsFor(plain);
    const fixed = {
      ...(await ports.resolve(requestFor('').subject)),
      endpoint: null,
      notVaried: { locale: 'it is built with one' },
    };
    const context = contextFor({ ...ports, resolve: () => Promise.resolve(fixed) });
    const request = requestFor(bundleIn(root, 'fixed'), { factors: ['timezone', 'locale', 'endpoint'] });
    const { seen } = (await runAudit(request, context)).verdict;
    expect(seen.factors['locale']).toHaveLength(1);
    expect(seen.factors['endpoint']).toEqual(['unset']);
    expect(seen.notVaried).toEqual({ locale: 'it is built with one' });
  });
});

describe('an audit request that cannot be carried out', () => {
  const faultOf = (run: Promise<unknown>): Promise<AuditError> =>
    run.then(
      () => Promise.reject(new Error('nothing was thrown')),
      (error: unknown) => error as AuditError,
    );

  test('is refused before anything is fetched or written: unknown factor, level, profile or scenario', async () => {
    const ports = { ...portsFor(plain), resolve: () => Promise.reject(new Error('was asked')) };
    const out = bundleIn(root, 'refused');
    const ask = (more: object) => faultOf(runAudit(requestFor(out, more), contextFor(ports)));
    expect(await ask({ factors: ['weather'] })).toMatchObject({ fault: 'usage', message: 'no factor "weather"' });
    expect(await ask({ profile: 'moon' })).toMatchObject({ fault: 'usage', message: 'no profile "moon"' });
    expect(await ask({ scenarios: ['opera'] })).toMatchObject({ fault: 'usage', message: 'no scenario "opera"' });
    expect(await ask({ levels: { timezone: ['Mars/Base'] } })).toMatchObject({ fault: 'usage' });
    expect(() => openBundle(out)).toThrow('no such directory');
  });

  test('is refused for a scenario at a terminal when the subject takes a prompt and its terminal command is unknown', async () => {
    const ports = portsFor(plain);
    const request = requestFor(bundleIn(root, 'no-terminal'), { scenarios: ['interactive'] });
    expect(await faultOf(runAudit(request, contextFor(ports)))).toMatchObject({
      fault: 'usage',
      message: 'the scenario interactive needs a terminal, and how to start specimen:invented at one is unknown',
      hint: 'give its command or arguments after --, without {prompt}',
    });
    const known = { ...(await ports.resolve(request.subject)), argv: ['invented'] as const };
    const { verdict } = await runAudit(request, contextFor({ ...ports, resolve: () => Promise.resolve(known) }));
    expect(verdict.seen.scenarios).toEqual(['interactive']);
  });

  test('is bad usage, with the message of the lab, when the lab refuses the subject', async () => {
    const resolve = () => Promise.reject(new LabError('no version 9.9.9 of npm:x', 'choose one that there is'));
    const run = runAudit(requestFor(bundleIn(root, 'unknown')), contextFor({ ...portsFor(plain), resolve }));
    expect(await faultOf(run)).toMatchObject({
      fault: 'usage',
      message: 'no version 9.9.9 of npm:x',
      hint: 'choose one that there is',
    });
  });

  test('leaves a resumable bundle when the lab cannot be opened', async () => {
    const out = bundleIn(root, 'forbidden');
    const open = () => Promise.reject(new LabError('namespaces are forbidden', 'allow them'));
    const run = runAudit(requestFor(out), contextFor({ ...portsFor(hyphen), open }));
    await expect(run).rejects.toThrow('namespaces are forbidden');
    const { verdict } = await resumeAudit(out, 2, contextFor(portsFor(hyphen)));
    expect(verdict.verdict).toBe('tells-found');
  });
});

describe('failed trials', () => {
  test('run once more when the lab failed, which the capture lists as a limit', async () => {
    const failedOnce = new Set<string>();
    const ports = portsFor(hyphen, (lab) => ({
      ...lab,
      run: (trial) => {
        if (trial.id !== '005' || failedOnce.has(trial.id)) return lab.run(trial);
        failedOnce.add(trial.id);
        return Promise.resolve(labFailed(trial, 'the worker ended'));
      },
    }));
    const context = contextFor(ports);
    const { dir, verdict } = await runAudit(requestFor(bundleIn(root, 'retried')), context);
    expect(context.events.filter((event) => event.kind === 'retrying')).toHaveLength(1);
    const fifth = openBundle(dir)
      .captures()
      .find((capture) => capture.trial.id === '005');
    expect(fifth?.outcome.kind).toBe('completed');
    expect(verdict.seen.limits).toContain('trial 005 was run twice: the worker ended');
    expect(verdict.seen.failed).toBe(0);
  });

  test('are kept as data and counted when the retry fails too', async () => {
    const ports = portsFor(hyphen, (lab) => ({
      ...lab,
      run: (trial) => (trial.id === '005' ? Promise.resolve(labFailed(trial, 'no disk')) : lab.run(trial)),
    }));
    const { dir, verdict } = await runAudit(requestFor(bundleIn(root, 'failed')), contextFor(ports));
    expect(
      openBundle(dir)
        .captures()
        .find((capture) => capture.trial.id === '005')?.outcome,
    ).toEqual({
      kind: 'lab-failed',
      cause: 'no disk',
    });
    expect(verdict.seen.failed).toBe(1);
    expect(tellsOf(verdict)).toEqual(HYPHEN);
  });

  test('that are all silent from the start end the audit early, as inconclusive and with a reason', async () => {
    const silent = (): Partial<Capture> => ({ outcome: { kind: 'completed', exitCode: 1 } });
    const context = contextFor(portsFor(silent));
    const { dir, verdict } = await runAudit(requestFor(bundleIn(root, 'silent'), { jobs: 1 }), context);
    expect(verdict.verdict).toBe('inconclusive');
    expect(verdict.reasons).toContain('subject-sent-nothing');
    expect(openBundle(dir).captures()).toHaveLength(6);
    expect(context.events.find((event) => event.kind === 'gave-up')).toEqual({
      kind: 'gave-up',
      trials: 6,
      why: 'the subject sent nothing readable in the first 6 trials: in the last trial it exited with code 1',
    });
  });
});

describe('an interrupted audit', () => {
  test('keeps its saved trials, names the command that continues, and reaches the same verdict', async () => {
    const whole = await runAudit(requestFor(bundleIn(root, 'whole')), contextFor(portsFor(hyphen)));
    for (const at of [1, 20]) {
      const dir = bundleIn(root, `ended-${at}`);
      const context = contextFor(portsFor(hyphen), (event, abort) => {
        if (event.kind === 'trial' && event.done === at) abort();
      });
      await expect(runAudit(requestFor(dir), context)).rejects.toMatchObject({
        fault: 'interrupted',
        message: `audit stopped in ${dir}: interrupted`,
        hint: `the trials so far are saved; continue with: tellproof audit --resume ${dir}`,
      });
      const saved = openBundle(dir).captures().length;
      expect(saved).toBeGreaterThanOrEqual(at);
      const again = contextFor(portsFor(hyphen));
      await resumeAudit(dir, 3, again);
      expect(again.events.find((event) => event.kind === 'resumed')).toMatchObject({ saved });
      expect(stored(dir)).toBe(stored(whole.dir));
      expect(verifyBundle(dir).state).toBe('intact');
    }
  });

  test('does not wait for a running trial', async () => {
    const ports = portsFor(plain, (lab) => ({
      ...lab,
      run: (trial) => (trial.id === '004' ? new Promise(() => undefined) : lab.run(trial)),
    }));
    const context = contextFor(ports, (event, abort) => {
      if (event.kind === 'trial' && event.done === 8) abort();
    });
    await expect(runAudit(requestFor(bundleIn(root, 'hanging')), context)).rejects.toMatchObject({
      fault: 'interrupted',
    });
    expect(verifyBundle(bundleIn(root, 'hanging')).state).toBe('unfinished');
  });

  test('is only judged by --resume when it was finished', async () => {
    const { dir, verdict } = await runAudit(requestFor(bundleIn(root, 'done')), contextFor(portsFor(hyphen)));
    const never = { ...portsFor(plain), open: () => Promise.reject(new Error('the lab was opened')) };
    expect((await resumeAudit(dir, 1, contextFor(never))).verdict).toEqual(verdict);
  });
});

describe('analyzing a bundle', () => {
  const audited = async (name: string): Promise<string> =>
    (await runAudit(requestFor(bundleIn(root, name)), contextFor(portsFor(hyphen)))).dir;

  test('gives the bytes of verdict.json again', async () => {
    const dir = await audited('again');
    const { text, stored: compared } = await analyzeBundle(dir, verdictJson);
    expect(compared).toBe('identical');
    expect(text).toBe(stored(dir));
  });

  test('judges an unfinished bundle by the trials that are there', async () => {
    const dir = bundleIn(root, 'half');
    const context = contextFor(portsFor(plain), (event, abort) => {
      if (event.kind === 'trial' && event.done === 8) abort();
    });
    await runAudit(requestFor(dir), context).catch(() => undefined);
    const { verdict, stored: compared } = await analyzeBundle(dir, verdictJson);
    expect(compared).toBe('absent');
    expect([verdict.verdict, verdict.reasons]).toEqual(['inconclusive', ['too-few-trials-completed']]);
  });

  test('ignores a changed verdict, and reports that it differs', async () => {
    const dir = await audited('forged');
    const before = stored(dir);
    writeFileSync(join(dir, 'verdict.json'), before.replace('tells-found', 'none-seen'));
    const { text, stored: compared } = await analyzeBundle(dir, verdictJson);
    expect([compared, text]).toEqual(['different', before]);
  });

  test('refuses changed evidence', async () => {
    const dir = await audited('changed');
    const name = join(dir, 'trials/003/outcome.json');
    writeFileSync(name, readFileSync(name, 'utf8').replace('"durationMs": 1', '"durationMs": 2'));
    await expect(analyzeBundle(dir, verdictJson)).rejects.toThrow(
      `bundle ${dir} is damaged: trials/003/outcome.json was changed`,
    );
    rmSync(name);
    await expect(analyzeBundle(dir, verdictJson)).rejects.toThrow('trials/003/outcome.json is missing');
  });
});
