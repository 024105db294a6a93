/** Parsers of binary formats: whatever the bytes, nothing is thrown, and the readings rebuild them. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { queryPlace, writeQuery } from '../../src/core/carriers/dns/dns.ts';
import { nameLabels, nameText } from '../../src/core/carriers/dns/dns.ts';
import { contentPlace, filePlace, writeFile } from '../../src/core/carriers/file/file.ts';
import { startPlace, writeStart } from '../../src/core/carriers/http2.ts';
import { packetPlace, writePacket } from '../../src/core/carriers/connection.ts';
import { memberOf } from '../../src/core/carriers/reading.ts';
import { helloPlace, writeHello } from '../../src/core/carriers/tls/hello.ts';
import { unzstd } from '../../src/core/carriers/http/zstd.ts';
import { readClientHello } from '../../src/wire/tls/client-hello.ts';
import { DnsSink } from '../../src/wire/dns/sink.ts';
import { detectProtocol } from '../../src/wire/detect-protocol.ts';
import { clientHello, dnsQuery, gitObject, http2Start, looseObject, zstdFrames } from './binary-formats.ts';
import { damaged, fuzz, nearly, sameBytes } from './cases.ts';
import fc from 'fast-check';

const asked = { resolver: '192.0.2.53', transport: 'udp' } as const;
const fingerprints = { ja3: '0', ja4: '0' };
const objectPath = `/home/u/.git/objects/ab/${'c'.repeat(38)}`;
const none = (): Uint8Array => new Uint8Array();

describe('well-formed messages are taken apart, not kept as bytes', () => {
  it('queries, hellos, starts of connections and git objects', () => {
    fc.assert(
      fc.property(dnsQuery, clientHello, http2Start, looseObject, (query, hello, start, object) => {
        expect(memberOf(queryPlace(asked, query), 'message')?.shape).toBe('message');
        expect(memberOf(helloPlace(fingerprints, hello), 'hello')?.shape).toBe('hello');
        expect(startPlace(start).shape).toBe('start');
        expect(contentPlace(objectPath, object).shape).toMatch(/^git /);
      }),
    );
  });
});

describe('whatever the bytes, the readings rebuild', () => {
  const sink = new DnsSink();
  fuzz('a DNS query, and the sink answers or keeps silent', nearly(dnsQuery), (bytes) => {
    sameBytes(writeQuery(queryPlace(asked, bytes)), bytes);
    const { reply } = sink.answer(bytes);
    if (reply !== null) sameBytes(reply.subarray(0, 2), bytes.subarray(0, 2));
  });

  fuzz('the labels of a name', fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { maxLength: 5 }), (labels) => {
    const back = nameLabels(nameText(labels));
    expect(back.map((label) => label.toString('hex'))).toEqual(
      labels.map((label) => Buffer.from(label).toString('hex')),
    );
  });

  fuzz('a client hello, on the wire and in the capture', nearly(clientHello), (bytes) => {
    sameBytes(writeHello(helloPlace(fingerprints, bytes)), bytes);
    const read = readClientHello(Buffer.from(bytes));
    if (typeof read !== 'string') sameBytes(read.raw, bytes.subarray(0, read.raw.length));
    expect(['tls', 'http1', 'http2', 'raw', 'more']).toContain(detectProtocol(Buffer.from(bytes)));
  });

  fuzz('the first frames of an HTTP/2 connection', nearly(http2Start), (bytes) => {
    sameBytes(writeStart(startPlace(bytes)), bytes);
  });

  const broken = damaged(gitObject).map((bytes) => deflateSync(bytes));
  fuzz('a git object', fc.oneof(nearly(looseObject), broken), (bytes) => {
    const event = { path: objectPath, mode: 0o100444 };
    sameBytes(writeFile(filePlace(event, contentPlace(objectPath, bytes)), none), bytes);
  });

  fuzz('a packet', fc.uint8Array({ maxLength: 90 }), (bytes) => {
    for (const first of [0x45, 0x60, bytes[0] ?? 0]) {
      const packet = Buffer.from(bytes);
      if (packet.length > 9) packet.set([first], 0);
      sameBytes(writePacket(packetPlace({ protocol: 'udp', address: '192.0.2.1' }, packet)), packet);
    }
  });
});

describe('zstd', () => {
  fuzz('frames give what was put in', zstdFrames, ({ coded, plain }) => {
    sameBytes(unzstd(coded, 1 << 20), plain);
  });

  fuzz(
    'damaged frames are refused or decoded, within the limit',
    damaged(zstdFrames.map(({ coded }) => coded)),
    (bytes) => {
      let decoded: Uint8Array;
      try {
        decoded = unzstd(bytes, 4096);
      } catch (error) {
        expect(error).toBeInstanceOf(Error); // Refusing is the answer to bytes that are not zstd.
        return;
      }
      expect(decoded.length).toBeLessThanOrEqual(4096);
    },
  );
});
