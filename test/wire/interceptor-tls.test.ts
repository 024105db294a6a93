import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { readClientHello } from '../../src/wire/tls/client-hello.ts';
import { type Bench, type BenchOptions, openBench, readAll, readUntil } from './interceptor-harness.ts';

let bench: Bench;
const open = async (options?: BenchOptions): Promise<Bench> => (bench = await openBench(options));
afterEach(() => bench.interceptor.close());

/** One HTTPS request by node:https, on a socket of the caller's or a fresh one. Resolves with status and body. */
function get(options: object): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const request = requestHttps({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      let body = '';
      response.on('data', (piece: Buffer) => (body += piece.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    request.on('error', reject);
    request.end('secret');
  });
}

interface Reply {
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

function ask(session: ClientHttp2Session, headers: Record<string, string>, body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const stream = session.request(headers, { endStream: body === '' });
    let [answer, seen]: [string, Record<string, unknown>] = ['', {}];
    stream.on('response', (response) => (seen = response));
    stream.on('data', (piece: Buffer) => (answer += piece.toString()));
    stream.on('end', () => resolve({ headers: seen, body: answer }));
    stream.on('error', reject);
    if (body !== '') stream.end(body);
  });
}

describe('TLS', () => {
  it('is opened for a client that trusts the root, and its hello is kept', async () => {
    const { port, authority, recorder, end } = await open();
    const ALPNProtocols = ['http/1.1'];
    const answer = await get({
      port,
      ca: authority.pem,
      servername: 'api.example.com',
      method: 'POST',
      path: '/x',
      ALPNProtocols,
    });
    expect(answer).toEqual({ status: 200, body: 'hello' });
    await end();
    const [tls] = recorder.of('tls');
    expect(tls).toMatchObject({
      connection: 1,
      sni: 'api.example.com',
      alpn: ['http/1.1'],
      to: { host: 'api.example.com' },
    });
    expect(tls).not.toHaveProperty('refused');
    expect(tls?.ja3).toMatch(/^[0-9a-f]{32}$/);
    expect(tls?.ja4).toMatch(/^t13d\d{4}h1_[0-9a-f]{12}_[0-9a-f]{12}$/);
    expect(readClientHello(recorder.blob(tls?.hello ?? ''))).toMatchObject({ ja3: tls?.ja3, ja4: tls?.ja4 });
    expect(recorder.of('http')[0]).toMatchObject({ tls: true, to: { host: 'api.example.com' } });
    expect(recorder.raws()[0]).toMatch(/^POST \/x HTTP\/1\.1\r\n.*secret/s);
  });

  it('is opened for an address without a server name, checked by the client', async () => {
    const { port, authority } = await open({ nameOf: () => 'named.example' });
    const base = { port, host: '127.0.0.1', ca: authority.pem, servername: '' };
    expect(await get(base)).toMatchObject({ status: 200 });
  });

  it('holds in any year that a clock may show', async () => {
    const { connectTls: connect } = await open();
    const socket = await connect();
    const certificate = socket.getPeerCertificate();
    socket.destroy();
    expect(new Date(certificate.valid_from).getUTCFullYear()).toBe(2000);
    expect(new Date(certificate.valid_to).getUTCFullYear()).toBe(2099);
  });

  it('refused by the client after the handshake is recorded as refused', async () => {
    const { port, recorder, end } = await open();
    await expect(get({ port, servername: 'api.example.com' })).rejects.toThrow(/certificate/);
    await end();
    expect(recorder.of('tls')[0]).toMatchObject({
      sni: 'api.example.com',
      refused: expect.stringMatching(/^(closed during|left after) the handshake/) as unknown,
    });
    expect(recorder.of('http')).toEqual([]);
  });

  it('that cannot be agreed on is recorded with the reason', async () => {
    const { port, recorder, end, authority } = await open();
    const failed = new Promise((resolve) => {
      const socket = connectTls({
        port,
        host: '127.0.0.1',
        ca: authority.pem,
        ciphers: 'AES128-SHA256',
        maxVersion: 'TLSv1.2',
      });
      socket.on('error', resolve);
    });
    expect(await failed).toBeInstanceOf(Error);
    await end();
    expect(recorder.of('tls')[0]?.refused).toBe('no shared cipher');
    expect(recorder.of('tcp')).toHaveLength(1);
  });

  it('hello in many small pieces is read all the same', async () => {
    const { connect, authority, recorder, end } = await open();
    const plain = await connect();
    plain.setNoDelay(true);
    const chopped = new Duplex({
      read: () => undefined,
      write: (piece: Buffer, _encoding, done) => {
        for (const byte of piece) plain.write(Buffer.from([byte]));
        setImmediate(done);
      },
    });
    plain.on('data', (piece) => chopped.push(piece));
    const secure = connectTls({ socket: chopped, ca: authority.pem, servername: 'a.example' });
    secure.write('GET / HTTP/1.1\r\n\r\n');
    expect(await readUntil(secure, 'hello')).toMatch(/200/);
    await end();
    expect(recorder.of('tls')[0]?.sni).toBe('a.example');
  });

  it('with something inside that is not HTTP keeps the plaintext', async () => {
    const { connectTls: connect, recorder, end } = await open();
    const socket = await connect();
    socket.end(Buffer.from([0, 1, 2, 3]));
    await readAll(socket);
    await end();
    expect(recorder.blob(recorder.of('tcp')[0]?.raw ?? '')).toEqual(Buffer.from([0, 1, 2, 3]));
  });
});

describe('HTTP/2', () => {
  it('keeps all fields in the order sent, pseudo-headers first as the client put them', async () => {
    const { port, authority, recorder, seen, end } = await open();
    const session = connectHttp2(`https://127.0.0.1:${port}`, { ca: authority.pem, servername: 'h2.example' });
    const headers = {
      'x-first': '1',
      ':path': '/v1?x',
      ':scheme': 'https',
      ':method': 'POST',
      ':authority': 'h2.example',
      'b-second': 'caf\xe9',
      'a-third': '3',
    };
    const reply = await ask(session, headers, '{"a":1}');
    expect(reply.body).toBe('hello');
    expect(reply.headers).toMatchObject({ ':status': 200, 'x-seen': '/v1?x' });
    session.destroy();
    await end();
    const [event] = recorder.of('http');
    expect(event?.request).toMatchObject({ form: 'h2', truncated: false });
    if (event?.request.form !== 'h2') throw new Error('not h2');
    expect(event.request.fields).toEqual([
      [':path', '/v1?x'],
      [':scheme', 'https'],
      [':method', 'POST'],
      [':authority', 'h2.example'],
      ['x-first', '1'],
      ['b-second', 'caf\xe9'],
      ['a-third', '3'],
    ]);
    expect(recorder.blob(event.request.body).toString()).toBe('{"a":1}');
    expect(seen[0]).toMatchObject({ method: 'POST', target: '/v1?x', tls: true });
    expect(recorder.of('tls')[0]?.alpn).toEqual(['h2']);
  });

  it('keeps what comes before the first request, however it is cut on the way, and no frame of a request', async () => {
    const { connect, recorder, end } = await open();
    const start = Buffer.concat([
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0, 0, 16, 0]),
      Buffer.from([0, 0, 4, 8, 0, 0, 0, 0, 0, 0, 0, 16, 0]),
    ]);
    const ping = Buffer.from([0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const socket = await connect();
    const answered = readUntil(socket, '\u0006\u0001');
    for (const byte of [...start, ...ping]) socket.write(Buffer.of(byte));
    await answered;
    socket.destroy();
    await end();
    expect(recorder.of('http2').map((event) => recorder.blob(event.start))).toEqual([start]);
  });

  it('waits no longer for more of the start than a client that waits for settings can bear', async () => {
    const { connect, recorder, end } = await open();
    const start = Buffer.concat([
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
    ]);
    const socket = await connect();
    const settings = readUntil(socket, '\u0004');
    socket.write(start);
    await settings;
    socket.destroy();
    await end();
    expect(recorder.of('http2').map((event) => recorder.blob(event.start))).toEqual([start]);
  });

  it('without TLS is understood by its preface', async () => {
    const { port, recorder, end } = await open();
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    const replies = await Promise.all(['/a', '/b'].map((path) => ask(session, { ':path': path })));
    expect(replies.map((reply) => reply.headers['x-seen'])).toEqual(['/a', '/b']);
    session.close();
    await end();
    expect(recorder.of('http').map((event) => event.tls)).toEqual([false, false]);
  });

  it.each([
    ['by a reset', Buffer.from([0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8])],
    ['by the end of the connection', null],
  ])('cut %s in the middle of a body is kept and marked', async (_, reset) => {
    const { connect, recorder, end } = await open();
    const socket = await connect();
    const session = connectHttp2('http://a.example', { createConnection: () => socket });
    const stream = session.request({ ':method': 'POST', ':path': '/' });
    stream.on('error', () => undefined);
    session.on('error', () => undefined);
    stream.write('part');
    // Frames are read in order: the answer to a ping shows that the part was read.
    const isRead = (): Promise<void> => new Promise((resolve) => session.ping(() => resolve()));
    await isRead();
    if (reset !== null) {
      socket.write(reset);
      await isRead();
    }
    session.destroy();
    await end();
    const [event] = recorder.of('http');
    expect(event?.response.status).toBe(0);
    expect(event?.request.truncated).toBe(true);
    expect(recorder.blob(event?.request.form === 'h2' ? event.request.body : '').toString()).toBe('part');
  });

  it('does not announce WebSockets, and resets at once a client that tries all the same', async () => {
    const { port } = await open();
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => session.once('remoteSettings', resolve));
    expect(session.remoteSettings.enableConnectProtocol ?? false).toBe(false);
    const started = performance.now();
    const tried = ask(session, {
      ':method': 'CONNECT',
      ':protocol': 'websocket',
      ':path': '/',
      ':scheme': 'http',
      ':authority': 'a',
    });
    await expect(tried).rejects.toThrow(/PROTOCOL_ERROR/);
    expect(performance.now() - started).toBeLessThan(500);
    session.destroy();
  });

  it('announces them where asked, records the try and declines it at once', async () => {
    const { port, recorder, end } = await open({ announceExtendedConnect: true });
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => session.once('remoteSettings', resolve));
    const reply = await ask(session, {
      ':method': 'CONNECT',
      ':protocol': 'websocket',
      ':path': '/ws',
      ':scheme': 'http',
      ':authority': 'a',
    });
    expect(reply.headers[':status']).toBe(426);
    session.destroy();
    await end();
    expect(recorder.of('http')[0]?.request).toMatchObject({ form: 'h2' });
  });
});

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
