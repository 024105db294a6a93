/** How planted marks, and those of them that were found, are counted. */
import { describe, expect, it } from 'vitest';
import { type Recovery, recoveryCounts } from '../../src/core/plant/recovery-counts.ts';
import type { Trigger } from '../../src/core/plant/trigger.ts';

describe('the tally', () => {
  const carrier = (name: string) => ({ name, describes: '' });
  const CARRIERS = ['tls.alpn', 'http.header-case', 'json.type', 'text.code-point'].map(carrier);
  const recovery = (what: Partial<Recovery> & { probability?: number; kind?: Trigger['kind'] } = {}): Recovery => ({
    mark: 'm',
    carrier: 'json.type',
    message: 'POST x #1',
    address: 'body',
    marked: 3,
    found: true,
    inNoise: false,
    isScarce: false,
    trigger: {
      kind: what.kind ?? 'one level',
      factors: ['a'],
      selects: () => true,
      probability: what.probability ?? 1,
    },
    ...what,
  });

  it('of nothing is nothing, and names the carriers of requests', () => {
    const none = { planted: 0, found: 0 };
    expect(recoveryCounts([], CARRIERS)).toEqual({
      ...none,
      certain: none,
      scarce: none,
      inNoise: none,
      carriers: [],
      triggers: [],
      notPlanted: ['http.header-case', 'json.type', 'text.code-point'],
    });
  });

  it('counts each mark once among steady, scarce and noisy ones', () => {
    const all = [
      recovery(),
      recovery({ found: false }),
      recovery({ probability: 0.5 }),
      recovery({ isScarce: true }),
      recovery({ isScarce: true, found: false }),
      recovery({ inNoise: true, found: false }),
      recovery({ inNoise: true, isScarce: true }),
    ];
    expect(recoveryCounts(all, CARRIERS)).toMatchObject({
      planted: 7,
      found: 4,
      certain: { planted: 2, found: 1 },
      scarce: { planted: 2, found: 1 },
      inNoise: { planted: 2, found: 1 },
    });
  });

  it('counts by carrier, in their order, what always fires at steady places', () => {
    const all = [
      recovery({ carrier: 'text.code-point', found: false }),
      recovery({ carrier: 'json.type' }),
      recovery({ carrier: 'json.type', probability: 0.5 }),
      recovery({ carrier: 'tls.alpn', inNoise: true }),
    ];
    const { carriers, notPlanted } = recoveryCounts(all, CARRIERS);
    expect(carriers).toEqual([
      { carrier: 'tls.alpn', planted: 0, found: 0 },
      { carrier: 'json.type', planted: 1, found: 1 },
      { carrier: 'text.code-point', planted: 1, found: 0 },
    ]);
    expect(notPlanted).toEqual(['http.header-case']);
  });

  it('counts by trigger what is steady: the surest first, then by the number of factors', () => {
    const all = [
      recovery({ probability: 0.3 }),
      recovery({ probability: 0.7, kind: 'three factors', found: false }),
      recovery({ kind: 'two factors' }),
      recovery({ kind: 'several levels' }),
      recovery({ kind: 'several levels', isScarce: true }),
      recovery({ kind: 'one level', found: false }),
      recovery({ kind: 'one level' }),
    ];
    expect(recoveryCounts(all, CARRIERS).triggers).toEqual([
      { trigger: 'one level', probability: 1, planted: 2, found: 1 },
      { trigger: 'several levels', probability: 1, planted: 1, found: 1 },
      { trigger: 'two factors', probability: 1, planted: 1, found: 1 },
      { trigger: 'three factors', probability: 0.7, planted: 1, found: 0 },
      { trigger: 'one level', probability: 0.3, planted: 1, found: 1 },
    ]);
  });

  it.each([
    ['http.header-case', true],
    ['body.format', true],
    ['form.order', true],
    ['json.type', true],
    ['list.order', true],
    ['text.code-point', true],
    ['bytes', true],
    ['message.presence', true],
    ['message.sequence', true],
    ['message.size', false],
    ['bytes.more', false],
    ['http2.settings', false],
    ['tls.http.version', false],
    ['more-bytes', false],
    ['tls.message.presence', false],
    ['message.presence-more', false],
    ['tls.alpn', false],
    ['dns.id', false],
  ])('says whether no mark was planted in %s: %s', (name, isNamed) => {
    expect(recoveryCounts([], [carrier(name)]).notPlanted).toEqual(isNamed ? [name] : []);
  });
});
