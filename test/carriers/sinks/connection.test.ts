/** Connections and packets: where they go, and the bytes that nothing else read. */
import { describe, expect, it } from 'vitest';
import {
  connectionPlace,
  PACKET_DESTINATION,
  packetPlace,
  TCP_DESTINATION,
  writePacket,
  writeUnread,
} from '../../../src/core/carriers/connection.ts';
import { outlined } from '../../builders/messages/readings.ts';

const to = { address: '198.18.0.1', port: 8443, host: 'api.example' };

describe('a connection', () => {
  it('on which everything was read is its host and port', () => {
    const place = connectionPlace({ to }, null);
    expect(outlined(place)).toEqual([': connection', 'host: value | tcp.destination=api.example:8443']);
    expect(place.shapeCarrier).toBe(TCP_DESTINATION);
    expect([...writeUnread(place)]).toEqual([]);
  });

  it('on which bytes were sent that nobody reads holds them', () => {
    const place = connectionPlace({ to }, Buffer.from('hello'));
    expect(outlined(place)).toEqual([
      ': unread connection',
      'host: value | tcp.destination=api.example:8443',
      'body: text | text.code-point=hello',
    ]);
    expect(Buffer.from(writeUnread(place)).toString()).toBe('hello');
  });
});

/** | version and length of the header | 8 bytes | protocol | checksum, here ff00 | the rest |, all else zeros (RFC 791). */
const ipv4 = (words: number, protocol: number, payload: string): Buffer => {
  const header = Buffer.alloc(words * 4);
  header[0] = 0x40 | words;
  header[9] = protocol;
  header[10] = 0xff;
  return Buffer.concat([header, Buffer.from(payload)]);
};
/** | version | 5 bytes | next header | the rest | (RFC 8200). */
const ipv6 = (next: number, payload: string): Buffer => {
  const header = Buffer.alloc(40);
  header[0] = 0x60;
  header[6] = next;
  return Buffer.concat([header, Buffer.from(payload)]);
};
const UDP = 17;
const TCP = 6;

describe('a packet', () => {
  const event = { protocol: 'udp', address: '192.0.2.1' } as const;
  /** Where the payload begins. */
  const cut = (raw: Uint8Array): number => {
    const place = packetPlace(event, raw);
    expect(Buffer.from(writePacket(place)).equals(raw)).toBe(true);
    const header = outlined(place).find((line) => line.startsWith('header: bytes | packet.header='));
    return header === undefined ? 0 : header.length - 'header: bytes | packet.header='.length;
  };

  it('is its protocol, address, port, headers and payload', () => {
    const raw = ipv4(5, UDP, '12345678hello');
    const place = packetPlace({ ...event, port: 123 }, raw);
    expect(outlined(place)).toEqual([
      ': packet',
      'protocol: value | packet.destination=udp',
      'address: value | packet.destination=192.0.2.1',
      'port: value | packet.destination=123',
      `header: bytes | packet.header=${raw.subarray(0, 28).toString('latin1')}`,
      'body: text | text.code-point=hello',
    ]);
    expect(place.shapeCarrier).toBe(PACKET_DESTINATION);
  });

  it('without a port has none', () => {
    expect(outlined(packetPlace(event, Buffer.from('x')))[3]).toBe('port: value');
  });

  it.each([
    ['UDP in IPv4', ipv4(5, UDP, '12345678hello'), 28],
    ['UDP behind options of IPv4', ipv4(6, UDP, '12345678hello'), 32],
    ['UDP without a payload', ipv4(5, UDP, '12345678'), 28],
    ['UDP cut short', ipv4(5, UDP, '1234567'), 0],
    ['TCP in IPv4', ipv4(5, TCP, '12345678hello'), 0],
    ['UDP in IPv6', ipv6(UDP, '12345678hello'), 48],
    ['UDP in IPv6 without a payload', ipv6(UDP, '12345678'), 48],
    ['UDP in IPv6 cut short', ipv6(UDP, '1234567'), 0],
    ['another header in IPv6', ipv6(0, '12345678hello'), 0],
    ['IPv6 with the number of UDP where IPv4 has it', Buffer.concat([ipv6(0, '12345678')]).fill(UDP, 9, 10), 0],
    ['IPv4 with the number of UDP where IPv6 has it', Buffer.concat([ipv4(5, TCP, '1'.repeat(40))]).fill(UDP, 6, 7), 0],
    [
      'another version',
      Buffer.concat([ipv4(5, UDP, '1'.repeat(40))])
        .fill(0x55, 0, 1)
        .fill(UDP, 6, 7),
      0,
    ],
    ['nothing', Buffer.alloc(0), 0],
  ])('has its payload behind its headers: %s', (_, raw, at) => {
    expect(cut(raw)).toBe(at);
  });

  it('in the middle of other bytes is read from where it begins', () => {
    expect(cut(Buffer.concat([Buffer.from('junk'), ipv4(5, UDP, '12345678hello')]).subarray(4))).toBe(28);
  });
});
