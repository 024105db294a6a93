/** The pure parts of the gateway's side: packets, tables of sockets, reasons of refusals. */
import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainRefusal, type HostSettings, parseFailure } from '../../src/lab/namespaces/kernel-settings.ts';
import { FrameReader } from '../../src/lab/gateway/recorder.ts';
import { findRemotePort } from '../../src/lab/gateway/network.ts';
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

describe("a client's table of sockets", () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue',
    '   0: 2201A8C0:1F90 00000000:0000 0A 00000000:00000000',
    '   1: 2201A8C0:A1B2 04030201:01BB 06 00000000:00000000',
    '   2: 2201A8C0:A1B2 08080808:7CFF 01 00000000:00000000',
    '   3: 2201A8C0:A1B3 04030201:0050 06 00000000:00000000',
  ].join('\n');

  it('gives the port of the live connection before that of one only remembered', () => {
    expect(findRemotePort(table, 0xa1b2)).toBe(31_999);
    expect(findRemotePort(table, 0xa1b3)).toBe(80);
  });
  it('knows nothing of listeners and strangers', () => {
    expect(findRemotePort(table, 8080)).toBeUndefined();
    expect(findRemotePort(table, 1)).toBeUndefined();
  });
});

describe('a refusal names the setting that forbids and what to do', () => {
  const host = (settings: Record<string, string>, more: Partial<HostSettings> = {}): HostSettings => ({
    setting: (name) => settings[name],
    inContainer: false,
    seccomp: false,
    ...more,
  });
  const step = (text: string) => parseFailure(text);
  const EPERM = step('create a user namespace\t1\tOperation not permitted');
  const ENOSPC = step('create a user namespace\t28\tNo space left on device');
  const MAP = step('map user ids\t1\tOperation not permitted');
  const PROC = step('mount /proc\t1\tOperation not permitted');

  it.each([
    [
      EPERM,
      host({ 'kernel.unprivileged_userns_clone': '0' }),
      'kernel.unprivileged_userns_clone is 0',
      'sysctl -w kernel.unprivileged_userns_clone=1',
    ],
    [
      ENOSPC,
      host({ 'user.max_user_namespaces': '0' }),
      'user.max_user_namespaces is 0',
      'sysctl -w user.max_user_namespaces=10000',
    ],
    [
      MAP,
      host({ 'kernel.apparmor_restrict_unprivileged_userns': '1' }),
      'kernel.apparmor_restrict_unprivileged_userns is 1',
      'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    ],
    [
      EPERM,
      host({}, { inContainer: true, seccomp: true }),
      "the container's seccomp profile forbids it",
      '--security-opt seccomp=unconfined',
    ],
    [
      PROC,
      host({}, { inContainer: true }),
      'the container hides parts of /proc',
      '--security-opt systempaths=unconfined',
    ],
    [step('create namespaces\t22\tInvalid argument'), host({}), 'this kernel was built without them', 'CONFIG_NET_NS'],
    [step('program nf_tables\t95\tOperation not supported'), host({}), 'Operation not supported', 'tellproof doctor'],
  ])('%o', (failed, settings, why, hint) => {
    const error = explainRefusal(failed, settings);
    expect(error.message).toBe(`the lab cannot ${failed.step}: ${error.message.split(': ').slice(1).join(': ')}`);
    expect(error.message).toContain(why);
    expect(error.hint).toContain(hint);
    expect(error.message + error.hint).not.toMatch(/\n|\.$/);
  });
});
