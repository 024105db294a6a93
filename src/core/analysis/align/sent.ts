/** Every message that the trials sent, read: the one place that knows which events become messages. */
import type { Capture, HttpEvent, ReadBlob, WebSocketEvent } from '../../model/index.ts';
import { readRequest } from '../../carriers/http/request.ts';
import { readFrame } from '../../carriers/websocket.ts';
import type { Interned, Interner } from './intern.ts';

export interface Sent {
  readonly sink: string;
  /** Index of the trial. */
  readonly trial: number;
  /** Place in the trial's own order. */
  readonly nth: number;
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly bytes: number;
  /** Interned. */
  readonly place: Interned;
  readonly unreadBytes: number;
}

/** Messages of one trial in the order of its events; trees of equal messages are shared. */
export function sentBy(capture: Capture, trial: number, readBlob: ReadBlob, interner: Interner): Sent[] {
  const sent: Sent[] = [];
  for (const event of capture.events) {
    if (event.kind === 'http') sent.push(httpMessage(event, trial, sent.length, readBlob, interner));
    else if (event.kind === 'websocket' && event.direction === 'sent') {
      sent.push(frameMessage(event, trial, sent.length, readBlob, interner));
    }
  }
  return sent;
}

function httpMessage(event: HttpEvent, trial: number, nth: number, readBlob: ReadBlob, interner: Interner): Sent {
  const { place, method, path, bytes, unreadBytes } = readRequest(event, readBlob);
  return {
    sink: 'http',
    trial,
    nth,
    method,
    scheme: event.tls ? 'https' : 'http',
    host: event.to.host.toLowerCase(),
    port: event.to.port,
    path,
    bytes,
    place: interner.place(place),
    unreadBytes,
  };
}

function frameMessage(event: WebSocketEvent, trial: number, nth: number, readBlob: ReadBlob, interner: Interner): Sent {
  const payload = readBlob(event.payload);
  return {
    sink: 'websocket',
    trial,
    nth,
    method: 'WEBSOCKET',
    scheme: 'wss',
    host: event.to.host.toLowerCase(),
    port: event.to.port,
    path: `/${event.opcode}`,
    bytes: payload.length,
    place: interner.place(readFrame(event, payload)),
    unreadBytes: 0,
  };
}
