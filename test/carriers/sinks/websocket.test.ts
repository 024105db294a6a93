/** WebSocket messages (RFC 6455), and what a subject prints: both hold what a body may hold. */
import { describe, expect, it } from 'vitest';
import { OUTPUT_FORM, outputPlace, writeOutput } from '../../../src/core/carriers/output.ts';
import { isData, readFrame, WEBSOCKET_FRAMING } from '../../../src/core/carriers/websocket.ts';
import type { WebSocketEvent } from '../../../src/core/model/index.ts';
import { outlined } from '../../builders/messages/readings.ts';

const event = (opcode: WebSocketEvent['opcode']): WebSocketEvent => ({
  kind: 'websocket',
  at: 0,
  connection: 1,
  to: { address: '198.18.0.1', port: 443, host: 'a.example' },
  direction: 'sent',
  opcode,
  payload: '',
});

describe('a WebSocket message', () => {
  it.each([
    ['text', 'data'],
    ['binary', 'data'],
    ['ping', 'ping'],
    ['pong', 'pong'],
    ['close', 'close'],
  ] as const)('sent as %s is read as %s', (opcode, shape) => {
    const place = readFrame(event(opcode), Buffer.from('[]'));
    expect(outlined(place)).toEqual([
      `: ${shape} | websocket.framing=${opcode}`,
      'body: json',
      'body: json',
      'body: array',
    ]);
    expect(place).toMatchObject({
      shapeCarrier: WEBSOCKET_FRAMING,
      facets: [{ form: 'whole' }],
      parts: { order: null },
    });
    expect(isData(event(opcode))).toBe(shape === 'data');
    expect(place.parts?.by === 'name' && place.parts.members.map(({ name }) => name)).toEqual(['body']);
  });
});

describe('what a subject prints', () => {
  it.each([
    ['text', 'hello\n', ['body: text | text.code-point=hello\n']],
    ['JSON', '{}', ['body: json', 'body: json', 'body: object']],
    ['nothing', '', ['body: empty']],
  ])('is read as a body is: %s', (_, printed, lines) => {
    const place = outputPlace(Buffer.from(printed));
    expect(outlined(place)).toEqual([': output', ...lines]);
    expect(place.shapeCarrier).toBe(OUTPUT_FORM);
    expect(Buffer.from(writeOutput(place)).toString()).toBe(printed);
  });
});
