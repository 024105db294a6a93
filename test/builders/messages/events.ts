/** Events of the sinks beside HTTP, with their bytes written here and not by what reads them. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encode } from 'dns-packet';
import type {
  Destination,
  DnsEvent,
  FileEvent,
  OutputEvent,
  TcpEvent,
  TlsEvent,
  WebSocketEvent,
} from '../../../src/core/model/index.ts';
import type { MemoryBlobs } from './captures.ts';

export const to = (host: string, port = 443): Destination => ({ address: '198.18.0.1', port, host });

/** A query as an ordinary resolver library writes it. */
export function dnsEvent(blobs: MemoryBlobs, name: string, type: 'A' | 'AAAA' = 'A', more: object = {}): DnsEvent {
  const raw = encode({ type: 'query', id: 7, flags: 0x0100, questions: [{ type, name }], ...more });
  return { kind: 'dns', at: 1, resolver: '192.0.2.53', transport: 'udp', name, type, raw: blobs.put(raw) };
}

export function tcpEvent(host: string, options: Partial<TcpEvent> & { readonly port?: number } = {}): TcpEvent {
  const { port = 443, ...rest } = options;
  return { kind: 'tcp', at: 2, connection: 1, to: to(host, port), ...rest };
}

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const sized8 = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.of(bytes.length), bytes]);
const sized16 = (bytes: Uint8Array): Buffer => Buffer.concat([u16(bytes.length), bytes]);
const list = (values: readonly number[]): Buffer => Buffer.concat(values.map(u16));

export interface Hello {
  readonly random?: number;
  readonly session?: string;
  readonly suites?: readonly number[];
  /** Extensions in order; `server_name`, `groups`, `alpn` and `key_share` stand for theirs with these values, others are empty. */
  readonly extensions?: readonly (number | 'server_name' | 'groups' | 'alpn' | 'key_share')[];
  readonly groups?: readonly number[];
  readonly alpn?: readonly string[];
  /** Keys of X25519, the first byte of each. */
  readonly keys?: readonly number[];
}

export function helloBytes(host: string, hello: Hello = {}): Buffer {
  const { suites = [0x1301, 0x1302], groups = [29, 23], alpn = ['h2', 'http/1.1'], keys = [1] } = hello;
  const known = {
    server_name: Buffer.concat([u16(0), sized16(sized16(Buffer.concat([Buffer.of(0), sized16(Buffer.from(host))])))]),
    groups: Buffer.concat([u16(10), sized16(sized16(list(groups)))]),
    key_share: Buffer.concat([u16(51), sized16(sized16(Buffer.concat(keys.map(keyShare))))]),
    alpn: Buffer.concat([u16(16), sized16(sized16(Buffer.concat(alpn.map((name) => sized8(Buffer.from(name))))))]),
  };
  const extensions = (hello.extensions ?? ['server_name', 'groups', 'alpn', 23]).map((extension) =>
    typeof extension === 'number' ? Buffer.concat([u16(extension), u16(0)]) : known[extension],
  );
  const fields = Buffer.concat([
    u16(0x0303),
    Buffer.alloc(32, hello.random ?? 7),
    sized8(Buffer.from(hello.session ?? '')),
    sized16(list(suites)),
    sized8(Buffer.of(0)),
    sized16(Buffer.concat(extensions)),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), u16(fields.length), fields]);
  return Buffer.concat([Buffer.from([22, 3, 1]), sized16(message)]);
}

const keyShare = (first: number): Buffer => Buffer.concat([u16(29), sized16(Buffer.alloc(32, first))]);

export function tlsEvent(blobs: MemoryBlobs, host: string, hello: Hello = {}, more: Partial<TlsEvent> = {}): TlsEvent {
  const raw = blobs.put(helloBytes(host, hello));
  return { kind: 'tls', at: 3, connection: 1, to: to(host), hello: raw, ja3: 'a', ja4: 'b', alpn: [], ...more };
}

/** A text message of a WebSocket. */
export const frameEvent = (
  blobs: MemoryBlobs,
  host: string,
  text: string,
  direction: WebSocketEvent['direction'],
): WebSocketEvent => ({
  kind: 'websocket',
  at: 2,
  connection: 1,
  to: to(host),
  direction,
  opcode: 'text',
  payload: blobs.put(Buffer.from(text)),
});

export function outputEvent(blobs: MemoryBlobs, text: string, stream: OutputEvent['stream'] = 'stdout'): OutputEvent {
  return { kind: 'output', at: 9, stream, bytes: blobs.put(Buffer.from(text)), truncated: false };
}

export function fileEvent(
  blobs: MemoryBlobs,
  path: string,
  content: string | Uint8Array | null,
  mode = 0o100644,
): FileEvent {
  const event = { kind: 'file', at: 9, path, mode, size: content?.length ?? 0 } as const;
  return content === null ? event : { ...event, bytes: blobs.put(Buffer.from(content)) };
}

/** A loose object as git stores it below `repository`. */
export function gitEvent(
  blobs: MemoryBlobs,
  repository: string,
  type: 'commit' | 'tree' | 'blob',
  content: string | Uint8Array,
): FileEvent {
  const whole = Buffer.concat([Buffer.from(`${type} ${Buffer.from(content).length}\0`), Buffer.from(content)]);
  const name = createHash('sha1').update(whole).digest('hex');
  const path = `${repository}/.git/objects/${name.slice(0, 2)}/${name.slice(2)}`;
  return fileEvent(blobs, path, deflateSync(whole), 0o100444);
}
