/** Well-formed messages of the binary formats, built here byte by byte and not by what reads them. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const sized8 = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.of(bytes.length), bytes]);
const sized16 = (bytes: Uint8Array): Buffer => Buffer.concat([u16(bytes.length), bytes]);
const word = fc.integer({ min: 0, max: 0xffff });
const words = fc.array(word, { maxLength: 6 }).map((list) => Buffer.concat(list.map(u16)));
const some = (maxLength: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

/** RFC 1035: one to three questions, and an EDNS record. */
export const dnsQuery: fc.Arbitrary<Uint8Array> = fc
  .record({
    id: word,
    flags: fc.constantFrom(0x0100, 0x0120, 0),
    names: fc.array(fc.array(fc.uint8Array({ minLength: 1, maxLength: 12 }), { maxLength: 4 }), { maxLength: 3 }),
    type: fc.constantFrom(1, 28, 65, 255),
    options: fc.array(fc.tuple(word, some(8)), { maxLength: 3 }),
  })
  .map(({ id, flags, names, type, options }) => {
    const questions = names.map((labels) => Buffer.concat([...labels.map(sized8), Buffer.of(0), u16(type), u16(1)]));
    const data = Buffer.concat(options.map(([code, bytes]) => Buffer.concat([u16(code), sized16(bytes)])));
    const opt = Buffer.concat([Buffer.from([0, 0, 41, 4, 208, 0, 0, 0, 0]), sized16(data)]);
    const counts = [questions.length, 0, 0, 1].map(u16);
    return Buffer.concat([u16(id), u16(flags), ...counts, ...questions, opt]);
  });

const extension = fc.oneof(
  fc.tuple(fc.constant(0), fc.stringMatching(/^[a-zA-Z0-9.-]{0,20}$/)).map(([type, name]) => {
    return [type, sized16(Buffer.concat([Buffer.of(0), sized16(Buffer.from(name))]))] as const;
  }),
  fc.tuple(fc.constantFrom(10, 13), words).map(([type, list]) => [type, sized16(list)] as const),
  fc.tuple(fc.constantFrom(43, 27), words).map(([type, list]) => [type, sized8(list)] as const),
  fc.array(fc.constantFrom('h2', 'http/1.1', 'x\u00e9'), { maxLength: 3 }).map((names) => {
    return [16, sized16(Buffer.concat(names.map((name) => sized8(Buffer.from(name)))))] as const;
  }),
  fc.array(fc.tuple(fc.constantFrom(0x1a1a, 29, 4588), some(10)), { maxLength: 3 }).map((shares) => {
    return [
      51,
      sized16(Buffer.concat(shares.map(([group, key]) => Buffer.concat([u16(group), sized16(key)])))),
    ] as const;
  }),
  fc.tuple(fc.constant(21), fc.nat(20)).map(([type, length]) => [type, Buffer.alloc(length)] as const),
  fc.tuple(fc.oneof(word, fc.constantFrom(0x2a2a, 0xfafa)), some(8)),
);

/** RFC 8446, in one record or in two. */
export const clientHello: fc.Arbitrary<Uint8Array> = fc
  .record({
    random: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    session: some(32),
    suites: fc.oneof(words, fc.constant(Buffer.from('0a0a13011302dada', 'hex'))),
    extensions: fc.array(extension, { maxLength: 8 }),
    cut: fc.option(fc.nat(60)),
  })
  .map(({ random, session, suites, extensions, cut }) => {
    const list = Buffer.concat(extensions.map(([type, data]) => Buffer.concat([u16(type), sized16(data)])));
    const body = [u16(0x0303), random, sized8(session), sized16(suites), sized8(Buffer.of(0)), sized16(list)];
    const fields = Buffer.concat(body);
    const message = Buffer.concat([Buffer.from([1, 0]), u16(fields.length), fields]);
    const pieces = cut === null ? [message] : [message.subarray(0, cut), message.subarray(cut)];
    return Buffer.concat(pieces.flatMap((piece) => [Buffer.from([22, 3, 1]), sized16(piece)]));
  });

const frame = fc
  .tuple(fc.oneof(fc.constantFrom(2, 4, 4, 4, 8), fc.nat(255)), fc.nat(255), fc.nat(9), fc.nat(4), some(5))
  .map(([type, flags, stream, settings, rest]) => {
    const payload =
      type === 4
        ? Buffer.concat(Array.from({ length: settings }, (_, n) => Buffer.from([0, n, 0, 0, n, stream])))
        : type === 8
          ? Buffer.from([0, 1, 0, 0])
          : rest;
    return Buffer.concat([Buffer.of(0), u16(payload.length), Buffer.from([type, flags, 0, 0, 0, stream]), payload]);
  });

/** RFC 9113: the preface and the first frames. */
export const http2Start: fc.Arbitrary<Uint8Array> = fc
  .array(frame, { maxLength: 5 })
  .map((frames) => Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), ...frames]));

const line = fc.stringMatching(/^[A-Za-z <>@.-]{0,20}$/);
const digest = fc.uint8Array({ minLength: 20, maxLength: 20 });
const gitContent: fc.Arbitrary<readonly [string, Uint8Array]> = fc.oneof(
  fc
    .tuple(line, line, fc.nat(2_000_000_000), fc.array(digest, { maxLength: 3 }), fc.string())
    .map(([name, email, time, parents, message]) => {
      const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
      const fields = ['tree ' + '0'.repeat(40), ...parents.map((one) => `parent ${hex(one)}`)];
      fields.push(`author ${name} <${email}> ${time} +0530`, 'gpgsig -----BEGIN\n two\n three');
      return ['commit', Buffer.from(`${fields.join('\n')}\n\n${message}`)] as const;
    }),
  fc
    .array(fc.tuple(fc.constantFrom('100644', '40000', '120000'), fc.string({ minLength: 1 }), digest), {
      maxLength: 4,
    })
    .map((entries) => {
      const written = entries.map(([mode, name, hash]) => {
        return Buffer.concat([Buffer.from(`${mode} ${name.replaceAll('\0', '')}x\0`), hash]);
      });
      return ['tree', Buffer.concat(written)] as const;
    }),
  some(60).map((bytes) => ['blob', bytes] as const),
);

/** The content of a git object with its head, not compressed. */
export const gitObject: fc.Arbitrary<Uint8Array> = gitContent.map(([type, content]) =>
  Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]),
);

/** As git stores it; damaged before it is compressed, or after. */
export const looseObject: fc.Arbitrary<Uint8Array> = fc
  .tuple(gitObject, fc.constantFrom(1, 6, 9))
  .map(([bytes, level]) => deflateSync(bytes, { level }));

/** RFC 8878: frames of raw and run-length blocks, with what they decode to. */
export const zstdFrames: fc.Arbitrary<{ readonly coded: Uint8Array; readonly plain: Uint8Array }> = fc
  .array(fc.tuple(fc.boolean(), some(40)), { minLength: 1, maxLength: 4 })
  .map((blocks) => {
    const coded = blocks.map(([run, bytes], index) => {
      const last = index === blocks.length - 1 ? 1 : 0;
      const head = Buffer.alloc(3);
      head.writeUIntLE((bytes.length << 3) | ((run ? 1 : 0) << 1) | last, 0, 3);
      return Buffer.concat([head, run ? Buffer.of(bytes[0] ?? 7) : bytes]);
    });
    const plain = blocks.map(([run, bytes]) => (run ? Buffer.alloc(bytes.length, bytes[0] ?? 7) : Buffer.from(bytes)));
    // Magic, then a frame header of one flag byte and a window of 1 MB.
    const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50]);
    return { coded: Buffer.concat([head, ...coded]), plain: Buffer.concat(plain) };
  });
