/** How many messages serve what, and how counts compare where the need is the same. */
import { describe, expect, it } from 'vitest';
import { HostNames } from '../../../src/core/align/match/host-names.ts';
import { relativeToExpected, ExpectedCounts } from '../../../src/core/align/match/expected-counts.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { sentOf } from '../../builders/messages/trial-messages.ts';

const tcp = (what: Partial<TrialMessage> = {}): TrialMessage => sentOf({ sink: 'tcp', ...what });
const tls = (what: Partial<TrialMessage> = {}): TrialMessage => sentOf({ sink: 'tls', ...what });
const dns = (what: Partial<TrialMessage> = {}): TrialMessage => sentOf({ sink: 'dns', ...what });

function needsOf(
  sent: readonly TrialMessage[],
  messages: readonly TrialMessage[],
  trials = 1,
): readonly number[] | null {
  return new ExpectedCounts(sent, new HostNames(Array(trials).fill({}), [], []), trials).of(messages);
}

describe('a need', () => {
  it.each(['http', 'websocket', 'stdout', 'files', 'packets'] as const)(
    'of %s is none: it is said for its own sake',
    (sink) => {
      const one = sentOf({ sink });
      expect(needsOf([one], [one])).toBeNull();
    },
  );

  it('of no message is none', () => {
    expect(needsOf([tcp()], [])).toBeNull();
  });

  it('of a query is the connections to its host', () => {
    const sent = [dns(), tcp(), tcp({ connection: 2 }), tcp({ host: 'b.example', connection: 3 }), sentOf()];
    expect(needsOf(sent, [dns()])).toEqual([2]);
    expect(needsOf(sent, [dns({ host: 'c.example' })])).toEqual([0]);
  });

  it('of a handshake is the connections to its host', () => {
    expect(needsOf([tcp(), tls(), tcp({ connection: 2 })], [tls()])).toEqual([2]);
  });

  it('of a handshake is also the tunnels to its host, in whatever case', () => {
    const tunnel = sentOf({ method: 'CONNECT', host: 'proxy.example', path: 'A.example:443' });
    expect(needsOf([tunnel], [tls()])).toEqual([1]);
    expect(needsOf([tunnel, tcp()], [tls()])).toEqual([2]);
    expect(needsOf([{ ...tunnel, path: 'a.example:' }], [tls()])).toEqual([1]);
    expect(needsOf([{ ...tunnel, path: '[::1]:443' }], [tls({ host: '[::1]' })])).toEqual([1]);
    expect(needsOf([{ ...tunnel, method: 'GET' }], [tls()])).toEqual([0]);
  });

  it('of a start of HTTP/2 is the handshakes with its host', () => {
    const start = sentOf({ sink: 'http2' });
    expect(needsOf([tls(), tls({ connection: 2 }), tcp(), tcp({ connection: 2 }), start], [start])).toEqual([2]);
  });

  it('of a connection is the requests on it, whatever hosts they are for', () => {
    const sent = [
      tcp({ host: 'proxy.example' }),
      sentOf({ host: 'b.example' }),
      sentOf({ sink: 'websocket', host: 'c.example' }),
      tcp({ connection: 2 }),
      sentOf({ connection: 2 }),
    ];
    expect(needsOf(sent, [tcp({ host: 'proxy.example' })])).toEqual([2]);
    expect(needsOf(sent, [tcp()])).toEqual([1]);
  });

  it('of a connection is that of its port', () => {
    const sent = [tcp(), tcp({ port: 80, connection: 2 }), sentOf({ connection: 2 })];
    expect(needsOf(sent, [tcp()])).toEqual([0]);
    expect(needsOf(sent, [tcp({ port: 80 })])).toEqual([1]);
  });

  it('of a number that comes again is that of its first connection', () => {
    const sent = [tcp(), tcp({ host: 'b.example' }), sentOf()];
    expect(needsOf(sent, [tcp()])).toEqual([1]);
    expect(needsOf(sent, [tcp({ host: 'b.example' })])).toEqual([0]);
  });

  it('is counted in each trial by itself', () => {
    const sent = [tcp(), tcp({ trial: 2 }), sentOf({ trial: 2 }), sentOf({ trial: 2 })];
    expect(needsOf(sent, [dns()], 3)).toEqual([1, 0, 1]);
    expect(needsOf(sent, [tcp()], 3)).toEqual([0, 0, 2]);
  });

  it('is told by the names of the trial, so that it is one where hosts differ', () => {
    const hosts = new HostNames([{ endpoint: 'https://a.example' }, { endpoint: 'https://b.example' }], [], []);
    const needs = new ExpectedCounts([tcp(), tcp({ trial: 1, host: 'b.example' })], hosts, 2);
    expect(needs.of([dns()])).toEqual([1, 1]);
  });
});

describe('counts against the need', () => {
  it.each([
    ['are as usual where all are equal', [1, 1, 1], [1, 1, 1], ['as usual', 'as usual', 'as usual']],
    ['tell how many more', [1, 1, 3], [1, 1, 1], ['as usual', 'as usual', '2 more']],
    ['tell how many fewer', [2, 2, 1], [1, 1, 1], ['as usual', 'as usual', '1 fewer']],
    ['are compared where the need is equal', [1, 1, 2, 2], [1, 1, 2, 2], Array(4).fill('as usual')],
    ['take the smallest of equally common ones for usual', [2, 1], [1, 1], ['1 more', 'as usual']],
    ['take the most common one for usual', [1, 2, 2], [0, 0, 0], ['1 fewer', 'as usual', 'as usual']],
    ['are none of no trials', [], [], []],
  ])('%s', (_, counts, needs, expected) => {
    expect(relativeToExpected(counts, needs)).toEqual(expected);
  });
});
