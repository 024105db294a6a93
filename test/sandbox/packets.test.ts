/** Ethernet frames as the recorder shows them, and the packets in them. */
import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader } from '../../src/lab/gateway/recorder.ts';
import { ipv6Text, readFrame } from '../../src/lab/gateway/packets.ts';

const ethernet = (type: number, packet: Buffer): Buffer =>
  Buffer.concat([Buffer.from('9c3dcf5a10018c16457b32c4', 'hex'), Buffer.from([type >> 8, type & 255]), packet]);

const ipv4 = (protocol: number, body: Buffer, fragment = 0): Buffer => {
  const header = Buffer.from('45000000000000004000000000000000', 'hex');
  header.writeUInt16BE(20 + body.length, 2);
  header.writeUInt16BE(fragment, 6);
  header[9] = protocol;
  return Buffer.concat([header.subarray(0, 12), Buffer.from([192, 168, 1, 34, 8, 8, 4, 4]), body]);
};

const ipv6 = (next: number, body: Buffer, to = '20014860486000000000000000008888'): Buffer =>
  Buffer.concat([
    Buffer.from([0x60, 0, 0, 0, 0, body.length, next, 64]),
    Buffer.from(`fd4c27a19b3e00000000000000000022${to}`, 'hex'),
    body,
  ]);

const udp = Buffer.from('c00001bb000d0000', 'hex');

describe('packets', () => {
  it('a UDP datagram over IPv4: address, port, payload, the packet without its ethernet header', () => {
    const packet = ipv4(17, Buffer.concat([udp, Buffer.from('hello')]));
    expect(readFrame(ethernet(0x0800, packet))).toEqual({
      protocol: 'udp',
      address: '8.8.4.4',
      port: 443,
      from: { address: '192.168.1.34', port: 0xc000 },
      datagram: Buffer.from('hello'),
      raw: packet,
    });
  });

  it('padding that ethernet adds to short packets is not payload', () => {
    const packet = ipv4(17, Buffer.concat([udp, Buffer.from('hi')]));
    expect(readFrame(ethernet(0x0800, Buffer.concat([packet, Buffer.alloc(16)])))?.datagram).toEqual(Buffer.from('hi'));
  });

  it('a later fragment has no ports', () => {
    expect(readFrame(ethernet(0x0800, ipv4(17, udp, 0x00b9)))).not.toHaveProperty('port');
  });

  it('IPv6 extension headers are passed over', () => {
    const options = Buffer.from([43, 0, 1, 4, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0]);
    expect(readFrame(ethernet(0x86dd, ipv6(0, Buffer.concat([options, udp]))))).toMatchObject({
      protocol: 'udp',
      address: '2001:4860:4860::8888',
      port: 443,
    });
  });

  it.each([
    ['SCTP', ethernet(0x0800, ipv4(132, Buffer.alloc(12))), '8.8.4.4'],
    ['an unusual ethernet type', ethernet(0x88b5, Buffer.from('raw')), '9c:3d:cf:5a:10:01'],
  ])('%s is kept as other', (_, frame, address) => {
    expect(readFrame(frame)).toMatchObject({ protocol: 'other', address });
  });

  const solicitation = (target: string): Buffer =>
    Buffer.concat([Buffer.from([135, 0, 0, 0, 0, 0, 0, 0]), Buffer.from(target, 'hex')]);
  it.each([
    ['a look for the gateway', ipv6(58, solicitation('fe800000000000009e3dcffffe5a1001'))],
    ['a report of multicast listeners', ipv6(0, Buffer.from([58, 0, 5, 2, 0, 0, 1, 0, 143, 0, 0, 0]))],
    ['a complaint about a late answer', ipv6(58, Buffer.from([1, 4, 0, 0]))],
  ])('%s is upkeep of the wire', (_, packet) => {
    expect(readFrame(ethernet(0x86dd, packet))).toBeNull();
  });

  it('a look for anybody else is what the subject did', () => {
    expect(readFrame(ethernet(0x86dd, ipv6(58, solicitation('fe800000000000000000000000000001'))))).toMatchObject({
      protocol: 'icmp6',
      address: 'fe80::1',
    });
  });

  it('whatever comes is read without an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(0x0800, 0x86dd, 0x1234), fc.uint8Array({ maxLength: 80 }), (type, bytes) => {
        readFrame(ethernet(type, Buffer.from(bytes)));
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => void readFrame(Buffer.from(bytes))));
  });

  it('IPv6 addresses are written as RFC 5952 has it', () => {
    for (const [hex, text] of [
      ['00000000000000000000000000000000', '::'],
      ['00000000000000000000000000000001', '::1'],
      ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
      ['20010db8000100010001000100000001', '2001:db8:1:1:1:1:0:1'],
      ['fe800000000000000000000000000000', 'fe80::'],
    ] as const)
      expect(ipv6Text(Buffer.from(hex, 'hex'))).toBe(text);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const text = ipv6Text(Buffer.from(bytes));
        expect(isIPv6(text)).toBe(true);
        expect(new URL(`http://[${text}]`).hostname).toBe(`[${text}]`);
      }),
    );
  });
});

it("the recorder's stream is cut into the same frames however it is split", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
      fc.array(fc.nat(60), { maxLength: 12 }),
      (frames, cuts) => {
        const stream = Buffer.concat(
          frames.map((frame, index) => {
            const head = Buffer.alloc(8);
            head.writeUInt32BE(frame.length, 0);
            head.writeUInt32BE(index, 4);
            return Buffer.concat([head, frame]);
          }),
        );
        const seen: [Buffer, number][] = [];
        const reader = new FrameReader((frame, lost) => seen.push([Buffer.from(frame), lost]));
        let at = 0;
        for (const cut of cuts) {
          reader.push(stream.subarray(at, at + cut));
          at = Math.min(stream.length, at + cut);
        }
        reader.push(stream.subarray(at));
        expect(seen).toEqual(frames.map((frame, index) => [Buffer.from(frame), index]));
      },
    ),
  );
});
