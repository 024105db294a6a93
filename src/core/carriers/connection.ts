/**
 * Connections and packets as trees of places: their destination, and bytes that no other carrier
 * reads. An address that our own resolver assigned shows nothing of the subject. The destination is
 * therefore the name looked up, where there is one.
 */
import type { PacketEvent, TcpEvent } from '../model/index.ts';
import { bodyPlace, writeBody } from './http/body.ts';
import type { Carrier, Place } from './reading.ts';
import { memberOf, text } from './reading.ts';
import { field, fieldText, leafPlace, recordPlace, valuePlace } from './records.ts';

export const TCP_DESTINATION: Carrier = {
  name: 'tcp.destination',
  family: 'tcp',
  kind: 'routing',
  describes: 'Host and port of a TCP connection.',
};
export const PACKET_DESTINATION: Carrier = {
  name: 'packet.destination',
  family: 'packet',
  kind: 'routing',
  describes: 'Protocol, address and port of a packet that is neither TCP nor DNS.',
};
export const PACKET_HEADER: Carrier = {
  name: 'packet.header',
  family: 'packet',
  kind: 'content',
  describes: 'The headers of such a packet.',
};

/** `raw`: bytes sent on the connection that no other carrier reads; null if there are none. */
export function connectionPlace({ to }: Pick<TcpEvent, 'to'>, raw: Uint8Array | null): Place {
  const destination = valuePlace(TCP_DESTINATION, `${to.host}:${to.port}`);
  return recordPlace(raw === null ? 'connection' : 'unread connection', TCP_DESTINATION, [
    field('host', destination),
    ...(raw === null ? [] : [field('body', bodyPlace(raw, ''))]),
  ]);
}

/** The bytes of `raw`, from the readings alone. */
export function writeUnread(place: Place): Uint8Array {
  const body = memberOf(place, 'body');
  return body === undefined ? new Uint8Array() : writeBody(body);
}

/** `raw` from the network header on. */
export function packetPlace(event: Pick<PacketEvent, 'protocol' | 'address' | 'port'>, raw: Uint8Array): Place {
  const value = (written: string): Place => valuePlace(PACKET_DESTINATION, written);
  const cut = headerLength(raw);
  const header = Buffer.from(raw.buffer, raw.byteOffset, cut).toString('latin1');
  return recordPlace('packet', PACKET_DESTINATION, [
    field('protocol', value(event.protocol)),
    field('address', value(event.address)),
    field('port', value(event.port === undefined ? '' : String(event.port))),
    field('header', leafPlace('bytes', text(PACKET_HEADER, header))),
    field('body', bodyPlace(raw.subarray(cut), '')),
  ]);
}

/** The packet's bytes. Inverse of `packetPlace`. */
export function writePacket(place: Place): Uint8Array {
  const header = Buffer.from(fieldText(place, 'header', PACKET_HEADER), 'latin1');
  return Buffer.concat([header, writeUnread(place)]);
}

const UDP = 17;
const UDP_HEADER = 8;

/**
 * Bytes before the payload of a UDP datagram in IPv4 (RFC 791) or plain IPv6 (RFC 8200). In other
 * packets all bytes are payload.
 */
function headerLength(raw: Uint8Array): number {
  const version = (raw[0] ?? 0) >> 4;
  const network = version === 4 ? ((raw[0] ?? 0) & 15) * 4 : 40;
  const protocol = version === 4 ? raw[9] : version === 6 ? raw[6] : undefined;
  return protocol === UDP && raw.length >= network + UDP_HEADER ? network + UDP_HEADER : 0;
}
