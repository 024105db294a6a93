/**
 * One WebSocket message (RFC 6455) as a tree of places: its framing, and its payload read as a body
 * is.
 */
import type { WebSocketEvent } from '../model/index.ts';
import { bodyPlace } from './http/body.ts';
import type { Carrier, Place } from './reading.ts';
import { whole } from './reading.ts';

export const WEBSOCKET_FRAMING: Carrier = {
  name: 'websocket.framing',
  family: 'websocket',
  kind: 'framing',
  describes: 'Whether a WebSocket message is sent as text or as binary.',
};

/**
 * Whether a message carries data. Text and binary are two ways to send one payload; ping, pong and
 * close (section 5.5) are messages of other kinds.
 */
export const isData = ({ opcode }: Pick<WebSocketEvent, 'opcode'>): boolean => opcode === 'text' || opcode === 'binary';

export function readFrame(event: WebSocketEvent, payload: Uint8Array): Place {
  return {
    shape: isData(event) ? 'data' : event.opcode,
    shapeCarrier: WEBSOCKET_FRAMING,
    facets: [whole(WEBSOCKET_FRAMING, event.opcode)],
    parts: {
      by: 'name',
      presence: WEBSOCKET_FRAMING,
      repeated: WEBSOCKET_FRAMING,
      order: null,
      members: [{ name: 'body', step: 'body', place: bodyPlace(payload, '') }],
    },
  };
}
