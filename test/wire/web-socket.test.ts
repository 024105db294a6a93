/** WebSockets after their opening request: what is accepted, declined and recorded. */
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WebSocketHandler } from '../../src/wire/web-socket.ts';
import { type Bench, type BenchOptions, openBench } from './interceptor-harness.ts';

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
