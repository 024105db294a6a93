/** One WebSocket message as a tree of places: its kind, and its payload read as a body is. */
import type { WebSocketEvent } from '../model/index.ts';
import { bodyPlace } from './http/body.ts';
import type { Carrier, Place } from './reading.ts';

export const WEBSOCKET_KIND: Carrier = {
  name: 'websocket.kind',
  describes: 'Whether a WebSocket message is text, binary, ping, pong or close.',
};

export function readFrame(event: WebSocketEvent, payload: Uint8Array): Place {
  return {
    shape: event.opcode,
    shapeCarrier: WEBSOCKET_KIND,
    facets: [],
    parts: {
      by: 'name',
      presence: WEBSOCKET_KIND,
      repeated: WEBSOCKET_KIND,
      order: null,
      members: [{ name: 'body', step: 'body', place: bodyPlace(payload, '') }],
    },
  };
}
