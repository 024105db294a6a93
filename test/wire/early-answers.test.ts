/** Answers that are out before their request has ended: what the client gets, what becomes of the connection, what is kept. */
import { connect as connectHttp2 } from 'node:http2';
import { afterEach, describe, expect, it } from 'vitest';
import type { StreamResponder } from '../../src/wire/responder.ts';
import {
  type AnsweredBy,
  type Bench,
  type BenchOptions,
  openBench,
  readAll,
  readUntil,
} from './interceptor-harness.ts';

type Stream = StreamResponder<AnsweredBy>;
let bench: Bench;
const open = async (respondToStream: Stream, options: BenchOptions = {}): Promise<Bench> =>
  (bench = await openBench({ ...options, respondToStream }));
afterEach(() => bench.interceptor.close());

const answer = (body: string, status = 200) =>
  Promise.resolve({ status, headers: [], body: Buffer.from(body), by: 'default' as const });
const refuse: Stream = () => answer('too large', 413);
const echo: Stream = async ({ body }) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return answer(`<${Buffer.concat(pieces).toString()}>`);
};
const HEAD = 'POST /p HTTP/1.1\r\nContent-Length: 10\r\n\r\n';

describe('an answer that comes before the end of an HTTP/1 request', () => {
  it('reaches a client that has sent half of its body, and says that the connection closes', async () => {
    const { connect } = await open(refuse);
    const socket = await connect();
    socket.write(`${HEAD}half.`);
    const received = await readUntil(socket, 'too large');
    expect(received).toMatch(/^HTTP\/1\.1 413 .*\r\nconnection: close\r\n\r\ntoo large$/s);
    socket.destroy();
  });

  it('is recorded with the whole request where the client sends the rest', async () => {
    const { connect, recorder, end } = await open(refuse);
    const socket = await connect();
    const closed = readAll(socket);
    socket.write(`${HEAD}half.`);
    await readUntil(socket, 'too large');
    socket.end('.half');
    await closed;
    await end();
    expect(recorder.raws()).toEqual([`${HEAD}half..half`]);
    expect(recorder.of('http')[0]).toMatchObject({
      request: { truncated: false },
      response: { status: 413, by: 'default' },
    });
  });

  it('is recorded with what came where the client leaves instead', async () => {
    const { connect, recorder, end } = await open(refuse);
    const socket = await connect();
    socket.write(`${HEAD}half.`);
    await readUntil(socket, 'too large');
    socket.destroy();
    await end();
    expect(recorder.raws()).toEqual([`${HEAD}half.`]);
    expect(recorder.of('http')[0]).toMatchObject({ request: { truncated: true }, response: { status: 413 } });
  });

  it('never lets the rest of the body pass for another request', async () => {
    const { connect, recorder, end } = await open(refuse);
    const socket = await connect();
    const all = readAll(socket);
    const smuggled = 'GET /b HTTP/1.1\r\n\r\n';
    socket.write(`POST /a HTTP/1.1\r\nContent-Length: ${smuggled.length}\r\n\r\n`);
    await readUntil(socket, 'too large');
    socket.end(smuggled + smuggled);
    expect((await all).match(/HTTP\/1\.1 /g)).toHaveLength(1);
    await end();
    expect(recorder.raws()).toHaveLength(1);
    expect(recorder.of('tcp').map(({ raw }) => recorder.blob(raw ?? '').toString())).toEqual([smuggled]);
  });

  it('goes out whole, also when the body ends while it is under way', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('one');
      await held;
      yield Buffer.from('two');
    }
    const { connect } = await open(() => Promise.resolve({ status: 200, headers: [], body: slow(), by: 'default' }));
    const socket = await connect();
    const all = readAll(socket);
    socket.write(`${HEAD}half.`);
    await readUntil(socket, 'one');
    socket.write('.half');
    setTimeout(release, 50);
    expect(await all).toMatch(/one\r\n3\r\ntwo\r\n0\r\n\r\n$/);
  });

  it('is given without a 100 Continue to a client that waits for one, where nobody reads the body', async () => {
    const { connect } = await open(refuse);
    const socket = await connect();
    socket.write('POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n');
    expect(await readUntil(socket, 'too large')).toMatch(/^HTTP\/1\.1 413/);
    socket.destroy();
  });
});

describe('a body that is read while it comes', () => {
  it('is echoed without its framing, and the connection stays', async () => {
    const { connect, recorder, end } = await open(echo);
    const socket = await connect();
    socket.write('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n');
    socket.write('2\r\nde\r\n0\r\n\r\n');
    expect(await readUntil(socket, '<abcde>')).toContain('connection: keep-alive');
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await readUntil(socket, '<>');
    await end();
    expect(recorder.of('http').map(({ response }) => response.status)).toEqual([200, 200]);
  });

  it('is asked for with a 100 Continue', async () => {
    const { connect } = await open(echo);
    const socket = await connect();
    socket.write('POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n');
    expect(await readUntil(socket, '\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('body');
    expect(await readUntil(socket, '<body>')).toMatch(/^HTTP\/1\.1 200/);
    socket.destroy();
  });

  it('throws at its reader where the client leaves before its end', async () => {
    let failure = '';
    const { exchange } = await open(async (request) => {
      try {
        return (await echo(request)) ?? (await answer(''));
      } catch (error) {
        failure = String(error);
        return await answer('cut', 400);
      }
    });
    expect(await exchange(`${HEAD}half.`)).toMatch(/^HTTP\/1\.1 400/);
    expect(failure).toBe('Error: the client left before the end of the body');
  });

  it('is answered 400 where its framing breaks', async () => {
    const { exchange, recorder, end } = await open(() => new Promise(() => undefined));
    const raw = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nzz\r\n';
    expect(await exchange(raw)).toMatch(/^HTTP\/1\.1 400/);
    await end();
    expect(recorder.raws()).toEqual([raw]);
    expect(recorder.of('http')[0]?.response).toMatchObject({ status: 400, by: 'error' });
  });

  it('of pipelined requests goes to the responder in turn', async () => {
    const { exchange } = await open(echo);
    const post = (body: string): string => `POST / HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    expect((await exchange(post('a') + post('bb') + post('c'))).match(/<.*?>/g)).toEqual(['<a>', '<bb>', '<c>']);
  });

  it('holds its client back while nobody reads it, and is whole in the end', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { exchange } = await open(async (request) => {
      await held;
      let size = 0;
      for await (const piece of request.body) size += piece.length;
      return answer(`<${size}>`);
    });
    setTimeout(release, 100);
    const size = 3_000_000;
    const received = await exchange(`POST / HTTP/1.1\r\nContent-Length: ${size}\r\n\r\n`, Buffer.alloc(size, 'a'));
    expect(received).toContain(`<${size}>`);
  });
});

describe('a stream responder that does not take a request', () => {
  it('leaves it to the responder, whole, as if nobody had seen it before', async () => {
    const { exchange, seen, recorder, end } = await open(() => null);
    const raw = `${HEAD}0123456789`;
    expect(await exchange(raw, raw)).toMatch(/hello.*hello$/s);
    await end();
    expect(seen.map(({ body }) => Buffer.from(body).toString())).toEqual(['0123456789', '0123456789']);
    expect(recorder.raws()).toEqual([raw, raw]);
  });

  it('leaves a request that is cut short unanswered', async () => {
    const { exchange, recorder, seen, end } = await open(() => null);
    expect(await exchange(`${HEAD}half.`)).toBe('');
    await end();
    expect([seen.length, recorder.of('http')[0]?.response.status]).toEqual([0, 0]);
  });

  it('that throws is answered 502', async () => {
    const { exchange } = await open(() => {
      throw new Error('bug');
    });
    expect(await exchange('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 502/);
  });
});

describe('an answer that comes before the end of an HTTP/2 request', () => {
  it('reaches its client, and the stream is closed without an error', async () => {
    const { port, recorder, end } = await open(refuse);
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    const request = session.request({ ':method': 'POST', ':path': '/p' }, { endStream: false });
    request.write('half');
    const status = new Promise((resolve) => request.on('response', (headers) => resolve(headers[':status'])));
    const closed = new Promise((resolve) => request.on('close', () => resolve(request.rstCode)));
    request.resume();
    expect([await status, await closed]).toEqual([413, 0]);
    session.destroy();
    await end();
    expect(recorder.of('http')[0]).toMatchObject({ request: { truncated: true }, response: { status: 413 } });
  });

  it('may be made of the body as it comes', async () => {
    const { port, recorder, end } = await open(echo);
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    const request = session.request({ ':method': 'POST', ':path': '/p' }, { endStream: false });
    request.write('half');
    request.end('.half');
    let text = '';
    for await (const piece of request) text += String(piece);
    expect(text).toBe('<half.half>');
    session.destroy();
    await end();
    expect(recorder.of('http')[0]).toMatchObject({ request: { truncated: false }, response: { status: 200 } });
  });
});
