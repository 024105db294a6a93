/** Requests over HTTP/2. */
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, openBench, readUntil } from './interceptor-harness.ts';

let bench: Bench;

const open = async (options?: BenchOptions): Promise<Bench> => (bench = await openBench(options));

afterEach(() => bench.interceptor.close());

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
