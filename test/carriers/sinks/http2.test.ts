/** What a client sends before its first request in HTTP/2, taken apart (RFC 9113, sections 3.4, 4.1, 6.5 and 6.9). */
import { describe, expect, it } from 'vitest';
import {
  HTTP2_COUNT,
  HTTP2_FORM,
  HTTP2_ORDER,
  HTTP2_PRESENCE,
  startPlace,
  writeStart,
} from '../../../src/core/carriers/http2.ts';
import { memberOf } from '../../../src/core/carriers/reading.ts';
import { outlined } from '../../builders/messages/readings.ts';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
/** The preface and frames: | length 3 | type 1 | flags 1 | stream 4 | payload |, in hexadecimal with spaces between. */
const start = (...frames: string[]): Buffer =>
  Buffer.concat([PREFACE, Buffer.from(frames.join('').replaceAll(' ', ''), 'hex')]);
const lines = (...frames: string[]): string[] => outlined(startPlace(start(...frames)));
const isRebuilt = (bytes: Buffer): boolean => writeStart(startPlace(bytes)).equals(bytes);

describe('the start of an HTTP/2 connection', () => {
  it('is frames, each with flags, stream and payload, and what lies behind them', () => {
    const bytes = start('000006 04 00 00000000 0003 00000064', '000004 08 01 00000001 00 0f0001', '00000a 04');
    expect(outlined(startPlace(bytes))).toEqual([
      ': start',
      'frames: frames',
      'frames.SETTINGS: frame',
      'frames.SETTINGS.flags: value | http2.value=00',
      'frames.SETTINGS.stream: value | http2.value=00000000',
      'frames.SETTINGS: settings',
      'frames.SETTINGS.MAX_CONCURRENT_STREAMS: setting | http2.value=100',
      'frames.WINDOW_UPDATE: frame',
      'frames.WINDOW_UPDATE.flags: value | http2.value=01',
      'frames.WINDOW_UPDATE.stream: value | http2.value=00000001',
      'frames.WINDOW_UPDATE: increment | http2.value=983041',
      'behind: value | http2.value=00000a04',
    ]);
    expect(isRebuilt(bytes)).toBe(true);
  });

  it('may be the preface alone', () => {
    expect(lines()).toEqual([': start', 'frames: frames', 'behind: value']);
    expect(isRebuilt(start())).toBe(true);
  });

  it.each([
    ['00', 'DATA'],
    ['01', 'HEADERS'],
    ['02', 'PRIORITY'],
    ['03', 'RST_STREAM'],
    ['05', 'PUSH_PROMISE'],
    ['06', 'PING'],
    ['07', 'GOAWAY'],
    ['09', 'type 9'],
    ['ff', 'type 255'],
  ])('may hold a frame of type %s, which is %s, its payload one value', (type, name) => {
    const frame = `000002 ${type} 00 00000000 abcd`;
    expect(lines(frame).slice(2, 6)).toEqual([
      `frames.${name}: frame`,
      `frames.${name}.flags: value | http2.value=00`,
      `frames.${name}.stream: value | http2.value=00000000`,
      `frames.${name}: value | http2.value=abcd`,
    ]);
    expect(isRebuilt(start(frame))).toBe(true);
  });

  it.each([
    ['0001', 'HEADER_TABLE_SIZE'],
    ['0002', 'ENABLE_PUSH'],
    ['0003', 'MAX_CONCURRENT_STREAMS'],
    ['0004', 'INITIAL_WINDOW_SIZE'],
    ['0005', 'MAX_FRAME_SIZE'],
    ['0006', 'MAX_HEADER_LIST_SIZE'],
    ['0007', '0007'],
    ['0008', 'ENABLE_CONNECT_PROTOCOL'],
    ['0009', 'NO_RFC7540_PRIORITIES'],
  ])('has the setting %s under the name %s', (id, name) => {
    const frame = `000006 04 00 00000000 ${id} ffffffff`;
    expect(lines(frame)[6]).toBe(`frames.SETTINGS.${name}: setting | http2.value=4294967295`);
    expect(isRebuilt(start(frame))).toBe(true);
  });

  it('has settings of GREASE under one name', () => {
    const frame = '00000c 04 00 00000000 1a1a 00000001 0001 00000002';
    expect(lines(frame).slice(6, -1)).toEqual([
      'frames.SETTINGS.GREASE: setting | tls.grease=1a1a | http2.value=1',
      'frames.SETTINGS.HEADER_TABLE_SIZE: setting | http2.value=2',
    ]);
    expect(isRebuilt(start(frame))).toBe(true);
  });

  it.each([
    ['settings of half a setting', '000005 04 00 00000000 0003000000', 'SETTINGS: value | http2.value=0003000000'],
    ['an acknowledgement', '000000 04 01 00000000', 'SETTINGS: settings'],
    ['a window of three bytes', '000003 08 00 00000000 0f0001', 'WINDOW_UPDATE: value | http2.value=0f0001'],
    ['a window of none', '000000 08 00 00000000', 'WINDOW_UPDATE: value'],
    ['four bytes in another frame', '000004 06 00 00000000 0f000100', 'PING: value | http2.value=0f000100'],
    ['six bytes in another frame', '000006 06 00 00000000 000300000064', 'PING: value | http2.value=000300000064'],
  ])('has a payload of %s as it is', (_, frame, line) => {
    expect(lines(frame)[5]).toBe(`frames.${line}`);
    expect(isRebuilt(start(frame))).toBe(true);
  });

  it('reads presence, number and order of its frames and settings', () => {
    const place = startPlace(start('000000 04 01 00000000'));
    const frames = memberOf(place, 'frames');
    const listed = { presence: HTTP2_PRESENCE, repeated: HTTP2_COUNT, order: HTTP2_ORDER };
    expect(frames?.parts).toMatchObject({ ...listed, members: [{ name: 'SETTINGS', step: '.SETTINGS' }] });
    const frame = frames && memberOf(frames, 'SETTINGS');
    expect(frame && memberOf(frame, 'payload')?.parts).toMatchObject(listed);
    expect([place.shapeCarrier, frame?.shapeCarrier]).toEqual([HTTP2_FORM, HTTP2_FORM]);
  });
});

describe('other bytes', () => {
  it.each([
    ['another preface', Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\n\n'), Buffer.of(0)])],
    ['a preface cut short', PREFACE.subarray(0, -1)],
    ['nothing', Buffer.alloc(0)],
  ])('are read as they are: %s', (_, bytes) => {
    const place = startPlace(bytes);
    expect(outlined(place)).toEqual([`: bytes${bytes.length === 0 ? '' : ` | bytes=${bytes.toString('latin1')}`}`]);
    expect([place.shapeCarrier, isRebuilt(bytes)]).toEqual([HTTP2_FORM, true]);
  });

  it('before and behind it are left out', () => {
    const around = Buffer.concat([Buffer.from('junk'), start('000000 04 01 00000000'), Buffer.from('junk')]);
    expect(outlined(startPlace(around.subarray(4, -4)))).toEqual(lines('000000 04 01 00000000'));
  });
});
