/**
 * Messages of events: the only module that knows which events become messages, and which carrier
 * reads each. Gives a tree of places, and counts the bytes that cannot be rebuilt from it. Must not
 * know of other trials.
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
  /** Kind of message, the first word of its role: `GET`, `DNS`, `FILE`. */
  readonly method: string;
  /** Lower case; empty if the message goes to no host. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Number of its connection; null for messages without one. */
  readonly connection: number | null;
  /** Length of the message, bytes. */
  readonly bytes: number;
  readonly place: Place;
  /** Bytes that cannot be rebuilt from the readings; 0 unless a carrier is at fault. */
  readonly unreadBytes: number;
}

/** The message of an event; null for events that the subject did not send. */
export function messageOf(event: CaptureEvent, readBlob: ReadBlob): Message | null {
  switch (event.kind) {
    case 'http':
      return requestMessage(event, readBlob);
    case 'websocket':
      return event.direction === 'sent' ? frameMessage(event, readBlob) : null;
    case 'http2':
      return http2Message(event, readBlob);
    case 'dns':
      return queryMessage(event, readBlob);
    case 'tls':
      return helloMessage(event, readBlob);
    case 'tcp':
      return connectionMessage(event, readBlob);
    case 'packet':
      return packetMessage(event, readBlob);
    case 'output':
      return outputMessage(event, readBlob);
    case 'file':
      return fileMessage(event, readBlob);
  }
}

/** A key of everything that a file's message depends on, so that equal files are read once. */
export function fileKey(event: FileEvent): string {
  return `${event.path}\n${event.mode}\n${event.size}\n${event.bytes ?? ''}`;
}

/** All bytes if the rebuilt ones differ. */
const unreadBytesOf = (rebuilt: Uint8Array, bytes: Uint8Array): number =>
  Buffer.compare(rebuilt, bytes) === 0 ? 0 : bytes.length;

type Peer = Pick<Message, 'host' | 'port' | 'connection'>;

const peerOf = ({ to, connection: number }: Pick<TlsEvent, 'to' | 'connection'>): Peer => ({
  host: to.host.toLowerCase(),
  port: to.port,
  connection: number,
});

const NO_PEER: Peer = { host: '', port: 0, connection: null };

function requestMessage(event: HttpEvent, readBlob: ReadBlob): Message {
  const { place, method, path, bytes, unreadBytes } = readRequest(event, readBlob);
  return { sink: sinkOf(event), method, path, ...peerOf(event), bytes, place, unreadBytes };
}

function frameMessage(event: WebSocketEvent, readBlob: ReadBlob): Message {
  const payload = readBlob(event.payload);
  const place = readFrame(event, payload);
  const path = isData(event) ? '' : `/${event.opcode}`;
  return {
    sink: sinkOf(event),
    method: 'WEBSOCKET',
    path,
    ...peerOf(event),
    bytes: payload.length,
    place,
    unreadBytes: 0,
  };
}

function http2Message(event: Http2Event, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.start);
  const place = startPlace(bytes);
  const unreadBytes = unreadBytesOf(writeStart(place), bytes);
  return { sink: sinkOf(event), method: 'HTTP/2', path: '', ...peerOf(event), bytes: bytes.length, place, unreadBytes };
}

function queryMessage(event: DnsEvent, readBlob: ReadBlob): Message {
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
    unreadBytes: unreadBytesOf(writeQuery(place), bytes),
  };
}

function helloMessage(event: TlsEvent, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.hello);
  const place = helloPlace(event, bytes);
  const unreadBytes = unreadBytesOf(writeHello(place), bytes);
  return { sink: sinkOf(event), method: 'TLS', path: '', ...peerOf(event), bytes: bytes.length, place, unreadBytes };
}

function connectionMessage(event: TcpEvent, readBlob: ReadBlob): Message {
  const bytes = event.raw === undefined ? null : readBlob(event.raw);
  const place = connectionPlace(event, bytes);
  const unreadBytes = bytes === null ? 0 : unreadBytesOf(writeUnread(place), bytes);
  return {
    sink: sinkOf(event),
    method: 'TCP',
    path: '',
    ...peerOf(event),
    bytes: bytes?.length ?? 0,
    place,
    unreadBytes,
  };
}

function packetMessage(event: PacketEvent, readBlob: ReadBlob): Message {
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
    unreadBytes: unreadBytesOf(writePacket(place), bytes),
  };
}

function outputMessage(event: OutputEvent, readBlob: ReadBlob): Message {
  const bytes = readBlob(event.bytes);
  const place = outputPlace(bytes);
  const unreadBytes = unreadBytesOf(writeOutput(place), bytes);
  return { sink: sinkOf(event), method: 'OUTPUT', path: '', ...NO_PEER, bytes: bytes.length, place, unreadBytes };
}

function fileMessage(event: FileEvent, readBlob: ReadBlob): Message {
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
    unreadBytes: bytes === null ? 0 : unreadBytesOf(writeFile(place, byDigest), bytes),
  };
}
