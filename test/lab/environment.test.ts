/** What a subject is shown for an assignment: every setting at every layer, and nothing that names this project. */
import { expect, test } from 'vitest';
import { FACTORS, WATCHERS } from '../../src/core/factors/index.ts';
import type { Assignment, PlannedTrial, Subject } from '../../src/core/model/index.ts';
import { type Composition, notVaried, sandboxSpec } from '../../src/lab/environment/environment.ts';
import { assertStrace } from '../../src/lab/environment/strace.ts';
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

function composed(assignment: Assignment, of: Subject = subject, stage: PlannedTrial['stage'] = 'screen'): Composition {
  const trial: PlannedTrial = { id: '001', stage, block: 0, assignment, scenario: 'reply' };
  return sandboxSpec(of, [...FACTORS, ...WATCHERS], trial, reply, limits);
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

test("the certificate is named by the variables of the route, and by Node's own where none is set", () => {
  expect(composed({}).spec.env['NODE_EXTRA_CA_CERTS']).toBe('/etc/ssl/certs/corporate-root-ca.pem');
  const { env } = composed({ 'ca-route': 'openssl-variable' }).spec;
  expect(env).not.toHaveProperty('NODE_EXTRA_CA_CERTS');
  expect(env).toMatchObject({ SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt', NODE_OPTIONS: '--use-openssl-ca' });
});

test('root has its own name, home and id, whoever the user is', () => {
  const { spec, facts } = composed({ uid: '0', user: 'mkeller' });
  expect(spec).toMatchObject({ uid: 0, userName: 'root', home: '/root', workDir: '/root/projects/marigold-app' });
  expect(spec.env).toMatchObject({ HOME: '/root', USER: 'root' });
  expect(facts).toMatchObject({ uid: '0', user: 'root', home: '/root' });
  expect(composed({ user: 'mkeller' }).spec.uid).toBe(1000);
});

test('a tracer, a delay and the marks of a container are set where they are asked for', () => {
  expect(composed({ traced: 'yes' }).spec.traced).toBe(true);
  expect(composed({}).spec.traced).toBe(false);
  expect([composed({ latency: '180 ms' }).latencyMs, composed({}).latencyMs]).toEqual([180, 0]);
  expect(textAt(composed({ container: 'docker' }), '/.dockerenv')).toBe('');
  expect(composed({ container: 'podman' }).spec.env['container']).toBe('podman');
});

test('a run for inputs is one under strace, which then is the only tracer', () => {
  const { spec } = composed({ traced: 'yes' }, subject, 'inputs');
  expect(spec.argv[0]).toBe('strace');
  expect(spec.argv.slice(spec.argv.indexOf('--') + 1)).toEqual(['tool', '-p', reply.prompt]);
  expect(spec.trace).toBe(spec.argv[spec.argv.indexOf('-o') + 1]);
  expect(spec.traced).toBe(false);
  expect(composed({}).spec.trace).toBeNull();
});

test('without strace such a run is refused with what to do', () => {
  expect(() => assertStrace('/nowhere:/neither')).toThrow(
    'cannot trace what the subject reads: strace is not installed',
  );
});
