import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADAPTERS, parseSpec, resolveSubject, specimenNames } from '../../src/lab/subjects/index.ts';
import { byVersion, nearest } from '../../src/lab/subjects/npm/versions.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';

describe('the name of a subject', () => {
  it.each([
    ['npm:@scope/tool@1.2.3', { kind: 'npm', name: '@scope/tool', wanted: '1.2.3' }],
    ['npm:@scope/tool', { kind: 'npm', name: '@scope/tool', wanted: 'latest' }],
    ['npm:tool@next', { kind: 'npm', name: 'tool', wanted: 'next' }],
    ['npm:tool@1.0.0-rc.1+build', { kind: 'npm', name: 'tool', wanted: '1.0.0-rc.1+build' }],
    ['npm:tool@^2.1', { kind: 'npm', name: 'tool', wanted: '^2.1' }],
    ['specimen:date-line', { kind: 'specimen', name: 'date-line' }],
  ])('%s is read', (spec, expected) => {
    expect(parseSpec(spec)).toEqual(expected);
  });

  it.each([
    '',
    'npm:',
    'npm:@',
    'npm:@scope',
    'npm:tool@',
    'npm:../tool',
    'npm:tool@file:/etc',
    'npm:tool@git+ssh://x',
    'npm:--global',
    'npm:tool@-g',
    'specimen:',
    'specimen:../x',
    'pip:tool',
    './tool',
  ])('%j is refused', (spec) => {
    expect(parseSpec(spec)).toMatchObject({ kind: 'unreadable', message: `cannot read the subject "${spec}"` });
  });

  it('that lacks its prefix is met with the name that was meant', () => {
    expect(parseSpec('@scope/tool@1.0.0')).toMatchObject({
      hint: expect.stringMatching(/npm:@scope\/tool@1\.0\.0\?$/) as string,
    });
  });

  it('never becomes an option, a path or a URL for npm, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[-@./a-z:]{1,20}$/)), (text) => {
        const parsed = parseSpec(`npm:${text}`);
        if (parsed.kind !== 'npm') return parsed.kind === 'unreadable';
        return !/^[-.]|(^|\/)\.|:|\s/.test(parsed.name) && !/^-|[/:\s]/.test(parsed.wanted);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('versions', () => {
  it('are ordered as SemVer orders them', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), (shuffled) => {
        expect([...shuffled].sort(byVersion)).toEqual(ordered);
      }),
    );
  });

  it('near a missing one are those on either side', () => {
    expect(nearest(['2.0.0', '1.0.0', '1.10.0', '1.9.0'], '1.9.5')).toEqual(['1.9.0', '1.10.0']);
    expect(nearest(['1.0.0'], '9.0.0')).toEqual(['1.0.0']);
    expect(nearest(['1.0.0'], 'beta')).toEqual([]);
  });
});

describe('the adapters', () => {
  it('are one a package', () => {
    expect(ADAPTERS.map((adapter) => adapter.package)).toEqual([
      '@anthropic-ai/claude-code',
      '@openai/codex',
      '@google/gemini-cli',
      '@qwen-code/qwen-code',
      'opencode-ai',
      '@github/copilot',
      '@moonshot-ai/kimi-code',
      '@mariozechner/pi-coding-agent',
      'cline',
      '@continuedev/cli',
      '@vibe-kit/grok-cli',
      '@nanocollective/nanocoder',
      '@kilocode/cli',
    ]);
  });

  it.each(ADAPTERS)('$package asks the prompt once, and takes the endpoint in one place', (adapter) => {
    expect(adapter.args.filter((arg) => arg.includes('{prompt}'))).toHaveLength(1);
    const places = [
      ...Object.values(adapter.endpoint.env),
      ...adapter.endpoint.args,
      ...adapter.files.map((file) => file.text),
    ];
    expect(places.filter((place) => place.includes('{endpoint}'))).toHaveLength(1);
  });

  it.each(ADAPTERS)('$package is left as shipped: no switch turns its telemetry or updates off', (adapter) => {
    const { NODE_DISABLE_COMPILE_CACHE: ofNode, ...env } = adapter.env;
    const said = JSON.stringify([adapter.args, env, adapter.files, adapter.endpoint]);
    expect(['1', undefined], 'the runtime’s own store of compiled code').toContain(ofNode);
    expect(said).not.toMatch(/telemetry|traffic|autoupdate|analytics|opt.?out|DISABLE/i);
  });

  it.each(ADAPTERS)('$package has keys that say that they are none', (adapter) => {
    const inEnv = Object.entries(adapter.env).flatMap(([name, key]) => (name.endsWith('KEY') ? [key] : []));
    const inFiles = adapter.files.flatMap(({ text }) => [...text.matchAll(/api_?key["']?\s*[:=]\s*["']?([\w-]+)/gi)]);
    const keys = new Set([...inEnv, ...inFiles.map(([, key]) => key)]);
    expect([...keys]).toEqual([expect.stringMatching(/not-?a-?real/i)]);
  });
});

describe('a specimen', () => {
  it('is shown with what it needs, and told its endpoint through the variable of its manifest', async () => {
    const subject = await resolveSubject('specimen:date-line');
    expect(subject.argv.slice(1)).toEqual(['/opt/assistant/date-line.mjs', '{prompt}']);
    expect(subject.endpoint).toMatchObject({ env: { SPECIMEN_BASE_URL: '{endpoint}' } });
    expect(subject.endpoint?.vendor).toMatch(/^https:\/\/.*\.example$/);
    expect(subject.identity).toMatchObject({ name: 'specimen:date-line', version: null });
    expect(subject.identity.integrity).toMatch(/^sha512-.{88}$/);
  });

  it('of every name in the list is a file, decoys too', async () => {
    const names = [...(await specimenNames())];
    const wrong: string[] = [];
    const next = async (): Promise<void> => {
      for (let name = names.shift(); name !== undefined; name = names.shift()) {
        const { argv, mounts } = await resolveSubject(`specimen:${name}`);
        const file = argv[1]?.replace('/opt/assistant', mounts[0]?.from ?? '');
        if (!existsSync(path.resolve(file ?? '/nowhere'))) wrong.push(name);
      }
    };
    expect(names.length).toBeGreaterThan(0);
    await Promise.all([next(), next(), next(), next()]);
    expect(wrong).toEqual([]);
  });

  it('that is not in the list is refused with the list', async () => {
    await expect(resolveSubject('specimen:dateline')).rejects.toMatchObject({
      message: 'no specimen "dateline"',
      hint: expect.stringContaining('date-line, ') as string,
    });
  });
});
