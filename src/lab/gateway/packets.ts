/**
 * Reads ethernet frames as the recorder saw them: which protocol, to which address and port, which
 * bytes. Pure; keeps every frame that is not upkeep of the wire, however malformed.
 */
import type { PacketEvent } from '../../core/model/index.ts';
import { WIRE } from '../namespaces/addresses.ts';

export interface SeenPacket {
  readonly protocol: PacketEvent['protocol'];
  /**
   * Where the packet was sent; for a neighbour solicitation, the address looked for. A MAC where
   * there is no IP.
   */
  readonly address: string;
  readonly port?: number;
  readonly from: { readonly address: string; readonly port?: number };
  /** Payload of a UDP datagram; absent for other protocols and for later fragments. */
  readonly datagram?: Uint8Array;
  /** The packet from its network header on; the whole frame where it is not IP. */
  readonly raw: Uint8Array;
}

const ETHERNET_HEADER = 14;
const IPV4 = 0x0800;
const IPV6 = 0x86dd;
/** Hop-by-hop, routing and destination options; a fragment header is treated below. */
const EXTENSIONS = new Set([0, 43, 60]);
const FRAGMENT = 44;
const PROTOCOLS: Readonly<Record<number, SeenPacket['protocol']>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmp6' };
/**
 * Destination unreachable: a kernel's complaint about a late answer. No program without
 * capabilities can send it.
 */
const UNREACHABLE = { icmp: 3, icmp6: 1 } as const;
const LISTENER_REPORTS = new Set([130, 131, 132, 143]);
const NEIGHBOUR_SOLICITATION = 135;
const OURS = new Set<string>([WIRE.gateway6, WIRE.gatewayLinkLocal, WIRE.subject6, WIRE.subjectLinkLocal]);

/** Null for what the kernels send by themselves to keep the wire going. */
export function readFrame(frame: Buffer): SeenPacket | null {
  const type = frame.length >= ETHERNET_HEADER ? frame.readUInt16BE(12) : 0;
  const packet = frame.subarray(ETHERNET_HEADER);
  if (type === IPV4 && packet.length >= 20) return readIpv4(packet);
  if (type === IPV6 && packet.length >= 40) return readIpv6(packet);
  const [to, from] = [frame.subarray(0, 6), frame.subarray(6, 12)].map((mac) =>
    mac.toString('hex').replace(/..(?=.)/g, '$&:'),
  );
  return { protocol: 'other', address: to ?? '', from: { address: from ?? '' }, raw: frame };
}

function readIpv4(packet: Buffer): SeenPacket | null {
  const headerLength = ((packet[0] ?? 0) & 15) * 4;
  const laterFragment = (packet.readUInt16BE(6) & 0x1fff) !== 0;
  const body = laterFragment ? Buffer.alloc(0) : packet.subarray(headerLength, packet.readUInt16BE(2));
  if (packet[9] === 1 && body[0] === UNREACHABLE.icmp) return null;
  const [from, to] = [ipv4Text(packet.subarray(12, 16)), ipv4Text(packet.subarray(16, 20))];
  return transport(packet[9] ?? 0, body, from, to, packet);
}

function readIpv6(packet: Buffer): SeenPacket | null {
  let next = packet[6] ?? 0;
  let offset = 40;
  let laterFragment = false;
  while ((EXTENSIONS.has(next) || next === FRAGMENT) && offset + 8 <= packet.length) {
    laterFragment ||= next === FRAGMENT && (packet.readUInt16BE(offset + 2) & 0xfff8) !== 0;
    const length = next === FRAGMENT ? 8 : 8 + 8 * (packet[offset + 1] ?? 0);
    next = packet[offset] ?? 0;
    offset += length;
  }
  const body = laterFragment ? Buffer.alloc(0) : packet.subarray(offset);
  const [from, to] = [ipv6Text(packet.subarray(8, 24)), ipv6Text(packet.subarray(24, 40))];
  const icmpType = next === 58 ? body[0] : undefined;
  if (icmpType !== undefined && (icmpType === UNREACHABLE.icmp6 || LISTENER_REPORTS.has(icmpType))) return null;
  if (icmpType === NEIGHBOUR_SOLICITATION && body.length >= 24) {
    const target = ipv6Text(body.subarray(8, 24));
    return OURS.has(target) ? null : { protocol: 'icmp6', address: target, from: { address: from }, raw: packet };
  }
  return transport(next, body, from, to, packet);
}

function transport(protocol: number, body: Buffer, from: string, to: string, raw: Buffer): SeenPacket {
  const name = PROTOCOLS[protocol] ?? 'other';
  const plain = { protocol: name, address: to, from: { address: from }, raw };
  if ((name !== 'udp' && name !== 'tcp') || body.length < 4) return plain;
  const ported = { ...plain, port: body.readUInt16BE(2), from: { address: from, port: body.readUInt16BE(0) } };
  return name === 'udp' && body.length >= 8 ? { ...ported, datagram: body.subarray(8) } : ported;
}

function ipv4Text(bytes: Buffer): string {
  return bytes.join('.');
}

/** The spelling of RFC 5952. */
export function ipv6Text(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(2 * index).toString(16));
  const zeros = [...groups.join(':').matchAll(/(?:^|(?<=:))0(?::0)+(?=:|$)/g)];
  const longest = zeros.reduce((best, run) => (run[0].length > best.length ? run[0] : best), '');
  if (longest === '') return groups.join(':');
  const text = groups.join(':');
  const at = text.search(new RegExp(`(?:^|(?<=:))${longest}(?=:|$)`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
