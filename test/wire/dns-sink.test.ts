import { decode, encode, type Packet, type Question, type RecordType } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DnsSink, underSuffixes } from '../../src/wire/dns/sink.ts';

function query(name: string, type: RecordType, extra: Partial<Packet> = {}): Buffer {
  const question: Question = { name, type, class: 'IN' };
  return encode({ type: 'query', id: 4660, flags: 0x100, questions: [question], ...extra });
}

function ask(sink: DnsSink, name: string, type: RecordType) {
  const { reply } = sink.answer(query(name, type));
  if (reply === null) throw new Error('no reply');
  const packet: Packet & { rcode?: string } = decode(Buffer.from(reply));
  const data = packet.answers?.map((answer) =>
    'data' in answer && typeof answer.data === 'string' ? answer.data : answer.type,
  );
  return { packet, code: packet.rcode, data };
}

describe('the DNS sink', () => {
  it('gives every name an address of its own, the same in another sink, and knows whose it is', () => {
    const [one, other] = [new DnsSink(), new DnsSink()];
    const names = Array.from({ length: 3000 }, (_, i) => `host-${i}.example.com`);
    const v4 = names.map((name) => ask(one, name, 'A').data?.[0] ?? '');
    const v6 = names.map((name) => ask(one, name, 'AAAA').data?.[0] ?? '');
    expect(new Set([...v4, ...v6]).size).toBe(6000);
    expect([...names].reverse().map((name) => ask(other, name, 'A').data?.[0] ?? '')).toEqual([...v4].reverse());
    expect(v4.map((address) => one.nameOf(address))).toEqual(names);
    expect(v6.map((address) => one.nameOf(address))).toEqual(names);
  });

  it('takes addresses from public ranges, never from private or reserved ones', () => {
    const sink = new DnsSink();
    for (let i = 0; i < 500; i += 1) {
      expect(ask(sink, `n${i}.org`, 'A').data?.[0] ?? '').toMatch(
        /^(3|13|18|20|23|34|35|40|44|52|54|63|64|65|66|104)\.\d+\.\d+\.\d+$/,
      );
      expect(ask(sink, `n${i}.org`, 'AAAA').data?.[0] ?? '').toMatch(/^2600:1f18:/);
    }
  });

  it('knows a name in any case as one, and sends the question back as it was asked', () => {
    const sink = new DnsSink();
    const mixed = sink.answer(query('ApI.eXample', 'A'));
    expect(mixed).toMatchObject({ name: 'ApI.eXample', type: 'A' });
    expect(decode(Buffer.from(mixed.reply ?? [])).questions?.[0]?.name).toBe('ApI.eXample');
    expect(ask(sink, 'api.EXAMPLE', 'A').data).toEqual(ask(sink, 'api.example', 'A').data);
  });

  it('answers with the id asked for, recursion available, no error', () => {
    const { packet, code } = ask(new DnsSink(), 'a.example', 'A');
    expect(packet).toMatchObject({ id: 4660, type: 'response' });
    expect((packet.flags ?? 0) & 0x180).toBe(0x180);
    expect(code).toBe('NOERROR');
  });

  it.each(['TXT', 'SRV', 'MX', 'NS', 'CAA'] as const)('has no data of type %s for a name that exists', (type) => {
    const { packet, code } = ask(new DnsSink(), 'a.example', type);
    expect([code, packet.answers?.length, packet.authorities?.[0]?.type]).toEqual(['NOERROR', 0, 'SOA']);
  });

  it('has no data for HTTPS records, whose number dns-packet does not know', () => {
    const bytes = query('a.example', 'A');
    bytes.writeUInt16BE(65, bytes.length - 4);
    const { reply, type } = new DnsSink().answer(bytes);
    expect(type).toBe('UNKNOWN_65');
    expect(decode(Buffer.from(reply ?? [])).answers).toEqual([]);
  });

  it('denies names that it is told are missing, and only those', () => {
    const sink = new DnsSink({ missing: underSuffixes(['Corp.Example.']) });
    expect(ask(sink, 'api.example.com.corp.example', 'A').code).toBe('NXDOMAIN');
    expect(ask(sink, 'corp.example', 'A').code).toBe('NXDOMAIN');
    expect(ask(sink, 'notcorp.example', 'A').code).toBe('NOERROR');
  });

  it('names an address it has handed out, and no other', () => {
    const sink = new DnsSink();
    const [v4, v6] = [ask(sink, 'a.example', 'A').data?.[0] ?? '', ask(sink, 'a.example', 'AAAA').data?.[0] ?? ''];
    const nibbles = v6
      .split(':')
      .map((part) => part.padStart(4, '0'))
      .join('');
    expect(ask(sink, `${v4.split('.').reverse().join('.')}.in-addr.arpa`, 'PTR').data).toEqual(['a.example']);
    expect(ask(sink, `${Array.from(nibbles).reverse().join('.')}.ip6.arpa`, 'PTR').data).toEqual(['a.example']);
    expect(ask(sink, '1.0.168.192.in-addr.arpa', 'PTR').code).toBe('NXDOMAIN');
  });

  it('knows localhost', () => {
    expect(ask(new DnsSink(), 'localhost', 'A').data).toEqual(['127.0.0.1']);
    expect(ask(new DnsSink(), 'x.localhost', 'AAAA').data).toEqual(['::1']);
  });

  it('speaks EDNS to who does', () => {
    const opt = { type: 'OPT', name: '.', udpPayloadSize: 4096, flags: 0, options: [] } as never;
    const { reply } = new DnsSink().answer(query('a.example', 'A', { additionals: [opt] }));
    expect(decode(Buffer.from(reply ?? [])).additionals?.map(({ type }) => type)).toEqual(['OPT']);
  });

  it('answers what it cannot read with a format error, and a stub with silence', () => {
    const sink = new DnsSink();
    const broken = sink.answer(Buffer.concat([query('a.example', 'A').subarray(0, 14), Buffer.from([0xff])]));
    expect(broken).toMatchObject({ name: '', type: '' });
    expect((broken.reply ?? [])[3]).toBe(0x81);
    expect(sink.answer(Buffer.from([1, 2, 3]))).toEqual({ reply: null, name: '', type: '' });
    expect((sink.answer(query('a.example', 'A', { type: 'response' })).reply ?? [])[3]).toBe(0x81);
  });

  it('never throws, whatever the bytes are (property)', () => {
    const sink = new DnsSink();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(60), fc.nat(255), (bytes, at, byte) => {
        const near = Buffer.from(query('some.name.example', 'AAAA'));
        near[at % near.length] = byte;
        for (const message of [bytes, near]) {
          const { reply } = sink.answer(message);
          expect(reply === null).toBe(message.length < 12);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
