/** The kind and traits of every carrier, and the questions that rules ask about the carrier of a slot. */
import { describe, expect, it } from 'vitest';
import { formName, isComputed, isLength, isOpaque, kindOf } from '../../src/core/carriers/kind.ts';
import type { Carrier } from '../../src/core/carriers/reading.ts';
import { CARRIERS, carrierNamed } from '../../src/core/carriers/registry.ts';
import { slotOf } from '../builders/evidence/slots.ts';

/** Name, kind, traits; in the order of the registry. Verdicts depend on each row. */
const EXPECTED: readonly (readonly [string, string, string])[] = [
  ['message.presence', 'presence', ''],
  ['message.sequence', 'form', 'order:gathered relative'],
  ['message.size', 'quantity', 'relative'],
  ['timing.gap', 'quantity', 'relative'],
  ['http.destination', 'routing', ''],
  ['http.request-line', 'routing', ''],
  ['http.query-presence', 'presence', ''],
  ['http.query-order', 'form', 'order:written'],
  ['http.header-presence', 'presence', ''],
  ['http.header-count', 'form', ''],
  ['http.header-order', 'form', 'order:written'],
  ['http.header-case', 'form', ''],
  ['http.header-spacing', 'form', ''],
  ['http.header-value', 'content', ''],
  ['http.framing', 'framing', ''],
  ['http.content-coding', 'content', 'format'],
  ['http.coding-form', 'form', ''],
  ['http.coded-bytes', 'form', 'relative'],
  ['body.format', 'content', 'format'],
  ['form.presence', 'presence', ''],
  ['form.order', 'form', 'order:written'],
  ['json.presence', 'presence', ''],
  ['json.duplicate-key', 'form', ''],
  ['json.key-order', 'form', 'order:written'],
  ['json.type', 'content', 'format'],
  ['json.value', 'content', ''],
  ['json.number-form', 'form', ''],
  ['json.white-space', 'form', ''],
  ['json.escape', 'form', ''],
  ['list.presence', 'presence', ''],
  ['list.order', 'form', 'order:gathered'],
  ['text.code-point', 'content', ''],
  ['bytes', 'content', ''],
  ['websocket.framing', 'framing', ''],
  ['http2.form', 'content', ''],
  ['http2.presence', 'presence', ''],
  ['http2.count', 'presence', ''],
  ['http2.order', 'form', 'order:written'],
  ['http2.value', 'content', ''],
  ['dns.resolver', 'content', ''],
  ['dns.form', 'content', ''],
  ['dns.id', 'content', ''],
  ['dns.presence', 'presence', ''],
  ['dns.order', 'form', 'order:written'],
  ['dns.value', 'content', ''],
  ['tls.form', 'content', ''],
  ['tls.record', 'content', ''],
  ['tls.presence', 'presence', ''],
  ['tls.count', 'presence', ''],
  ['tls.order', 'form', 'order:written'],
  ['tls.grease', 'content', ''],
  ['tls.value', 'content', ''],
  ['tls.key', 'content', 'opaque'],
  ['tls.padding-length', 'framing', ''],
  ['tls.ja3', 'content', 'computed opaque'],
  ['tls.ja4', 'content', 'computed opaque'],
  ['tls.refusal', 'content', ''],
  ['tcp.destination', 'routing', ''],
  ['packet.destination', 'routing', ''],
  ['packet.header', 'content', ''],
  ['output.form', 'content', ''],
  ['file.kind', 'content', 'format'],
  ['file.mode', 'content', ''],
  ['file.name', 'content', ''],
  ['bytes.digest', 'content', 'opaque'],
  ['git.object', 'content', ''],
  ['git.presence', 'presence', ''],
  ['git.count', 'presence', ''],
  ['git.order', 'form', 'order:written'],
  ['git.value', 'content', ''],
  ['git.reference', 'content', 'computed'],
  ['git.coded-bytes', 'form', 'relative'],
];

const traitsOf = ({ ordering, computed, opaque, format, relative }: Carrier): string =>
  [
    ordering === undefined ? '' : `order:${ordering}`,
    computed === true ? 'computed' : '',
    opaque === true ? 'opaque' : '',
    format === true ? 'format' : '',
    relative === true ? 'relative' : '',
  ]
    .filter((trait) => trait !== '')
    .join(' ');

describe('the carriers', () => {
  it('have these kinds and traits, one row a carrier', () => {
    expect(CARRIERS.map((carrier) => [carrier.name, carrier.kind, traitsOf(carrier)])).toEqual(EXPECTED);
  });

  it('are the same when looked up by name', () => {
    expect(CARRIERS.map(({ name }) => carrierNamed(name))).toEqual(CARRIERS);
    expect(EXPECTED.map(([name]) => [name, kindOf(name)])).toEqual(EXPECTED.map(([name, kind]) => [name, kind]));
  });

  it('have names that begin with their family', () => {
    expect(CARRIERS.filter(({ name, family }) => name.split('.', 1)[0] !== family)).toEqual([]);
  });

  it('of an unknown name are content without traits, whatever the name ends in', () => {
    for (const name of ['', 'x', 'x.order', 'x.presence', 'tls.sni', 'message.sequences', 'toString']) {
      expect([name, carrierNamed(name), kindOf(name)]).toEqual([name, undefined, 'content']);
    }
  });
});

describe('the words for a form in a sentence', () => {
  it.each([
    ['json.key-order', 'key order'],
    ['message.sequence', 'sequence'],
    ['json.white-space', 'white space'],
    ['a.b.one-two-three', 'one two three'],
    ['sequence', 'sequence'],
  ])('of %s are %s', (carrier, words) => {
    expect(formName(carrier)).toBe(words);
  });
});

describe('the reading in a slot', () => {
  const holding = (question: (slot: ReturnType<typeof slotOf>) => boolean): string[] =>
    [...CARRIERS.map(({ name }) => name), 'tls.ja5', 'bytes.digests'].filter((carrier) =>
      question(slotOf([], { carrier })),
    );

  it('is computed from other readings where it is a fingerprint or a reference of git', () => {
    expect(holding(isComputed)).toEqual(['tls.ja3', 'tls.ja4', 'git.reference']);
  });

  it('is opaque where it is a digest or a key', () => {
    expect(holding(isOpaque)).toEqual(['tls.key', 'tls.ja3', 'tls.ja4', 'bytes.digest']);
  });

  it.each([
    ['http.header-value', 'headers.content-length', true],
    ['http.header-value', 'headers.Content-Length', true],
    ['http.header-case', 'headers.content-length', false],
    ['http.header-value', 'headers.content-length[1]', false],
    ['http.header-value', 'x.headers.content-length', false],
    ['http.header-value', 'headers-content-length', false],
  ])('of %s at %s is the length of a body: %s', (carrier, address, holds) => {
    expect(isLength(slotOf([], { carrier, address }))).toBe(holds);
  });
});
