/**
 * Serves one accepted connection, from its first byte to its last. It detects the protocol, ends
 * TLS, and hands the plaintext to its server; inside tunnels it begins anew. Bytes that no protocol
 * reads are kept as they came.
 */
import type { Duplex } from 'node:stream';
import type { Destination } from '../core/model/index.ts';
import type { CertificateAuthority } from './tls/authority.ts';
import { type ClientHello, readClientHello } from './tls/client-hello.ts';
import { serveDns } from './dns/over-tcp.ts';
import type { DnsSink } from './dns/sink.ts';
import type { Arrival, Origin } from './exchange.ts';
import { serveHttp1 } from './http1/serve.ts';
import { serveHttp2 } from './http2/serve.ts';
import { readStart } from './http2/start.ts';
import { BoundedBytes } from './bounded-bytes.ts';
import { type Peeked, peek } from './peek.ts';
import type { Responder, StreamResponder, WireRequest } from './responder.ts';
import { terminateTls } from './tls/terminator.ts';
import { serveWebSocket, type WebSocketPolicy } from './web-socket.ts';

/** The parts that connections need from outside. */
export interface Wiring<By extends string> {
  readonly authority: CertificateAuthority;
  readonly respond: Responder<By>;
  /** Answers requests whose body is still coming; default: none is. */
  readonly respondToStream?: StreamResponder<By>;
  readonly dns: Pick<DnsSink, 'answer'>;
  readonly webSockets: (request: WireRequest) => WebSocketPolicy;
  readonly announceExtendedConnect: boolean;
}

/** Bytes that no protocol read. Null: all were read. Empty: the client sent nothing at all. */
type Unread = Uint8Array | null;

const DNS_PORTS: ReadonlySet<number> = new Set([53, 853]);
/**
 * A client that leaves sooner than this after the handshake, having sent nothing, has refused the
 * certificate. ms
 */
const REFUSAL_MS = 2000;

/**
 * Serves a connection to its end and records that there was one. Rejects only where our side fails.
 */
export async function serveConnection<By extends string>(
  stream: Duplex,
  origin: Origin<By>,
  wiring: Wiring<By>,
): Promise<void> {
  const at = origin.record.now();
  const gone = closed(stream);
  const unread = await serveStream(stream, await peek(stream, gone), origin, gone, wiring);
  await gone;
  recordTcp(at, origin, unread);
}

function recordTcp<By extends string>(at: number, { record, connection, to }: Origin<By>, unread: Unread): void {
  const raw = unread === null ? {} : { raw: record.putBlob(unread) };
  record.emit({ kind: 'tcp', at, connection, to, ...raw });
}

/**
 * `gone` is the closing of `stream`, or of anything below it: node:tls does not always pass it on
 * to TLS inside TLS.
 */
async function serveStream<By extends string>(
  stream: Duplex,
  first: Peeked,
  origin: Origin<By>,
  gone: Promise<void>,
  wiring: Wiring<By>,
): Promise<Unread> {
  switch (first.spoken) {
    case 'tls':
      return serveTls(stream, first.bytes, origin, gone, wiring);
    case 'http2':
      if (await recordStart(stream, first.bytes, origin, gone))
        await serveHttp2(stream, origin, gone, { ...wiring, tunnel: tunnelWith(gone, wiring) });
      return null;
    case 'http1':
      return ifAny(await serveHttp1(stream, first.bytes, origin, gone, takeovers(gone, wiring)));
    case 'raw': {
      if (!DNS_PORTS.has(origin.to.port)) return keepRaw(stream, first.bytes, origin, gone);
      const rest = await serveDns(stream, first.bytes, origin, gone, wiring.dns);
      return first.bytes.length === 0 ? rest : ifAny(rest);
    }
  }
}

/**
 * Records the client's bytes before its first request, and puts all back for the server. False: the
 * client is gone.
 */
async function recordStart<By extends string>(
  stream: Duplex,
  first: Buffer,
  { record, connection, to }: Origin<By>,
  gone: Promise<void>,
): Promise<boolean> {
  const at = record.now();
  const { start, read } = await readStart(stream, first, gone);
  record.emit({ kind: 'http2', at, connection, to, start: record.putBlob(start) });
  if (stream.readableEnded || stream.destroyed) {
    stream.destroy();
    return false;
  }
  stream.unshift(read);
  return true;
}

function takeovers<By extends string>(gone: Promise<void>, wiring: Wiring<By>) {
  return {
    ...wiring,
    tunnel: tunnelWith(gone, wiring),
    webSocket: (stream: Duplex, first: Buffer, arrival: Arrival<By>, wire: WireRequest) =>
      serveWebSocket(stream, first, arrival, wire, wiring.webSockets(wire), gone),
  };
}

/** The inside of a CONNECT: looked at afresh, as if the target had been dialled. */
function tunnelWith<By extends string>(below: Promise<void>, wiring: Wiring<By>) {
  return async (stream: Duplex, first: Buffer, outer: Origin<By>, to: Destination): Promise<void> => {
    const origin: Origin<By> = { ...outer, to, route: 'connect' };
    const at = origin.record.now();
    if (first.length > 0) stream.unshift(first);
    const gone = Promise.race([closed(stream), below]);
    const unread = await serveStream(stream, await peek(stream, gone), origin, gone, wiring);
    if (unread !== null) recordTcp(at, origin, unread);
  };
}

async function serveTls<By extends string>(
  stream: Duplex,
  bytes: Buffer,
  origin: Origin<By>,
  below: Promise<void>,
  wiring: Wiring<By>,
): Promise<Unread> {
  const hello = readClientHello(bytes);
  if (typeof hello === 'string') throw new TypeError('peek promised a client hello');
  const at = origin.record.now();
  const to = namedBy(origin.to, hello);
  const context = await contextFor(hello, to, wiring.authority);
  if (context instanceof Error) {
    stream.destroy();
    recordTls(at, { ...origin, to }, hello, context.message);
    return null;
  }
  stream.unshift(bytes);
  const handshake = await terminateTls(stream, context, hello.alpn, below);
  if (handshake.kind === 'refused') {
    stream.destroy();
    recordTls(at, { ...origin, to }, hello, handshake.why);
    return null;
  }
  return serveInside(handshake.plaintext, at, hello, { ...origin, to, tls: true }, below, wiring);
}

/**
 * Some runtimes check the certificate only after the handshake. Their refusal shows only in that
 * the client leaves at once, without a word.
 */
async function serveInside<By extends string>(
  plaintext: Duplex,
  at: number,
  hello: ClientHello,
  origin: Origin<By>,
  below: Promise<void>,
  wiring: Wiring<By>,
): Promise<Unread> {
  const secured = origin.record.now();
  const gone = Promise.race([closed(plaintext), below]);
  const first = await peek(plaintext, gone);
  const silent = first.ended && first.bytes.length === 0 && !origin.record.ending;
  const left = silent && origin.record.now() - secured < REFUSAL_MS;
  recordTls(at, origin, hello, left ? 'left after the handshake without sending anything' : undefined);
  return serveStream(plaintext, first, origin, gone, wiring);
}

async function contextFor(hello: ClientHello, to: Destination, authority: CertificateAuthority) {
  try {
    return await authority.secureContextFor(hello.sni ?? to.host, hello.sni === undefined ? to.address : undefined);
  } catch (error) {
    return new Error(`no certificate could be made for that name: ${String(error)}`);
  }
}

/** The server name in a hello names a destination that has no name yet. */
function namedBy(to: Destination, hello: ClientHello): Destination {
  return to.host === to.address && hello.sni !== undefined ? { ...to, host: hello.sni.toLowerCase() } : to;
}

function recordTls<By extends string>(
  at: number,
  { record, connection, to }: Origin<By>,
  hello: ClientHello,
  refused?: string,
): void {
  record.emit({
    kind: 'tls',
    at,
    connection,
    to,
    hello: record.putBlob(hello.raw),
    ja3: hello.ja3,
    ja4: hello.ja4,
    ...(hello.sni === undefined ? {} : { sni: hello.sni }),
    alpn: hello.alpn,
    ...(refused === undefined ? {} : { refused }),
  });
}

/** Keeps what a client sends in a protocol that is not served, and answers nothing. */
async function keepRaw<By extends string>(
  stream: Duplex,
  first: Buffer,
  origin: Origin<By>,
  gone: Promise<void>,
): Promise<Uint8Array> {
  const kept = new BoundedBytes(origin.record.bodyBytes);
  kept.add(first);
  stream.on('data', (piece: Buffer) => kept.add(piece));
  stream.once('end', () => stream.end());
  if (stream.readableEnded) stream.end();
  stream.resume();
  await gone;
  return kept.bytes();
}

function ifAny(bytes: Uint8Array): Unread {
  return bytes.length === 0 ? null : bytes;
}

function closed(stream: Duplex): Promise<void> {
  if (stream.closed) return Promise.resolve();
  return new Promise((resolve) => stream.once('close', () => resolve()));
}
