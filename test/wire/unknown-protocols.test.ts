/** Connections that speak neither TLS nor HTTP, and DNS over TCP. */
import { decode, encode } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, openBench, readAll } from './interceptor-harness.ts';

let bench: Bench;

const open = async (options?: BenchOptions): Promise<Bench> => (bench = await openBench(options));

afterEach(() => bench.interceptor.close());

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
