/**
 * What each kind of event says: the one place that knows which events become messages, and which reader takes which. Each
 * gives a tree of places and counts the bytes that could not be rebuilt from it. Must not know of other trials.
 */
import {
  type BlobHash,
  type CaptureEvent,
  type DnsEvent,
  type FileEvent,
  type Http2Event,
  type HttpEvent,
  type OutputEvent,
  type PacketEvent,
  type ReadBlob,
  type Sink,
  type TcpEvent,
  type TlsEvent,
  type WebSocketEvent,
  sinkOf,
} from '../../model/index.ts';
import { connectionPlace, packetPlace, writePacket, writeUnread } from '../../carriers/connection.ts';
import { queryPlace, writeQuery } from '../../carriers/dns/dns.ts';
import { contentPlace, filePlace, writeFile } from '../../carriers/file/file.ts';
import { readRequest } from '../../carriers/http/request.ts';
import { startPlace, writeStart } from '../../carriers/http2.ts';
import { outputPlace, writeOutput } from '../../carriers/output.ts';
import type { Place } from '../../carriers/reading.ts';
import { helloPlace, writeHello } from '../../carriers/tls/hello.ts';
import { isData, readFrame } from '../../carriers/websocket.ts';

/** One message, before it is compared with any other. */
export interface Message {
  readonly sink: Sink;
  /** What sort of message it is: the first word of its role. */
  readonly method: string;
  /** Lower case; empty where the message goes to no host. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Number of the connection it was said on; null for what needs none. */
  readonly connection: number | null;
  /** Length of the message. */
  readonly bytes: number;
  readonly place: Place;
  /** Bytes that cannot be rebuilt from the readings; 0 unless a carrier is at fault. */
  readonly unreadBytes: number;
}

/** The message that an event is, or null where it is none of the subject's. */
export function messageOf(event: CaptureEvent, readBlob: ReadBlob): Message | null {
  switch (event.kind) {
    case 'http':
      return request(event, readBlob);
    case 'websocket':
      return event.direction === 'sent' ? frame(event, readBlob) : null;
    case 'http2':
      return connectionStart(event, readBlob);
    case 'dns':
      return query(event, readBlob);
    case 'tls':
      return hello(event, readBlob);
    case 'tcp':
      return connection(event, readBlob);
    case 'packet':
      return packet(event, readBlob);
    case 'output':
      return output(event, readBlob);
    case 'file':
      return file(event, readBlob);
  }
}

/** A hash that stands for all that a file's message is made of, so that equal ones are read once. */
export function fileKey(event: FileEvent): string {
  return `${event.path}\n${event.mode}\n${event.size}\n${event.bytes ?? ''}`;
}

const unread = (rebuilt: Uint8Array, bytes: Uint8Array): number =>
  Buffer.compare(rebuilt, bytes) === 0 ? 0 : bytes.length;

type Peer = Pick<Message, 'host' | 'port' | 'connection'>;

const peer = ({ to, connection: number }: Pick<TlsEvent, 'to' | 'connection'>): Peer => ({
  host: to.host.toLowerCase(),
  port: to.port,
  connection: number,
});

const NO_PEER: Peer = { host: '', port: 0, connection: null };

function request(event: HttpEvent, readBlob: ReadBlob): Message {
  const { place, method, path, bytes, unreadBytes } = readRequest(event, readBlob);
  return { sink: sinkOf(event), method, path, ...peer(event), bytes, place, unreadBytes };
}

function frame(event: WebSocketEvent, readBlob: ReadBlob): Message {
  const payload = readBlob(event.payload);
  const place = readFrame(event, payload);
  const path = isData(event) ? '' : `/${event.opcode}`;
  return {
    sink: sinkOf(event),
    method: 'WEBSOCKET',
    path,
    ...peer(event),
    bytes: payload.length,
    place,
    unreadBytes: 0,
  };
}

function connectionStart(event: Http2Event, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.start);
  const place = startPlace(bytes);
  const unreadBytes = unread(writeStart(place), bytes);
  return { sink: sinkOf(event), method: 'HTTP/2', path: '', ...peer(event), bytes: bytes.length, place, unreadBytes };
}

function query(event: DnsEvent, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.raw);
  const place = queryPlace(event, bytes);
  return {
    sink: sinkOf(event),
    method: 'DNS',
    path: event.type,
    ...NO_PEER,
    host: event.name.toLowerCase(),
    bytes: bytes.length,
    place,
    unreadBytes: unread(writeQuery(place), bytes),
  };
}

function hello(event: TlsEvent, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.hello);
  const place = helloPlace(event, bytes);
  const unreadBytes = unread(writeHello(place), bytes);
  return { sink: sinkOf(event), method: 'TLS', path: '', ...peer(event), bytes: bytes.length, place, unreadBytes };
}

function connection(event: TcpEvent, readBlob: ReadBlob): Message {
  const bytes = event.raw === undefined ? null : readBlob(event.raw);
  const place = connectionPlace(event, bytes);
  const unreadBytes = bytes === null ? 0 : unread(writeUnread(place), bytes);
  return {
    sink: sinkOf(event),
    method: 'TCP',
    path: '',
    ...peer(event),
    bytes: bytes?.length ?? 0,
    place,
    unreadBytes,
  };
}

function packet(event: PacketEvent, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.raw);
  const place = packetPlace(event, bytes);
  return {
    sink: sinkOf(event),
    method: 'PACKET',
    path: event.protocol,
    ...NO_PEER,
    host: event.address,
    port: event.port ?? 0,
    bytes: bytes.length,
    place,
    unreadBytes: unread(writePacket(place), bytes),
  };
}

function output(event: OutputEvent, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.bytes);
  const place = outputPlace(bytes);
  const unreadBytes = unread(writeOutput(place), bytes);
  return { sink: sinkOf(event), method: 'OUTPUT', path: '', ...NO_PEER, bytes: bytes.length, place, unreadBytes };
}

function file(event: FileEvent, readBlob: ReadBlob): Message {
  const bytes = event.bytes === undefined ? null : readBlob(event.bytes);
  const place = filePlace(event, bytes === null ? null : contentPlace(event.path, bytes));
  const byDigest = (digest: BlobHash): Uint8Array =>
    digest === event.bytes && bytes !== null ? bytes : readBlob(digest);
  return {
    sink: sinkOf(event),
    method: 'FILE',
    path: event.path,
    ...NO_PEER,
    bytes: bytes?.length ?? event.size,
    place,
    unreadBytes: bytes === null ? 0 : unread(writeFile(place, byDigest), bytes),
  };
}
