/** The list of carriers is complete: whatever a message can be read by, is registered and says what it reads. */
import { deflateSync } from 'node:zlib';
import { encode } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionPlace, packetPlace } from '../../src/core/carriers/connection.ts';
import { queryPlace } from '../../src/core/carriers/dns/dns.ts';
import { contentPlace, filePlace, LONG_BYTES } from '../../src/core/carriers/file/file.ts';
import { rawRequestPlace } from '../../src/core/carriers/http/request.ts';
import { startPlace } from '../../src/core/carriers/http2.ts';
import { outputPlace } from '../../src/core/carriers/output.ts';
import type { Carrier, Place } from '../../src/core/carriers/reading.ts';
import { CARRIERS } from '../../src/core/carriers/registry.ts';
import { helloPlace } from '../../src/core/carriers/tls/hello.ts';
import { helloBytes, to } from '../builders/messages/events.ts';

function carriersIn(place: Place): Carrier[] {
  const { parts } = place;
  const own = [place.shapeCarrier, ...place.facets.map((facet) => facet.carrier)];
  if (parts === null) return own;
  if (parts.by === 'sequence') return [...own, parts.presence, parts.order, ...parts.items.flatMap(carriersIn)];
  const order = parts.order === null ? [] : [parts.order];
  return [
    ...own,
    parts.presence,
    parts.repeated,
    ...order,
    ...parts.members.flatMap((member) => carriersIn(member.place)),
  ];
}

describe('the registry', () => {
  it('names each carrier once and describes it in one sentence', () => {
    expect(new Set(CARRIERS.map((carrier) => carrier.name)).size).toBe(CARRIERS.length);
    for (const { name, describes } of CARRIERS) {
      expect(name).toMatch(/^[a-z]+2?(\.[a-z0-9-]+)?$/);
      expect(describes).toMatch(/^[A-Z][^]*\.$/);
    }
  });

  it('holds every carrier that reads any part of any request', () => {
    const types = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      '',
    );
    const bodies = fc.oneof(fc.json(), fc.string(), fc.constantFrom('a=1&b', '--b\r\nx', '{"a":1}\n{"b":2}', '\u0000'));
    fc.assert(
      fc.property(types, bodies, (type, body) => {
        const raw = Buffer.from(`POST /a?b=1 HTTP/1.1\r\nContent-Type: ${type}\r\nContent-Encoding: br\r\n\r\n${body}`);
        expect(carriersIn(rawRequestPlace(raw)).filter((carrier) => !CARRIERS.includes(carrier))).toEqual([]);
      }),
    );
  });

  it.each<readonly [string, Place]>([
    [
      'a query',
      queryPlace(
        { resolver: '192.0.2.53', transport: 'udp' },
        encode({ questions: [{ type: 'A', name: 'a.example' }] }),
      ),
    ],
    ['a client hello', helloPlace({ ja3: 'a', ja4: 'b', refused: 'c' }, helloBytes('a.example'))],
    ['the start of HTTP/2', startPlace(Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'))],
    ['a connection', connectionPlace({ to: to('a.example') }, Buffer.from('x'))],
    ['a packet', packetPlace({ protocol: 'udp', address: '192.0.2.1' }, Buffer.from('x'))],
    ['what is printed', outputPlace(Buffer.from('x'))],
    ['a file', filePlace({ path: '/a', mode: 0o100644 }, contentPlace('/a', Buffer.alloc(LONG_BYTES + 1)))],
    ['a reference of git', contentPlace('/.git/HEAD', Buffer.from(`${'0'.repeat(40)}\n`))],
    [
      'an object of git',
      contentPlace(`/objects/ab/${'c'.repeat(38)}`, deflateSync('commit 27\0author a <b> 1 +0000\na b\n\nc')),
    ],
  ])('holds every carrier that reads %s', (_, place) => {
    expect(carriersIn(place).length).toBeGreaterThan(1);
    expect(carriersIn(place).filter((carrier) => !CARRIERS.includes(carrier))).toEqual([]);
  });
});
