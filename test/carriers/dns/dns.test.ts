/** DNS queries (RFC 1035 section 4.1; EDNS, RFC 6891 section 6.1.2), byte by byte. */
import { describe, expect, it } from 'vitest';
import { DNS_FORM, DNS_ORDER, DNS_PRESENCE, queryPlace, writeQuery } from '../../../src/core/carriers/dns/dns.ts';
import { memberOf, type Place } from '../../../src/core/carriers/reading.ts';
import { outlined } from '../../builders/messages/readings.ts';

const ASKED = { resolver: '192.0.2.53', transport: 'udp' } as const;
/** Hexadecimal with spaces between the fields. */
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const read = (hex: string): Place => queryPlace(ASKED, bytes(hex));
const back = (hex: string): string => Buffer.from(writeQuery(read(hex))).toString('hex');
/** All below the resolver and the transport. */
const lines = (hex: string): string[] => outlined(read(hex)).slice(3);

/** | id | flags | one question, no records | A.b | type A | class IN | */
const QUESTION = '01 41 01 62 00 0001 0001';
const PLAIN = `abcd 0100 0001 0000 0000 0000 ${QUESTION}`;
/** EDNS: | root | type OPT | payload 1232 | flags | length | options | */
const edns = (options: string): string =>
  `abcd 0120 0001 0000 0000 0001 ${QUESTION} 00 0029 04d0 00008000 ${bytes(options).length.toString(16).padStart(4, '0')} ${options}`;

describe('a DNS query', () => {
  it('is who was asked, and the fields of the message', () => {
    expect(outlined(read(PLAIN))).toEqual([
      ': lookup',
      'resolver: value | dns.resolver=192.0.2.53',
      'transport: value | dns.resolver=udp',
      ': message',
      'id: value | dns.id=abcd',
      'flags: value | dns.value=0100',
      'questions: questions',
      'questions[0]: question',
      'questions[0].host: name | text.code-point=A.b',
      'questions[0].type: value | dns.value=0001',
      'questions[0].class: value | dns.value=0001',
      'answers: answers',
      'authority: authority',
      'additional: additional',
      'behind: bytes',
    ]);
    expect(back(PLAIN)).toBe(bytes(PLAIN).toString('hex'));
  });

  it('may have records in each section, and bytes behind them', () => {
    const record = (letter: string): string => `01 ${letter} 00 0001 0001 00000e10 0004 c0000201`;
    const hex = `0000 0000 0000 0001 0001 0001 ${record('61')} ${record('62')} ${record('63')} ff00`;
    expect(lines(hex).filter((line) => /host|data|behind/.test(line))).toEqual([
      'answers[0].host: name | text.code-point=a',
      'answers[0].data: value | dns.value=c0000201',
      'authority[0].host: name | text.code-point=b',
      'authority[0].data: value | dns.value=c0000201',
      'additional[0].host: name | text.code-point=c',
      'additional[0].data: value | dns.value=c0000201',
      'behind: bytes | bytes=\u00ff\u0000',
    ]);
    expect(lines(hex).slice(4, 10)).toEqual([
      'answers: answers',
      'answers[0]: record',
      'answers[0].host: name | text.code-point=a',
      'answers[0].type: value | dns.value=0001',
      'answers[0].class: value | dns.value=0001',
      'answers[0].ttl: value | dns.value=00000e10',
    ]);
    expect(back(hex)).toBe(bytes(hex).toString('hex'));
  });

  it('may have EDNS options, each with its code and data', () => {
    const hex = edns('000a 0002 beef 0003 0000');
    expect(lines(hex).slice(12, -1)).toEqual([
      'additional[0].host: name | text.code-point=.',
      'additional[0].type: value | dns.value=0029',
      'additional[0].class: value | dns.value=04d0',
      'additional[0].ttl: value | dns.value=00008000',
      'additional[0].data: options',
      'additional[0].data[0]: option',
      'additional[0].data[0].code: value | dns.value=000a',
      'additional[0].data[0].data: value | dns.value=beef',
      'additional[0].data[1]: option',
      'additional[0].data[1].code: value | dns.value=0003',
      'additional[0].data[1].data: value',
    ]);
    expect(back(hex)).toBe(bytes(hex).toString('hex'));
  });

  it.each([
    ['none', '', 'additional[0].data: options'],
    ['cut short', '000a 0004 be', 'additional[0].data: value | dns.value=000a0004be'],
  ])('whose EDNS options are %s', (_, options, line) => {
    expect(lines(edns(options))).toContain(line);
    expect(back(edns(options))).toBe(bytes(edns(options)).toString('hex'));
  });

  it('of another type of record has its data in hexadecimal, whatever they look like', () => {
    const hex = edns('000a 0002 beef').replace(' 0029 ', ' 0010 ');
    expect(lines(hex)).toContain('additional[0].data: value | dns.value=000a0002beef');
  });

  it('reads presence and order of what its sections hold, and differs by its form', () => {
    const message = memberOf(read(PLAIN), 'message');
    const questions = message && memberOf(message, 'questions');
    expect(questions).toMatchObject({
      shapeCarrier: DNS_FORM,
      parts: { by: 'sequence', presence: DNS_PRESENCE, order: DNS_ORDER },
    });
    expect([read(PLAIN).shapeCarrier, message?.shapeCarrier]).toEqual([DNS_FORM, DNS_FORM]);
  });
});

describe('a message that is not written plainly is read as bytes', () => {
  it.each([
    ['nothing', ''],
    ['a head cut short', 'abcd 0100 0001'],
    ['a question that is missing', 'abcd 0100 0001 0000 0000 0000'],
    ['a question cut short', PLAIN.slice(0, -2)],
    ['a compressed name', 'abcd 0100 0001 0000 0000 0000 c00c 0001 0001'],
    ['a label of another kind', `abcd 0100 0001 0000 0000 0000 40 ${'61'.repeat(64)} 00 0001 0001`],
    ['a record longer than the rest', 'abcd 0100 0000 0001 0000 0000 00 0001 0001 00000000 0005 c0000201'],
  ])('%s', (_, hex) => {
    expect(lines(hex)).toEqual([`: bytes${hex === '' ? '' : ` | bytes=${bytes(hex).toString('latin1')}`}`]);
    expect(back(hex)).toBe(bytes(hex).toString('hex'));
  });

  it('but a label of 63 bytes is plain', () => {
    const hex = `abcd 0100 0001 0000 0000 0000 3f ${'61'.repeat(63)} 00 0001 0001`;
    expect(lines(hex)).toContain(`questions[0].host: name | text.code-point=${'a'.repeat(63)}`);
  });

  it('and one in the middle of other bytes is read from where it begins', () => {
    const around = Buffer.concat([Buffer.from('junk'), bytes(PLAIN)]);
    const place = queryPlace({ ...ASKED, transport: 'tcp' }, around.subarray(4));
    expect(outlined(place).slice(2, 4)).toEqual(['transport: value | dns.resolver=tcp', ': message']);
    expect(Buffer.from(writeQuery(place)).equals(bytes(PLAIN))).toBe(true);
    const cut = queryPlace(ASKED, around.subarray(4, 9));
    expect(Buffer.from(writeQuery(cut)).toString('hex')).toBe('abcd010000');
  });
});
