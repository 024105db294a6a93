import { once } from 'node:events';
import { connect } from 'node:tls';
import { decode, encode } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WebSocketHandler } from '../../src/wire/web-socket.ts';
import {
  type Bench,
  type BenchOptions,
  hello,
  MemoryRecorder,
  openBench,
  readAll,
  readUntil,
} from './interceptor-harness.ts';

let bench: Bench;
const open = async (options?: BenchOptions): Promise<Bench> => (bench = await openBench(options));
afterEach(() => bench.interceptor.close());

describe('a WebSocket', () => {
  it('is accepted, and messages are recorded both ways', async () => {
    const echo: WebSocketHandler = (_request, peer) => ({ message: (payload) => peer.send(`got ${payload.length}`) });
    const { port, recorder, end } = await open({ webSockets: () => echo });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live`);
    await once(socket, 'open');
    socket.send('hi');
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(answer.toString()).toBe('got 2');
    socket.send(Buffer.from([1, 2, 3]));
    await once(socket, 'message');
    socket.close(1000, 'bye');
    await once(socket, 'close');
    await end();
    expect(recorder.raws()[0]).toMatch(/^GET \/live HTTP\/1\.1\r\n.*Sec-WebSocket-Key/s);
    expect(recorder.of('http')[0]?.response.status).toBe(101);
    const said = recorder
      .of('websocket')
      .map((e) => [e.direction, e.opcode, recorder.blob(e.payload).toString('latin1')]);
    expect(said).toEqual([
      ['sent', 'text', 'hi'],
      ['received', 'text', 'got 2'],
      ['sent', 'binary', '\x01\x02\x03'],
      ['received', 'text', 'got 3'],
      ['sent', 'close', '\x03\xe8bye'],
    ]);
  });

  it('is closed politely on its first message, by default', async () => {
    const { port, recorder, end } = await open();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    socket.on('open', () => socket.send('first'));
    expect((await once(socket, 'close'))[0]).toBe(1013);
    await end();
    expect(recorder.of('websocket').map((e) => [e.direction, e.opcode])).toEqual([
      ['sent', 'text'],
      ['received', 'close'],
      ['sent', 'close'],
    ]);
  });

  it('is declined with 426 where the policy is to refuse', async () => {
    const { port, recorder, end } = await open({ webSockets: () => 'refuse' });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toMatch(/426/);
    await end();
    expect(recorder.of('http')[0]?.response.status).toBe(426);
  });

  it('with a bad opening is answered 400 and recorded', async () => {
    const { exchange, recorder, end } = await open();
    expect(await exchange('GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400/,
    );
    await end();
    expect(recorder.of('http')[0]?.response.status).toBe(400);
  });
});

describe('a connection that is neither TLS nor HTTP', () => {
  it.each([
    ['a binary protocol', Buffer.from([0x00, 0x01, 0xff])],
    ['another text protocol', Buffer.from('EHLO me.example\r\n')],
    ['something that only starts like TLS', Buffer.from([0x16, 0x03, 0x01, 0x00, 0x02, 0x09, 0x09])],
    ['half a client hello', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])],
    ['empty lines', Buffer.from('\r\n\r\n')],
  ])('keeps the bytes of %s', async (_, bytes) => {
    const { exchange, recorder, end } = await open();
    expect(await exchange(bytes)).toBe('');
    await end();
    expect(recorder.events).toHaveLength(1);
    expect(recorder.blob(recorder.of('tcp')[0]?.raw ?? '')).toEqual(bytes);
  });

  it('and sends nothing is recorded with no bytes', async () => {
    const { exchange, recorder, end } = await open();
    await exchange();
    await end();
    expect(recorder.blob(recorder.of('tcp')[0]?.raw ?? '')).toHaveLength(0);
  });
});

describe('DNS over TCP', () => {
  it('is answered by the sink and recorded', async () => {
    const { connect, recorder, end } = await open({ originalPort: () => Promise.resolve(53) });
    const query = encode({ type: 'query', id: 7, questions: [{ type: 'A', name: 'a.example' }] });
    const socket = await connect();
    const answer = readAll(socket);
    socket.end(Buffer.concat([Buffer.from([0, query.length]), query]));
    const reply = Buffer.from(await answer, 'latin1');
    expect(decode(reply.subarray(2)).answers).toHaveLength(1);
    await end();
    const [event] = recorder.of('dns');
    expect(event).toMatchObject({ transport: 'tcp', name: 'a.example', type: 'A', resolver: '127.0.0.1' });
    expect(recorder.blob(event?.raw ?? '')).toEqual(query);
    expect(recorder.of('tcp')[0]).not.toHaveProperty('raw');
  });
});

describe('trials', () => {
  it('number their connections from 1 and share nothing', async () => {
    const { exchange, recorder, interceptor, connect } = await open();
    const idle = await connect();
    const idleClosed = readAll(idle);
    await exchange('GET /one HTTP/1.1\r\n\r\n');
    await interceptor.end();
    await idleClosed;
    const second = new MemoryRecorder();
    interceptor.begin(second);
    await exchange('GET /two HTTP/1.1\r\n\r\n');
    await interceptor.end();
    expect(recorder.raws()).toEqual(['GET /one HTTP/1.1\r\n\r\n']);
    expect(recorder.of('tcp')).toHaveLength(2);
    expect(second.raws()).toEqual(['GET /two HTTP/1.1\r\n\r\n']);
    expect(second.events.map((event) => 'connection' in event && event.connection)).toEqual([1, 1]);
  });

  it('end soon although the responder never answers, and keep the request', async () => {
    let reached = (): void => undefined;
    const request = new Promise<void>((resolve) => (reached = resolve));
    const respond = (): Promise<never> => {
      reached();
      return new Promise(() => undefined);
    };
    const { connect, recorder, interceptor } = await open({ respond, graceMs: 50 });
    const socket = await connect();
    socket.write('GET /hang HTTP/1.1\r\n\r\n');
    await request;
    // Waiting for the answer would take for ever.
    await interceptor.end();
    expect(recorder.of('http')[0]?.response).toMatchObject({ status: 0, by: 'error' });
  });

  it('end with a stream that never ends, and keep what was said', async () => {
    async function* forever(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('tick');
      await new Promise(() => undefined);
    }
    const { connect, recorder, interceptor } = await open({
      graceMs: 50,
      respond: () => Promise.resolve({ status: 200, headers: [], body: forever(), by: 'backend' }),
    });
    const socket = await connect();
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await readUntil(socket, 'tick');
    await interceptor.end();
    const [event] = recorder.of('http');
    expect(recorder.blob(event?.response.body ?? '').toString()).toBe('tick');
  });

  it('end with tunnels that stay open, one inside the other', async () => {
    const { connectTls, authority, interceptor, recorder } = await open({ graceMs: 50 });
    const outer = await connectTls({ servername: 'proxy.example' });
    outer.write('CONNECT inner.example:443 HTTP/1.1\r\n\r\n');
    await readUntil(outer, '\r\n\r\n');
    const inner = connect({ socket: outer, ca: authority.pem, servername: 'inner.example' });
    inner.on('error', () => undefined);
    inner.write('GET /in HTTP/1.1\r\n\r\nGET /cut');
    await readUntil(inner, 'hello');
    await interceptor.end();
    expect(recorder.raws().slice(1)).toEqual(['GET /in HTTP/1.1\r\n\r\n', 'GET /cut']);
  });

  it('fail where the port that was dialled cannot be found', async () => {
    const { exchange, interceptor } = await open({
      originalPort: () => Promise.reject(new Error('no such connection')),
    });
    await exchange('GET / HTTP/1.1\r\n\r\n').catch(() => '');
    await expect(interceptor.end()).rejects.toThrow('no such connection');
  });

  it('take in what the kernel had accepted before the end', async () => {
    const { connect, recorder, interceptor } = await open();
    const socket = await connect();
    socket.end('GET /last HTTP/1.1\r\n\r\n');
    await interceptor.end();
    expect(recorder.raws()).toEqual(['GET /last HTTP/1.1\r\n\r\n']);
  });

  it('are refused connections when none is running', async () => {
    const { exchange, interceptor, seen } = await open();
    await interceptor.end();
    expect(await exchange('GET / HTTP/1.1\r\n\r\n').catch(() => '')).toBe('');
    expect(seen).toEqual([]);
  });

  it('end with the failure of a recorder that could not keep a blob', async () => {
    const { exchange, interceptor } = await open({ respond: hello });
    await interceptor.end();
    const full = new MemoryRecorder();
    full.putBlob = () => {
      throw new Error('no space left');
    };
    interceptor.begin(full);
    await exchange('GET / HTTP/1.1\r\n\r\n');
    await expect(interceptor.end()).rejects.toThrow('no space left');
  });

  it('do not overlap', async () => {
    const { interceptor } = await open();
    expect(() => interceptor.begin(new MemoryRecorder())).toThrow(/running/);
  });
});
