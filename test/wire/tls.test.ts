/** Connections whose TLS ends at the interceptor. */
import { request as requestHttps } from 'node:https';
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
