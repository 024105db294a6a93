/** The list of carriers is complete: whatever a message can be read by, is registered and says what it reads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawRequestPlace } from '../../src/core/carriers/http/request.ts';
import type { Carrier, Place } from '../../src/core/carriers/reading.ts';
import { CARRIERS } from '../../src/core/carriers/registry.ts';

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
});
