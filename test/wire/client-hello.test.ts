/** The wire's reading of client hellos against that of the analysis: it takes for a hello only what is one for both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberOf, type Place } from '../../src/core/carriers/reading.ts';
import { helloPlace } from '../../src/core/carriers/tls/hello.ts';
import { readClientHello } from '../../src/wire/tls/client-hello.ts';

const RANDOM = '07'.repeat(32);
const hex = (...parts: string[]): string => parts.join('').replaceAll(' ', '');
const sized = (digits: number, content: string): string =>
  (content.length / 2).toString(16).padStart(digits, '0') + content;
const FIELDS = hex('0303', RANDOM, '02 beef', '0004 1301 0a0a', '01 00');
const SERVER_NAME = hex('0000 0008 0006 00 0003 612e62');
const message = (fields: string): string => hex('01', sized(6, fields));
const record = (piece: string, version = '0301'): string => hex('16', version, sized(4, piece));
const HELLO = record(message(FIELDS + sized(4, SERVER_NAME)));

const read = (bytes: string) => readClientHello(Buffer.from(bytes, 'hex'));
const placeOf = (raw: Uint8Array): Place | undefined => memberOf(helloPlace({ ja3: '', ja4: '' }, raw), 'hello');

describe('the first bytes of a connection', () => {
  it('are a client hello up to the end of the record in which its message ends', () => {
    const behind = Buffer.from(`${HELLO}1603010001ff`, 'hex');
    expect(readClientHello(behind)).toMatchObject({ raw: Buffer.from(HELLO, 'hex'), sni: 'a.b', alpn: [] });
  });

  it('are one in several records', () => {
    const whole = message(FIELDS);
    expect(read(record(whole.slice(0, 8)) + record(whole.slice(8)))).toMatchObject({ alpn: [] });
  });

  it('are not yet one until the last byte of the message has come', () => {
    for (let length = 2; length < HELLO.length; length += 2) expect(read(HELLO.slice(0, length))).toBe('more');
  });

  it.each([
    ['nothing', ''],
    ['another type of record', HELLO.replace(/^16/, '17')],
    ['another protocol', HELLO.replace(/^1603/, '1602')],
    ['an empty record', record('')],
    ['another message', record(hex('02', sized(6, FIELDS)))],
    ['half a cipher suite', record(message(hex('0303', RANDOM, '00', '0003 1301 0a', '01 00')))],
    ['bytes behind the extensions', record(message(`${FIELDS}${sized(4, SERVER_NAME)}00`))],
    ['extensions cut short', record(message(`${FIELDS}000800170000`))],
    ['fields cut short', record(message(FIELDS.slice(0, -4)))],
  ])('are none with %s', (_, bytes) => {
    expect(read(bytes)).toBe('none');
  });

  it('are a hello for the analysis wherever they are one for the wire (property)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), fc.nat(), (at, byte, cut) => {
        const bytes = Buffer.from(HELLO, 'hex');
        bytes[at % bytes.length] = byte;
        const hello = readClientHello(bytes.subarray(0, cut % 4 === 0 ? cut % bytes.length : bytes.length));
        if (typeof hello !== 'string') expect(placeOf(hello.raw)?.shape).toBe('hello');
      }),
      { numRuns: 3000 },
    );
  });
});
