/** How planted marks, and those of them that were found, are counted. */
import { describe, expect, it } from 'vitest';
import { HTTP_HEADER_CASE } from '../../src/core/carriers/http/headers.ts';
import { JSON_TYPE } from '../../src/core/carriers/json/carriers.ts';
import { CARRIERS } from '../../src/core/carriers/registry.ts';
import { TEXT } from '../../src/core/carriers/text.ts';
import { TLS_ORDER } from '../../src/core/carriers/tls/carriers.ts';
import { type Recovery, recoveryCounts } from '../../src/core/plant/recovery-counts.ts';
import type { Trigger } from '../../src/core/plant/trigger.ts';

describe('the tally', () => {
  const some = [TLS_ORDER, HTTP_HEADER_CASE, JSON_TYPE, TEXT];
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
    expect(recoveryCounts([], some)).toEqual({
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
    expect(recoveryCounts(all, some)).toMatchObject({
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
      recovery({ carrier: 'tls.order', inNoise: true }),
    ];
    const { carriers, notPlanted } = recoveryCounts(all, some);
    expect(carriers).toEqual([
      { carrier: 'tls.order', planted: 0, found: 0 },
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
    expect(recoveryCounts(all, some).triggers).toEqual([
      { trigger: 'one level', probability: 1, planted: 2, found: 1 },
      { trigger: 'several levels', probability: 1, planted: 1, found: 1 },
      { trigger: 'two factors', probability: 1, planted: 1, found: 1 },
      { trigger: 'three factors', probability: 0.7, planted: 1, found: 0 },
      { trigger: 'one level', probability: 0.3, planted: 1, found: 1 },
    ]);
  });

  it('names every carrier of requests in which no mark was planted, and no other', () => {
    expect(recoveryCounts([], CARRIERS).notPlanted).toEqual([
      'message.presence',
      'message.sequence',
      'http.destination',
      'http.request-line',
      'http.query-presence',
      'http.query-order',
      'http.header-presence',
      'http.header-count',
      'http.header-order',
      'http.header-case',
      'http.header-spacing',
      'http.header-value',
      'http.framing',
      'http.content-coding',
      'http.coding-form',
      'http.coded-bytes',
      'body.format',
      'form.presence',
      'form.order',
      'json.presence',
      'json.duplicate-key',
      'json.key-order',
      'json.type',
      'json.value',
      'json.number-form',
      'json.white-space',
      'json.escape',
      'list.presence',
      'list.order',
      'text.code-point',
      'bytes',
    ]);
  });
});
