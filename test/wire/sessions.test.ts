/** Sessions of the interceptor: how they begin, end and fail. */
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
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

describe('sessions', () => {
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
