/** Requests that take the interceptor for a proxy. */
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, openBench, readUntil } from './interceptor-harness.ts';

let bench: Bench;

const open = async (options?: BenchOptions): Promise<Bench> => (bench = await openBench(options));

afterEach(() => bench.interceptor.close());

describe('a proxy', () => {
  const connectThrough = async (socket: Socket, target: string): Promise<void> => {
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\nProxy-Connection: keep-alive\r\n\r\n`);
    expect(await readUntil(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  };

  it('opens a tunnel, and TLS and HTTP inside it', async () => {
    const { connect, authority, recorder, seen, end } = await open();
    const socket = await connect();
    await connectThrough(socket, 'inner.example:443');
    const secure = connectTls({ socket, ca: authority.pem, servername: 'inner.example' });
    secure.write('GET /in HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(await readUntil(secure, 'hello')).toMatch(/200/);
    await end();
    expect(recorder.of('http').map(({ route, tls, to }) => [route, tls, to.host])).toEqual([
      ['direct', false, '127.0.0.1'],
      ['connect', true, 'inner.example'],
    ]);
    expect(recorder.raws()[0]).toMatch(/^CONNECT inner\.example:443 HTTP\/1\.1\r\n.*Proxy-Connection/s);
    expect(recorder.of('tls')[0]).toMatchObject({ sni: 'inner.example', to: { host: 'inner.example', port: 443 } });
    expect(seen).toHaveLength(1);
    expect(recorder.of('tcp')).toHaveLength(1);
  });

  it('that is itself reached over TLS opens TLS inside TLS', async () => {
    const { connectTls: connect, authority, recorder, end } = await open();
    const outer = await connect({ servername: 'proxy.example' });
    await connectThrough(outer, 'inner.example:443');
    const inner = connectTls({ socket: outer, ca: authority.pem, servername: 'inner.example' });
    inner.write('GET /in HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(await readUntil(inner, 'hello')).toMatch(/200/);
    await end();
    expect(recorder.of('tls').map((event) => event.sni)).toEqual(['proxy.example', 'inner.example']);
  });

  it('tunnels what is not TLS, and keeps it', async () => {
    const { exchange, recorder, end } = await open();
    await exchange('CONNECT ssh.example:22 HTTP/1.1\r\n\r\nSSH-2.0-client\r\n');
    await end();
    const kept = recorder.of('tcp').find((event) => event.raw !== undefined);
    expect(kept?.to).toMatchObject({ host: 'ssh.example', port: 22 });
    expect(recorder.blob(kept?.raw ?? '').toString()).toBe('SSH-2.0-client\r\n');
  });

  it('takes absolute targets for the host they name', async () => {
    const { exchange, recorder, seen, end } = await open();
    const raw = 'GET http://plain.example:8080/a?b HTTP/1.1\r\nHost: plain.example:8080\r\n\r\n';
    await exchange(raw);
    await end();
    expect(recorder.of('http')[0]).toMatchObject({ route: 'absolute', to: { host: 'plain.example', port: 8080 } });
    expect(seen[0]).toMatchObject({ target: '/a?b', to: { host: 'plain.example' } });
    expect(recorder.raws()).toEqual([raw]);
  });

  it('refuses a target that is no host and port', async () => {
    const { exchange } = await open();
    expect(await exchange('CONNECT nowhere HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });
});
