/** Client hellos (RFC 8446 sections 4.1.2 and 5.1), byte by byte, and what is no hello. */
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/carriers/reading.ts';
import { isGrease, namedMember, valueOf } from '../../../src/core/carriers/tls/grease.ts';
import { helloPlace, writeHello } from '../../../src/core/carriers/tls/hello.ts';
import { TLS_VALUE } from '../../../src/core/carriers/tls/carriers.ts';
import { valuePlace } from '../../../src/core/carriers/records.ts';
import { outlined } from '../../builders/messages/readings.ts';

const RANDOM = '07'.repeat(32);
const hex = (...parts: string[]): string => parts.join('').replaceAll(' ', '');
const sized = (digits: number, content: string): string =>
  (content.length / 2).toString(16).padStart(digits, '0') + content;
const FIELDS = hex('0303', RANDOM, '02 beef', '0004 1301 0a0a', '01 00');
const EXTENSIONS = hex('0008 0017 0000 1234 0000');
const message = (fields: string): string => hex('01', sized(6, fields));
const record = (piece: string, version = '0301'): string => hex('16', version, sized(4, piece));
const HELLO = record(message(FIELDS + EXTENSIONS));

const read = (bytes: string): Place => helloPlace({ ja3: 'j3', ja4: 'j4' }, Buffer.from(bytes, 'hex'));
const lines = (bytes: string): string[] => outlined(read(bytes)).slice(1, -3);
const back = (bytes: string): string => Buffer.from(writeHello(read(bytes))).toString('hex');

describe('a client hello', () => {
  it('is its record, its fields and its extensions', () => {
    expect(lines(HELLO)).toEqual([
      ': hello',
      'record: value | tls.record=0301',
      'version: value | tls.value=0303',
      `random: value | tls.value=${RANDOM}`,
      'session-id: value | tls.value=beef',
      'cipher-suites: suites',
      'cipher-suites[1301]: suite',
      'cipher-suites[GREASE]: suite | tls.grease=0a0a',
      'compression: value | tls.value=00',
      'extensions: extensions',
      'extensions.extended_master_secret: value',
      'extensions.1234: value',
      'behind: bytes',
    ]);
    expect(back(HELLO)).toBe(HELLO);
  });

  it('may be without extensions, which is not the same as with none', () => {
    const [without, none] = [record(message(FIELDS)), record(message(`${FIELDS}0000`))];
    expect(lines(without).filter((line) => line.startsWith('extensions'))).toEqual([]);
    expect(lines(none).filter((line) => line.startsWith('extensions'))).toEqual(['extensions: extensions']);
    expect([back(without), back(none)]).toEqual([without, none]);
  });

  it('may come in several records, whose versions and lengths are read but for the last length', () => {
    const whole = message(FIELDS);
    const cut = record(whole.slice(0, 8)) + record(whole.slice(8, 20), '0303') + record(whole.slice(20));
    expect(lines(cut)[1]).toBe('record: value | tls.record=0301:4 0303:6 0301');
    expect(back(cut)).toBe(cut);
    expect(lines(cut).slice(2)).toEqual(lines(record(whole)).slice(2));
  });

  it('may have bytes behind it in its record', () => {
    const longer = record(`${message(FIELDS)}ff00`);
    expect([lines(longer).at(-1), back(longer)]).toEqual(['behind: bytes | bytes=\u00ff\u0000', longer]);
  });

  it('has fingerprints, and what the client said when it went no further', () => {
    expect(outlined(read(HELLO)).slice(-3)).toEqual([
      'ja3: value | tls.ja3=j3',
      'ja4: value | tls.ja4=j4',
      'refusal: value',
    ]);
    const refused = helloPlace({ ja3: '', ja4: '', refused: 'unknown ca' }, Buffer.from(HELLO, 'hex'));
    expect(outlined(refused)[0]).toBe(': handshake');
    expect(outlined(refused).at(-1)).toBe('refusal: value | tls.refusal=unknown ca');
  });
});

describe('what is no client hello is read as bytes', () => {
  it.each([
    ['nothing', ''],
    ['a record of another type', HELLO.replace(/^16/, '17')],
    ['a message of another type', HELLO.replace(/^(.{10})01/, '$102')],
    ['a second record of another type', HELLO + record('00').replace(/^16/, '15')],
    ['a record cut short', HELLO.slice(0, -2)],
    ['a message longer than its records', record(hex('01', '0000ff', FIELDS))],
    ['a message cut short', record(message(FIELDS.slice(0, -4)))],
    ['suites of half a value', record(message(hex('0303', RANDOM, '00', '0003 1301 0a', '01 00')))],
    ['bytes behind the extensions', record(message(`${FIELDS}${EXTENSIONS}00`))],
    ['extensions cut short', record(message(`${FIELDS}0008 0017 0000`.replaceAll(' ', '')))],
  ])('%s', (_, bytes) => {
    expect(lines(bytes)).toEqual([
      `: bytes${bytes === '' ? '' : ` | bytes=${Buffer.from(bytes, 'hex').toString('latin1')}`}`,
    ]);
    expect(back(bytes)).toBe(bytes);
  });

  it('and one in the middle of other bytes is read from where it begins', () => {
    const around = Buffer.from(`ffff${HELLO}`, 'hex').subarray(2);
    const place = helloPlace({ ja3: '', ja4: '' }, around);
    expect(outlined(place)[1]).toBe(': hello');
    expect(Buffer.from(writeHello(place)).toString('hex')).toBe(HELLO);
    const cut = helloPlace({ ja3: '', ja4: '' }, around.subarray(0, 3));
    expect(Buffer.from(writeHello(cut)).toString('hex')).toBe('160301');
  });
});

describe('GREASE (RFC 8701 section 2)', () => {
  it('is sixteen values', () => {
    const reserved = Array.from('0123456789abcdef', (digit) => `${digit}a${digit}a`);
    expect(reserved.filter(isGrease)).toEqual(reserved);
    for (const other of ['0a1a', '1b1b', '0a', '0a0a0a', '0a0a00', 'x0a0a', '1301'])
      expect(isGrease(other)).toBe(false);
  });

  it('is named by what it is, the value drawn being a reading before others', () => {
    const place = valuePlace(TLS_VALUE, 'x');
    const [drawn, other] = [namedMember('3a3a', place, 'called'), namedMember('0001', place, 'called')];
    expect([drawn.name, drawn.step, outlined(drawn.place)]).toEqual([
      'GREASE',
      '[GREASE]',
      [': value | tls.grease=3a3a | tls.value=x'],
    ]);
    expect([other.name, other.step, other.place]).toEqual(['called', '[called]', place]);
    expect(namedMember('0001', place).name).toBe('0001');
    expect([valueOf(drawn), valueOf(other), valueOf(other, (called) => `${called}!`)]).toEqual([
      '3a3a',
      'called',
      'called!',
    ]);
  });
});
