/** What a client sends before its first request in HTTP/2, taken apart (RFC 9113, sections 3.4, 4.1 and 6.5). */
import { describe, expect, it } from 'vitest';
import { startPlace, writeStart } from '../../src/core/carriers/http2.ts';
import { memberOf, type Place } from '../../src/core/carriers/reading.ts';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** | length 3 | type 1 | flags 1 | stream 4 | id 2 | value 4 | */
const SETTINGS = Buffer.from('000006040000000000000300000064', 'hex');
const shapes = (place: Place): unknown[] =>
  place.parts?.by === 'name' ? place.parts.members.map(({ name, place: inner }) => [name, inner.facets[0]?.text]) : [];

describe('the start of an HTTP/2 connection', () => {
  it.each([
    ['frames alone', [PREFACE, SETTINGS], ''],
    ['a frame that is not all there', [PREFACE, SETTINGS, Buffer.from('00000a04', 'hex')], '00000a04'],
    ['nothing behind the preface', [PREFACE], ''],
  ])('is a preface, frames, and what lies behind them: %s', (_, pieces, behind) => {
    const bytes = Buffer.concat(pieces);
    const place = startPlace(bytes);
    expect(place.shape).toBe('start');
    expect(memberOf(place, 'behind')?.facets[0]?.text ?? '').toBe(behind);
    expect(writeStart(place).equals(bytes)).toBe(true);
  });

  it('is bytes where the preface is another', () => {
    const bytes = Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\n\n'), SETTINGS]);
    expect([startPlace(bytes).shape, shapes(startPlace(bytes))]).toEqual(['bytes', []]);
    expect(writeStart(startPlace(bytes)).equals(bytes)).toBe(true);
  });
});
