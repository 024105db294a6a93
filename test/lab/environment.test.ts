/** What a subject is shown for an assignment: every setting at every layer, and nothing that names this project. */
import { expect, test } from 'vitest';
import { FACTORS } from '../../src/core/factors/index.ts';
import type { Assignment, PlannedTrial, Subject } from '../../src/core/model/index.ts';
import { type Composition, notVaried, sandboxSpec } from '../../src/lab/environment/environment.ts';
import { reply } from '../../src/lab/scenarios/reply.ts';

const subject: Subject = {
  identity: { name: 'npm:tool', version: '1.0.0', integrity: null, platform: 'linux-x64' },
  spec: 'npm:tool@1.0.0',
  argv: ['tool', '-p', '{prompt}'],
  mounts: [],
  env: { TOOL_KEY: 'dummy' },
  files: [
    { path: '~/.tool/always.json', text: '{"base":"{endpoint}"}' },
    { path: '~/.tool/endpoint.json', text: '{"base":"{endpoint}/v1"}', when: 'endpoint' },
  ],
  endpoint: { env: { TOOL_BASE: '{endpoint}/v1' }, args: ['--base', '{endpoint}'], vendor: 'https://api.tool.example' },
  notVaried: {},
};
const limits = { timeoutMs: 1000, outputBytes: 1000, bodyBytes: 1000 };

function composed(assignment: Assignment, of: Subject = subject): Composition {
  const trial: PlannedTrial = { id: '001', stage: 'screen', block: 0, assignment, scenario: 'reply' };
  return sandboxSpec(of, FACTORS, trial, reply, limits);
}
const textAt = ({ spec }: Composition, path: string): string | undefined => {
  const file = spec.files.filter((entry) => entry.path === path).at(-1);
  return file && 'text' in file ? file.text : undefined;
};

test('the prompt stands in the arguments', () => {
  expect(composed({}).spec.argv).toEqual(['tool', '-p', reply.prompt]);
});

test('an endpoint reaches variables, arguments and files; unset, it reaches none', () => {
  const set = composed({ endpoint: 'codestral.mistral.ai' });
  expect(set.spec.env['TOOL_BASE']).toBe('https://codestral.mistral.ai/v1');
  expect(set.spec.argv.slice(3)).toEqual(['--base', 'https://codestral.mistral.ai']);
  expect(textAt(set, '~/.tool/endpoint.json')).toBe('{"base":"https://codestral.mistral.ai/v1"}');
  expect(set.facts['endpoint']).toBe('https://codestral.mistral.ai');
  const unset = composed({ endpoint: 'unset' });
  expect(unset.spec.env).not.toHaveProperty('TOOL_BASE');
  expect(unset.spec.argv).toHaveLength(3);
  expect(textAt(unset, '~/.tool/endpoint.json')).toBeUndefined();
  expect(textAt(unset, '~/.tool/always.json')).toBe('{"base":"https://api.tool.example"}');
  expect(unset.facts).not.toHaveProperty('endpoint');
});

test('a proxy is set in both spellings and spares loopback', () => {
  const { env } = composed({ proxy: 'squid.qinghe-office.com:8080' }).spec;
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'])
    expect(env[name]).toBe('http://squid.qinghe-office.com:8080');
  expect([env['NO_PROXY'], env['no_proxy']]).toEqual(Array(2).fill('localhost,127.0.0.1,::1'));
  expect(Object.keys(composed({ proxy: 'none' }).spec.env).filter((name) => /proxy/i.test(name))).toEqual([]);
});

test('a user has a home of that name, and a work directory below it', () => {
  const { spec } = composed({ user: 'mkeller', workdir: 'src/zahlungsverkehr' });
  expect(spec).toMatchObject({
    userName: 'mkeller',
    home: '/home/mkeller',
    workDir: '/home/mkeller/src/zahlungsverkehr',
    env: { HOME: '/home/mkeller', USER: 'mkeller', LOGNAME: 'mkeller', PWD: '/home/mkeller/src/zahlungsverkehr' },
  });
});

test('a host name and a search domain stand in the hosts file', () => {
  const composition = composed({ hostname: 'fra-dev-17', 'search-domain': 'office.wetherlow.co.uk' });
  expect(textAt(composition, '/etc/hosts')).toContain('127.0.1.1\tfra-dev-17.office.wetherlow.co.uk fra-dev-17\n');
  expect(composition.spec).toMatchObject({ hostName: 'fra-dev-17', searchDomain: 'office.wetherlow.co.uk' });
});

test('a time zone reaches the variable and both files', () => {
  const { spec } = composed({ timezone: 'Europe/Berlin' });
  expect(spec.env['TZ']).toBe('Europe/Berlin');
  expect(spec.files).toContainEqual({ path: '/etc/localtime', copyOf: '/usr/share/zoneinfo/Europe/Berlin' });
  expect(spec.files).toContainEqual({ path: '/etc/timezone', text: 'Europe/Berlin\n' });
});

test('a git identity stands in its configuration, and in the commit of a clone', () => {
  const composition = composed({ git: 'lixinyue@qiandao-tech.com', remote: 'copperleaf/kilnworks' });
  expect(textAt(composition, '~/.gitconfig')).toBe('[user]\n\tname = Li Xinyue\n\temail = lixinyue@qiandao-tech.com\n');
  const config = composition.binaries.find((file) => file.path.endsWith('/.git/config'));
  expect(Buffer.from(config?.bytes ?? []).toString()).toContain('\turl = git@github.com:copperleaf/kilnworks.git\n');
  expect(composed({ remote: 'none' }).binaries).toEqual([]);
});

test('every level of every factor changes what the subject is shown, except references that set nothing', () => {
  const shown = (assignment: Assignment): string => {
    const { spec, binaries } = composed(assignment);
    return JSON.stringify([spec, binaries.map((file) => [file.path, Buffer.from(file.bytes).toString('hex')])]);
  };
  for (const factor of FACTORS) {
    const seen = new Set(factor.levels.map((level) => shown({ [factor.name]: level.name })));
    expect([factor.name, seen.size]).toEqual([factor.name, factor.levels.length]);
  }
});

test('nothing that a subject is shown names this project or its lab', () => {
  for (const factor of FACTORS)
    for (const level of factor.levels)
      expect(JSON.stringify(composed({ [factor.name]: level.name }).spec)).not.toMatch(/tellproof|sandbox|\blab\b/i);
});

test('a factor that the subject cannot be given is named with its reason, and a level set anyway is a limit', () => {
  const deaf: Subject = { ...subject, endpoint: null, notVaried: { proxy: 'reads no proxy' } };
  expect(Object.keys(notVaried(deaf, FACTORS)).sort()).toEqual(['endpoint', 'proxy']);
  expect(notVaried(subject, FACTORS)).toEqual({});
  expect(composed({ endpoint: 'codestral.mistral.ai' }, deaf).limits).toHaveLength(1);
  expect(composed({}, deaf).limits).toEqual([]);
});

test('a level that a factor does not have is an error', () => {
  expect(() => composed({ timezone: 'Mars/Olympus' })).toThrow('factor timezone has no level "Mars/Olympus"');
});
