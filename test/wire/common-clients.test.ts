/** Clients in common use, as separate programs where the machine has them, so that nothing is shared with the interceptor. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, openBench } from './interceptor-harness.ts';

const run = promisify(execFile);
let bench: Bench;
let folder: string;
let ca: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tellproof-wire-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => bench.interceptor.close());

async function open(): Promise<Bench> {
  bench = await openBench({ graceMs: 2000 });
  ca = join(folder, 'ca.pem');
  writeFileSync(ca, bench.authority.pem);
  return bench;
}

/** Runs a module text in a Node of its own, which trusts the root through its environment. */
async function runNode(script: string): Promise<string> {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca };
  return (await run(process.execPath, ['--input-type=module', '-e', script], { env })).stdout;
}

describe('fetch of a separate Node', () => {
  it('is answered over TLS; its connection ends with the process, so the session ends at once', async () => {
    const { port, recorder, end } = await open();
    const script = `const r = await fetch('https://localhost:${port}/v1', { method: 'POST', body: 'caf\\u00e9' }); console.log(r.status, await r.text())`;
    expect(await runNode(script)).toBe('200 hello\n');
    const started = performance.now();
    await end();
    expect(performance.now() - started).toBeLessThan(500);
    expect(recorder.raws()[0]).toMatch(/^POST \/v1 HTTP\/1\.1\r\nhost: localhost:\d+\r\n.*caf\xc3\xa9$/s);
    expect(recorder.of('tls')[0]).not.toHaveProperty('refused');
  });

  it('that does not trust the root is recorded as refusing it', async () => {
    const { port, recorder, end } = await open();
    ca = '';
    const script = `await fetch('https://localhost:${port}/v1').catch((e) => console.log(e.cause.code))`;
    expect(await runNode(script)).toMatch(/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO/);
    await end();
    expect(recorder.of('tls')[0]?.refused).toMatch(/handshake/);
    expect(recorder.of('http')).toEqual([]);
  });

  it('over HTTP/2 leaves nothing open behind it', async () => {
    const { port, recorder, end } = await open();
    await runNode(`import { connect } from 'node:http2';
      const s = connect('https://localhost:${port}'); const r = s.request({ ':path': '/h2' });
      r.resume(); r.on('end', () => process.exit(0))`);
    const started = performance.now();
    await end();
    expect(performance.now() - started).toBeLessThan(500);
    expect(recorder.of('http')[0]?.response.status).toBe(200);
  });
});

describe.runIf(existsSync('/usr/bin/curl'))('curl', () => {
  const curl = async (...args: readonly string[]): Promise<string> =>
    (await run('/usr/bin/curl', ['-sS', '--noproxy', '*', ...args], { env: {} })).stdout;

  it.each(['--http1.1', '--http2'])('%s posts a large body over TLS', async (version) => {
    const { port, recorder, seen, end } = await open();
    const file = join(folder, 'body');
    writeFileSync(file, Buffer.alloc(200_000, 'é'));
    const answer = await curl('--cacert', ca, version, '--data-binary', `@${file}`, `https://localhost:${port}/x`);
    expect(answer).toBe('hello');
    await end();
    expect(seen[0]?.body).toHaveLength(200_000);
    expect(recorder.of('http')[0]?.request.truncated).toBe(false);
  });

  it('is refused nothing through a proxy', async () => {
    const { port, recorder, end } = await open();
    const proxy = ['--noproxy', '', '--proxy', `http://127.0.0.1:${port}`];
    expect(await curl(...proxy, '--cacert', ca, 'https://inner.example/a')).toBe('hello');
    expect(await curl(...proxy, 'http://plain.example/b')).toBe('hello');
    await end();
    expect(recorder.of('http').map(({ route, to }) => `${route} ${to.host}:${to.port}`)).toEqual([
      `direct 127.0.0.1:${port}`,
      'connect inner.example:443',
      'absolute plain.example:80',
    ]);
  });

  it('that does not know the root says so in an alert, which is recorded', async () => {
    const { port, recorder, end } = await open();
    await expect(curl(`https://localhost:${port}/`)).rejects.toThrow(/certificate/);
    await end();
    expect(recorder.of('tls')[0]?.refused).toBe('tlsv1 alert unknown ca');
  });
});
