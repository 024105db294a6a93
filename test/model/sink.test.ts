/** The traits of every sink, and the sink of every kind of event. */
import { describe, expect, it } from 'vitest';
import {
  type CaptureEvent,
  isNetwork,
  isRequestEvent,
  isServing,
  type Sink,
  SINKS,
  sinkOf,
} from '../../src/core/model/index.ts';

/** Name, traits that hold, what its messages serve, what names them. Verdicts depend on each row. */
const EXPECTED: readonly (readonly [Sink, string, string | null, string])[] = [
  ['http', 'request ordered', null, 'request'],
  ['websocket', 'request ordered', null, 'request'],
  ['http2', '', 'tls', 'host'],
  ['dns', 'ordered', 'tcp', 'query'],
  ['tls', '', 'tcp', 'host'],
  ['tcp', 'ordered', 'requests', 'peer'],
  ['packets', 'ordered', null, 'protocol'],
  ['stdout', 'local', null, 'sink'],
  ['stderr', 'local', null, 'sink'],
  ['files', 'local', null, 'path'],
  ['timing', '', null, 'host'],
];

describe('the sinks', () => {
  it('have these traits, one row a sink', () => {
    const rows = Object.entries(SINKS).map(([sink, { serves, role, ...traits }]) => {
      const held = (['local', 'request', 'ordered'] as const).filter((trait) => traits[trait]);
      return [sink, held.join(' '), serves, role];
    });
    expect(rows).toEqual(EXPECTED);
  });

  it('leave the machine unless they are output or files', () => {
    expect(EXPECTED.map(([sink]) => sink).filter((sink) => !isNetwork(sink))).toEqual(['stdout', 'stderr', 'files']);
  });

  it('serve others where they are lookups, connections and handshakes', () => {
    expect(EXPECTED.map(([sink]) => sink).filter(isServing)).toEqual(['http2', 'dns', 'tls', 'tcp']);
  });
});

describe('an event', () => {
  const of = (kind: CaptureEvent['kind'], more: object = {}): CaptureEvent => ({ kind, ...more }) as CaptureEvent;

  it.each<[CaptureEvent, Sink, boolean]>([
    [of('http'), 'http', true],
    [of('websocket', { direction: 'received' }), 'websocket', true],
    [of('http2'), 'http2', false],
    [of('dns'), 'dns', false],
    [of('tls'), 'tls', false],
    [of('tcp', { raw: 'a' }), 'tcp', false],
    [of('packet'), 'packets', false],
    [of('output', { stream: 'stdout' }), 'stdout', false],
    [of('output', { stream: 'stderr' }), 'stderr', false],
    [of('file'), 'files', false],
  ])('%j belongs to the sink %s, and is part of a request: %s', (event, sink, isRequest) => {
    expect([sinkOf(event), isRequestEvent(event)]).toEqual([sink, isRequest]);
  });
});
