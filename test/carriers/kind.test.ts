/** What sort of difference a carrier holds, told from its name alone. */
import { describe, expect, it } from 'vitest';
import { formName, isComputed, isDigest, isLength, natureOf } from '../../src/core/carriers/kind.ts';
import { slotOf } from '../builders/slots.ts';

describe('the nature of a carrier', () => {
  it.each([
    ['form', 'json.key-order http.header-order message.sequence tls.order'],
    [
      'form',
      'http.header-case text.spacing json.white-space json.escape json.escapes json.number-form bytes.coding-form',
    ],
    ['form', 'bytes.coded-bytes json.duplicate-key http.header-count'],
    ['presence', 'json.presence http.header-presence message.count'],
    ['quantity', 'message.size timing.gap'],
    ['framing', 'http.framing frame.length other.size http.chunks'],
    ['routing', 'tcp.destination http.request-line tls.sni http2.authority'],
    ['content', 'text.code-point json.value http.header-value order.value case.x'],
    ['content', 'message.sized timing.gaps size.x timing.gap.x x-orders presences x.snit'],
  ] as const)('is %s: %s', (nature, carriers) => {
    for (const carrier of carriers.split(' ')) expect([carrier, natureOf(carrier)]).toEqual([carrier, nature]);
  });

  it('is framing for a size or gap of something else', () => {
    expect(natureOf('x.message.size')).toBe('framing');
    expect(natureOf('x.timing.gap')).toBe('content');
  });
});

describe('what a form varies in', () => {
  it.each([
    ['json.key-order', 'key order'],
    ['a.b.one-two-three', 'one two three'],
    ['sequence', 'sequence'],
  ])('%s: %s', (carrier, words) => {
    expect(formName(carrier)).toBe(words);
  });
});

describe('a reading', () => {
  const carriers = [
    'tls.ja3',
    'tls.ja4',
    'git.reference',
    'tls.key',
    'bytes.digest',
    'tls.ja5',
    'xtls.ja3',
    'tls.ja3x',
    'tls.keys',
    'bytes.digests',
    'git.references',
    'xgit.reference',
  ];
  it('is computed from others of the same message', () => {
    expect(carriers.filter((carrier) => isComputed(slotOf([], { carrier })))).toEqual([
      'tls.ja3',
      'tls.ja4',
      'git.reference',
    ]);
  });

  it('is a digest or a key, in which no feature is looked for', () => {
    expect(carriers.filter((carrier) => isDigest(slotOf([], { carrier })))).toEqual([
      'tls.ja3',
      'tls.ja4',
      'tls.key',
      'bytes.digest',
    ]);
  });

  it.each([
    ['http.header-value', 'headers.content-length', true],
    ['http.header-value', 'headers.Content-Length', true],
    ['http.header-case', 'headers.content-length', false],
    ['http.header-value', 'headers.content-length[1]', false],
    ['http.header-value', 'x.headers.content-length', false],
    ['http.header-value', 'headers-content-length', false],
  ])('is the length of a body, %s at %s: %s', (carrier, address, holds) => {
    expect(isLength(slotOf([], { carrier, address }))).toBe(holds);
  });
});
