/**
 * Accepts a WebSocket (RFC 6455) after its opening request, and records every message both ways.
 * Our side's messages are the handler's; without one, our side keeps one of three silences.
 */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WebSocketEvent } from '../core/model/index.ts';
import { type Arrival, deliver, plainAnswer, recordRefused } from './exchange.ts';
import type { WireRequest } from './responder.ts';

export interface WebSocketPeer {
  send(message: string | Uint8Array): void;
  close(code: number, reason: string): void;
}

/** Called once a WebSocket is open. Its result gets every message of the client. */
export type WebSocketHandler = (
  request: WireRequest,
  peer: WebSocketPeer,
) => { message(payload: Uint8Array, isText: boolean): void };

/**
 * `refuse`: answer the opening request with 426, so that clients fall back to plain requests;
 * `quiet`: accept and say nothing; `close`: accept, and close politely (1013, try again later) on
 * the first message or after a second.
 */
export type WebSocketPolicy = 'refuse' | 'quiet' | 'close' | WebSocketHandler;

const CLOSE_AFTER_MS = 1000;
const TRY_AGAIN_LATER = 1013;
/**
 * Codes of a close event without a close frame, and of a close frame without a code (RFC 6455
 * section 7.1.5).
 */
const NO_FRAME = 1006;
const NO_CODE = 1005;

/** Serves the stream to its end. `first` is what the client sent behind its opening request. */
export async function serveWebSocket<By extends string>(
  stream: Duplex,
  first: Buffer,
  arrival: Arrival<By>,
  wire: WireRequest,
  policy: WebSocketPolicy,
  gone: Promise<void>,
): Promise<void> {
  if (policy === 'refuse') return refuse(stream, arrival);
  const socket = await open(stream, first, arrival, wire);
  if (socket === null) return;
  converse(socket, arrival, wire, policy);
  stream.resume(); // It was paused so that nothing came before ws listened.
  await gone;
}

async function refuse<By extends string>(stream: Duplex, arrival: Arrival<By>): Promise<void> {
  await deliver(arrival, plainAnswer(426, '', arrival.origin.record.ownAnswers.protocol), () => {
    stream.end('HTTP/1.1 426 Upgrade Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    return Promise.resolve();
  });
  stream.resume();
}

/**
 * The opening handshake; null where the request was no good, which is recorded and answered 400.
 */
async function open<By extends string>(
  stream: Duplex,
  first: Buffer,
  arrival: Arrival<By>,
  wire: WireRequest,
): Promise<WebSocket | null> {
  const { record } = arrival.origin;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    skipUTF8Validation: true,
    maxPayload: Math.max(record.bodyBytes, 1024),
  });
  return new Promise((resolve) => {
    server.on('wsClientError', () => {
      stream.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      recordRefused(arrival, 400);
      resolve(null);
    });
    server.handleUpgrade(asIncoming(wire), stream, first, (socket) => {
      const switched = deliver(arrival, plainAnswer(101, '', record.ownAnswers.protocol), () => Promise.resolve());
      void switched.then(() => resolve(socket));
    });
  });
}

/**
 * The request as ws wants it: it reads method, target and headers, and never the request's socket.
 */
function asIncoming(wire: WireRequest): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = wire.method;
  request.url = wire.target;
  request.headers = Object.fromEntries(wire.headers.map(([name, value]) => [name.toLowerCase(), value]));
  return request;
}

function converse<By extends string>(
  socket: WebSocket,
  arrival: Arrival<By>,
  wire: WireRequest,
  policy: WebSocketPolicy,
): void {
  const peer = peerOf(socket, arrival);
  const handler = handlerOf(policy)(wire, peer);
  socket.on('message', (data, isBinary) => {
    const payload = bytesOf(data);
    recordFrame(arrival, 'sent', isBinary ? 'binary' : 'text', payload);
    handler.message(payload, !isBinary);
  });
  socket.on('ping', (data) => {
    recordFrame(arrival, 'sent', 'ping', data);
    recordFrame(arrival, 'received', 'pong', data); // ws answers by itself
  });
  socket.on('pong', (data) => recordFrame(arrival, 'sent', 'pong', data));
  socket.on('close', (code, reason) => {
    if (code !== NO_FRAME) recordFrame(arrival, 'sent', 'close', closePayload(code, reason));
  });
  socket.on('error', () => undefined); // A broken frame ends the connection, which shows as such.
}

function peerOf<By extends string>(socket: WebSocket, arrival: Arrival<By>): WebSocketPeer {
  return {
    send: (message) => {
      if (socket.readyState !== socket.OPEN) return;
      const isText = typeof message === 'string';
      recordFrame(arrival, 'received', isText ? 'text' : 'binary', isText ? Buffer.from(message) : message);
      socket.send(message);
    },
    close: (code, reason) => {
      if (socket.readyState !== socket.OPEN) return;
      recordFrame(arrival, 'received', 'close', closePayload(code, Buffer.from(reason)));
      socket.close(code, reason);
    },
  };
}

function handlerOf(policy: WebSocketPolicy): WebSocketHandler {
  if (typeof policy === 'function') return policy;
  if (policy === 'close') return closePolitely;
  return () => ({ message: () => undefined });
}

const closePolitely: WebSocketHandler = (_request, peer) => {
  const close = (): void => peer.close(TRY_AGAIN_LATER, 'try again later');
  const timer = setTimeout(close, CLOSE_AFTER_MS).unref();
  return {
    message: () => {
      clearTimeout(timer);
      close();
    },
  };
};

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : new Uint8Array(data);
}

/** | code 2 | reason | as in the frame */
function closePayload(code: number, reason: Buffer): Buffer {
  if (code === NO_CODE) return Buffer.alloc(0);
  return Buffer.concat([Buffer.from([code >> 8, code & 0xff]), reason]);
}

function recordFrame<By extends string>(
  { origin }: Arrival<By>,
  direction: WebSocketEvent['direction'],
  opcode: WebSocketEvent['opcode'],
  payload: Uint8Array,
): void {
  const { record, connection, to } = origin;
  const hash = record.putBlob(payload);
  record.emit({ kind: 'websocket', at: record.now(), connection, to, direction, opcode, payload: hash });
}
