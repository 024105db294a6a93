/** Expected counts of messages that serve others, and counts relative to them. */
import { describe, expect, it } from 'vitest';
import { HostNames } from '../../../src/core/align/match/host-names.ts';
import { relativeToExpected, ExpectedCounts } from '../../../src/core/align/match/expected-counts.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { sentOf } from '../../builders/messages/trial-messages.ts';

const tcp = (what: Partial<TrialMessage> = {}): TrialMessage => sentOf({ sink: 'tcp', ...what });
const tls = (what: Partial<TrialMessage> = {}): TrialMessage => sentOf({ sink: 'tls', ...what });
const dns = (what: Partial<TrialMessage> = {}): TrialMessage => sentOf({ sink: 'dns', ...what });

function expectedOf(
  sent: readonly TrialMessage[],
  messages: readonly TrialMessage[],
  trials = 1,
): readonly number[] | null {
  return new ExpectedCounts(sent, new HostNames(Array(trials).fill({}), [], []), trials).of(messages);
}

describe('the expected count', () => {
  it.each(['http', 'websocket', 'stdout', 'files', 'packets'] as const)(
    'of %s messages is null, since they serve no others',
    (sink) => {
      const one = sentOf({ sink });
      expect(expectedOf([one], [one])).toBeNull();
    },
  );

  it('of no messages is null', () => {
    expect(expectedOf([tcp()], [])).toBeNull();
  });

  it('of lookups is the number of connections to the host', () => {
    const sent = [dns(), tcp(), tcp({ connection: 2 }), tcp({ host: 'b.example', connection: 3 }), sentOf()];
    expect(expectedOf(sent, [dns()])).toEqual([2]);
    expect(expectedOf(sent, [dns({ host: 'c.example' })])).toEqual([0]);
  });

  it('of handshakes is the number of connections to the host', () => {
    expect(expectedOf([tcp(), tls(), tcp({ connection: 2 })], [tls()])).toEqual([2]);
  });

  it('of handshakes includes tunnels to the host, in any letter case', () => {
    const tunnel = sentOf({ method: 'CONNECT', host: 'proxy.example', path: 'A.example:443' });
    expect(expectedOf([tunnel], [tls()])).toEqual([1]);
    expect(expectedOf([tunnel, tcp()], [tls()])).toEqual([2]);
    expect(expectedOf([{ ...tunnel, path: 'a.example:' }], [tls()])).toEqual([1]);
    expect(expectedOf([{ ...tunnel, path: '[::1]:443' }], [tls({ host: '[::1]' })])).toEqual([1]);
    expect(expectedOf([{ ...tunnel, method: 'GET' }], [tls()])).toEqual([0]);
  });

  it('of HTTP/2 starts is the number of handshakes with the host', () => {
    const start = sentOf({ sink: 'http2' });
    expect(expectedOf([tls(), tls({ connection: 2 }), tcp(), tcp({ connection: 2 }), start], [start])).toEqual([2]);
  });

  it('of connections is the number of requests on them, for any host', () => {
    const sent = [
      tcp({ host: 'proxy.example' }),
      sentOf({ host: 'b.example' }),
      sentOf({ sink: 'websocket', host: 'c.example' }),
      tcp({ connection: 2 }),
      sentOf({ connection: 2 }),
    ];
    expect(expectedOf(sent, [tcp({ host: 'proxy.example' })])).toEqual([2]);
    expect(expectedOf(sent, [tcp()])).toEqual([1]);
  });

  it('of connections is counted by port', () => {
    const sent = [tcp(), tcp({ port: 80, connection: 2 }), sentOf({ connection: 2 })];
    expect(expectedOf(sent, [tcp()])).toEqual([0]);
    expect(expectedOf(sent, [tcp({ port: 80 })])).toEqual([1]);
  });

  it('of connections with one number belongs to the first of them', () => {
    const sent = [tcp(), tcp({ host: 'b.example' }), sentOf()];
    expect(expectedOf(sent, [tcp()])).toEqual([1]);
    expect(expectedOf(sent, [tcp({ host: 'b.example' })])).toEqual([0]);
  });

  it('is counted separately in each trial', () => {
    const sent = [tcp(), tcp({ trial: 2 }), sentOf({ trial: 2 }), sentOf({ trial: 2 })];
    expect(expectedOf(sent, [dns()], 3)).toEqual([1, 0, 1]);
    expect(expectedOf(sent, [tcp()], 3)).toEqual([0, 0, 2]);
  });

  it('uses canonical host names, so it is comparable if hosts differ', () => {
    const hosts = new HostNames([{ endpoint: 'https://a.example' }, { endpoint: 'https://b.example' }], [], []);
    const needs = new ExpectedCounts([tcp(), tcp({ trial: 1, host: 'b.example' })], hosts, 2);
    expect(needs.of([dns()])).toEqual([1, 1]);
  });
});

describe('a count relative to the expected one', () => {
  it.each([
    ['is as usual if all counts are equal', [1, 1, 1], [1, 1, 1], ['as usual', 'as usual', 'as usual']],
    ['gives the surplus', [1, 1, 3], [1, 1, 1], ['as usual', 'as usual', '2 more']],
    ['gives the shortfall', [2, 2, 1], [1, 1, 1], ['as usual', 'as usual', '1 fewer']],
    ['is compared only between trials of equal need', [1, 1, 2, 2], [1, 1, 2, 2], Array(4).fill('as usual')],
    ['takes the smallest of several modes as usual', [2, 1], [1, 1], ['1 more', 'as usual']],
    ['takes the mode as usual', [1, 2, 2], [0, 0, 0], ['1 fewer', 'as usual', 'as usual']],
    ['is absent without trials', [], [], []],
  ])('%s', (_, counts, needs, expected) => {
    expect(relativeToExpected(counts, needs)).toEqual(expected);
  });
});
