import { request as requestHttp } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, openBench, readUntil } from '../interceptor-harness.ts';

let bench: Bench;
const open = async (options?: BenchOptions): Promise<Bench> => (bench = await openBench(options));
afterEach(() => bench.interceptor.close());

describe('an HTTP/1 request', () => {
  it('is kept byte for byte, odd header case, duplicates, white space and folding included', async () => {
    const { exchange, recorder, seen, end } = await open();
    const raw =
      'POST /v1/x?q=%7E HTTP/1.1\r\nHOST:  a\r\nx-Odd:\t1 \r\nX-ODD: 2\r\nFolded: one\r\n\t two\r\nContent-Length: 3\r\n\r\n\xff\xfe{';
    expect(await exchange(Buffer.from(raw, 'latin1'))).toMatch(
      /^HTTP\/1\.1 200 OK\r\nx-seen: \/v1\/x\?q=%7E\r\n.*hello$/s,
    );
    await end();
    expect(recorder.raws()).toEqual([raw]);
    expect(seen[0]).toMatchObject({ method: 'POST', target: '/v1/x?q=%7E', tls: false });
    expect(seen[0]?.headers).toEqual([
      ['HOST', 'a'],
      ['x-Odd', '1'],
      ['X-ODD', '2'],
      ['Folded', 'one two'],
      ['Content-Length', '3'],
    ]);
    expect(Buffer.from(seen[0]?.body ?? [])).toEqual(Buffer.from([0xff, 0xfe, 0x7b]));
  });

  it('says where it went, how, and what was answered by whom', async () => {
    const { exchange, recorder, port, end } = await open({
      nameOf: (a) => (a === '127.0.0.1' ? 'api.example' : undefined),
    });
    await exchange('GET / HTTP/1.1\r\n\r\n');
    await end();
    const [event] = recorder.of('http');
    expect(event).toMatchObject({
      connection: 1,
      route: 'direct',
      tls: false,
      to: { address: '127.0.0.1', port, host: 'api.example' },
      request: { form: 'h1', truncated: false },
      response: { status: 200, by: 'backend' },
    });
    expect(recorder.blob(event?.response.body ?? '').toString()).toBe('hello');
    expect(recorder.of('tcp')).toEqual([expect.not.objectContaining({ raw: expect.anything() as unknown })]);
  });

  it('shows the port that was dialled where the caller knows better', async () => {
    const { exchange, recorder, end } = await open({ originalPort: () => Promise.resolve(443) });
    await exchange('GET / HTTP/1.1\r\n\r\n');
    await end();
    expect(recorder.of('http')[0]?.to.port).toBe(443);
  });

  it('in chunks with extensions and trailers is kept as framed, and handed on without framing', async () => {
    const { exchange, recorder, seen, end } = await open();
    const raw =
      'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0A\r\n0123456789\r\n0;last\r\nX-Trail: 1\r\n\r\n';
    await exchange(raw);
    await end();
    expect(recorder.raws()).toEqual([raw]);
    expect(Buffer.from(seen[0]?.body ?? []).toString()).toBe('abc0123456789');
  });

  it('pipelined with others is answered in order, each kept apart', async () => {
    const { exchange, recorder, end } = await open({
      respond: async ({ target }) => {
        await new Promise((resolve) => setTimeout(resolve, target === '/slow' ? 60 : 0));
        return { status: 200, headers: [], body: Buffer.from(`<${target}>`), by: 'backend' };
      },
    });
    const raws = [
      'GET /slow HTTP/1.1\r\n\r\n',
      '\r\nPUT /b HTTP/1.1\r\nContent-Length: 1\r\n\r\nx',
      'GET /c HTTP/1.1\r\n\r\n',
    ];
    const answers = await exchange(raws.join(''));
    expect(answers.match(/<.*?>/g)).toEqual(['</slow>', '</b>', '</c>']);
    await end();
    expect(recorder.raws()).toEqual(raws);
  });

  it('on a connection that stays is one of several with the same number', async () => {
    const { connect, recorder, end } = await open();
    const socket = await connect();
    for (let i = 0; i < 3; i += 1) {
      socket.write(`GET /${i} HTTP/1.1\r\n\r\n`);
      await readUntil(socket, 'hello');
    }
    await end();
    expect(recorder.of('http').map((event) => event.connection)).toEqual([1, 1, 1]);
    expect(recorder.of('tcp')).toHaveLength(1);
  });

  it('that expects 100-continue is told to go on before its body comes', async () => {
    const { connect, recorder, end } = await open();
    const socket = await connect();
    socket.write('POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n');
    expect(await readUntil(socket, '\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('body');
    expect(await readUntil(socket, 'hello')).toMatch(/^HTTP\/1\.1 200/);
    await end();
    expect(recorder.raws()[0]).toMatch(/body$/);
  });

  it('of HTTP/1.0 gets an answer that ends with the connection', async () => {
    const { exchange } = await open({
      respond: () => Promise.resolve({ status: 200, headers: [], body: pieces('one', 'two'), by: 'backend' }),
    });
    const answer = await exchange('GET / HTTP/1.0\r\n\r\n');
    expect(answer).toMatch(/connection: close\r\n\r\nonetwo$/);
    expect(answer).not.toMatch(/chunked/);
  });

  it('of method HEAD gets no body', async () => {
    const { exchange } = await open();
    expect(await exchange('HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/\r\n\r\n$/);
  });
});

describe('content codings', () => {
  it('are taken off for the responder and kept on the wire bytes', async () => {
    const { exchange, recorder, seen, end } = await open();
    const body = gzipSync('{"stream":true}');
    const head = `POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    await exchange(head, body);
    await end();
    expect(Buffer.from(seen[0]?.body ?? []).toString()).toBe('{"stream":true}');
    expect(recorder.raws()).toEqual([head + body.toString('latin1')]);
  });

  it('that are cut short hand the responder what was sent', async () => {
    const { exchange, seen } = await open();
    const body = gzipSync('x'.repeat(1000)).subarray(0, 20);
    await exchange(`POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n`, body);
    expect(Buffer.from(seen[0]?.body ?? [])).toEqual(body);
  });
});

describe('a broken request', () => {
  it.each([
    ['a request line without a version', 'GET /\r\n\r\n'],
    ['a header line without a colon', 'GET / HTTP/1.1\r\nnonsense\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a negative length', 'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n'],
    ['a transfer coding that does not end', 'POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nxyz'],
    ['a chunk size that is none', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc'],
  ])('with %s is answered 400 and kept to its last byte', async (_, raw) => {
    const { exchange, recorder, seen, end } = await open();
    expect(await exchange(raw, 'and more')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    await end();
    expect(recorder.raws()).toEqual([`${raw}and more`]);
    expect(recorder.of('http')[0]?.response).toMatchObject({ status: 400, by: 'error' });
    expect(seen).toEqual([]);
  });

  it('with a head past all measure is answered 431', async () => {
    const { exchange, recorder, end } = await open();
    const answer = await exchange(`GET / HTTP/1.1\r\nX: ${'a'.repeat(300_000)}`);
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
    await end();
    expect(recorder.raws()[0]).toHaveLength(300_000 + 19);
  });

  it('that the client left half sent is kept, marked as cut, and has status 0', async () => {
    const { exchange, recorder, end } = await open();
    const raw = 'POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nonly this';
    await exchange(raw);
    await exchange('GET /cut HTT');
    await end();
    expect(recorder.raws()).toEqual([raw, 'GET /cut HTT']);
    expect(recorder.of('http').map((event) => [event.request.truncated, event.response.status])).toEqual([
      [true, 0],
      [true, 0],
    ]);
  });
});

describe('limits', () => {
  it('a body past the limit is cut, marked, drained and answered', async () => {
    const { exchange, recorder, seen, end } = await open({ bodyBytes: 1000 });
    const head = 'POST / HTTP/1.1\r\nContent-Length: 5000\r\n\r\n';
    const answer = await exchange(head, 'x'.repeat(5000), 'GET /next HTTP/1.1\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    await end();
    expect(recorder.raws()).toEqual([head + 'x'.repeat(1000), 'GET /next HTTP/1.1\r\n\r\n']);
    expect(recorder.of('http').map((event) => event.request.truncated)).toEqual([true, false]);
    expect(seen[0]?.body).toHaveLength(1000);
  });

  it('a body of 64 MB is drained in bounded memory', async () => {
    const { port, recorder, end } = await open({ bodyBytes: 1_000_000 });
    const piece = Buffer.alloc(1_000_000, 'a');
    const before = process.memoryUsage().rss;
    let peak = 0;
    const status = await new Promise((resolve, reject) => {
      const request = requestHttp({ port, method: 'POST', host: '127.0.0.1' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      const push = (left: number): void => {
        peak = Math.max(peak, process.memoryUsage().rss);
        if (left === 0) request.end();
        else request.write(piece, () => push(left - 1));
      };
      push(64);
    });
    expect(status).toBe(200);
    expect(peak - before).toBeLessThan(50_000_000);
    await end();
    expect(recorder.of('http')[0]?.request.truncated).toBe(true);
  });
});

describe('an answer', () => {
  it('in pieces goes out piece by piece', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    async function* events(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('data: one\n\n');
      await held;
      yield Buffer.from('data: two\n\n');
    }
    const { connect, recorder, end } = await open({
      respond: () =>
        Promise.resolve({
          status: 200,
          headers: [['content-type', 'text/event-stream']],
          body: events(),
          by: 'backend',
        }),
    });
    const socket = await connect();
    socket.write('GET / HTTP/1.1\r\n\r\n');
    expect(await readUntil(socket, 'data: one')).not.toContain('two');
    release();
    expect(await readUntil(socket, '0\r\n\r\n')).toContain('data: two');
    await end();
    const [event] = recorder.of('http');
    expect(recorder.blob(event?.response.body ?? '').toString()).toBe('data: one\n\ndata: two\n\n');
  });

  it('keeps the names, the order and the repetitions of its headers, but not another server’s framing', async () => {
    const headers = [
      ['Set-Cookie', 'a'],
      ['X-B', '1'],
      ['Set-Cookie', 'b'],
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '99'],
    ] as const;
    const { exchange } = await open({
      respond: () => Promise.resolve({ status: 201, headers, body: Buffer.from('ok'), by: 'backend' }),
    });
    expect(await exchange('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toBe(
      'HTTP/1.1 201 Created\r\nSet-Cookie: a\r\nX-B: 1\r\nSet-Cookie: b\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok',
    );
  });

  it('whose source fails is broken off, and recorded as an error of ours', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      await Promise.resolve();
      throw new Error('backend died');
    }
    const { exchange, recorder, end } = await open({
      respond: () => Promise.resolve({ status: 200, headers: [], body: failing(), by: 'backend' }),
    });
    expect(await exchange('GET / HTTP/1.1\r\n\r\n')).not.toContain('\r\n0\r\n');
    await end();
    expect(recorder.of('http')[0]?.response).toMatchObject({ status: 200, by: 'error' });
  });

  it('is 502 where the responder throws in spite of its contract', async () => {
    const { exchange, recorder, end } = await open({ respond: () => Promise.reject(new Error('bug')) });
    expect(await exchange('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 502/);
    await end();
    expect(recorder.of('http')[0]?.response).toMatchObject({ status: 502, by: 'error' });
  });
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}
