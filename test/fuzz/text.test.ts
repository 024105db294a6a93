/** Parsers of text: whatever the bytes, nothing is thrown, and the readings rebuild them. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { decodeContent } from '../../src/core/carriers/http/content-coding.ts';
import { contentPlace, filePlace, writeFile } from '../../src/core/carriers/file/file.ts';
import { bodyPlace, writeBody } from '../../src/core/carriers/http/body.ts';
import { readChunks, writeChunks } from '../../src/core/carriers/http/chunks.ts';
import { joinHead, splitHead } from '../../src/core/carriers/http/head.ts';
import { rawRequestPlace, writeRawRequest } from '../../src/core/carriers/http/request.ts';
import { readJson } from '../../src/core/carriers/json/json.ts';
import { writeJson } from '../../src/core/carriers/json/write-json.ts';
import { readNumber, writeNumber } from '../../src/core/carriers/json/number-form.ts';
import { outputPlace, writeOutput } from '../../src/core/carriers/output.ts';
import { memberOf } from '../../src/core/carriers/reading.ts';
import { readFrame } from '../../src/core/carriers/websocket.ts';
import { damaged, fuzz, nearly, sameBytes } from './cases.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const rebuilt = (source: string): string => {
  const place = readJson(source);
  return place === null ? source : writeJson(place);
};

const eol = fc.constantFrom('\r\n', '\r\n', '\n', '\r\n ', '\r');
const name = fc.constantFrom('Host', 'content-type', 'Content-Encoding', 'Transfer-Encoding', 'X-A', ' ', '');
const value = fc.constantFrom(
  'gzip',
  'chunked',
  'application/json',
  'a=1&b',
  'multipart/form-data; boundary=b',
  '\u00e9',
);
const head = fc
  .tuple(fc.constantFrom('GET / HTTP/1.1', 'POST  /a?b=1&c HTTP/1.0', 'x'), eol, fc.array(fc.tuple(name, value, eol)))
  .map(([first, end, fields]) => `${first}${end}${fields.map(([n, v, e]) => `${n}: ${v}${e}`).join('')}\r\n`);
const json = fc.oneof(
  fc.json(),
  fc.jsonValue().map((any) => JSON.stringify(any, null, 2)),
);

describe('whatever the bytes, the readings rebuild', () => {
  fuzz('the head of a request', nearly(head.map(bytesOf)), (bytes) => {
    const raw = Buffer.from(bytes).toString('latin1');
    const split = splitHead(raw);
    expect(joinHead(split.head) + raw.slice(split.bodyAt)).toBe(raw);
  });

  const request = fc.tuple(head, fc.oneof(json, fc.string(), fc.constant('4\r\nabcd\r\n0\r\n\r\n')));
  fuzz('a request with its body', nearly(request.map(([first, body]) => bytesOf(first + body))), (bytes) => {
    sameBytes(writeRawRequest(rawRequestPlace(bytes)), bytes);
  });

  const chunk = fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('', ';x=1', ';y="z"'));
  const chunked = fc.array(chunk, { maxLength: 5 }).map((chunks) => {
    const written = chunks.map(([text, more]) => `${Buffer.byteLength(text).toString(16)}${more}\r\n${text}\r\n`);
    return bytesOf(`${written.join('')}0\r\nT: 1\r\n\r\n`);
  });
  fuzz('chunks and trailers', nearly(chunked), (bytes) => {
    const read = readChunks(bytes);
    if (read !== null) sameBytes(writeChunks(read), bytes);
  });

  const types = fc.constantFrom('', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'x-ndjson');
  const bodies = fc.oneof(
    json,
    fc.tuple(json, json).map((two) => two.join('\n')),
    fc.constant('--b\r\nA: b\r\n\r\nc--b--'),
  );
  fuzz('a body of any type', fc.tuple(nearly(bodies.map(bytesOf)), types), ([bytes, type]) => {
    sameBytes(writeBody(bodyPlace(bytes, type)), bytes);
  });
});

describe('JSON', () => {
  fuzz('documents and nearly documents', nearly(json.map(bytesOf)), (bytes) => {
    const source = Buffer.from(bytes).toString();
    expect(rebuilt(source)).toBe(source);
  });

  const piece = fc.constantFrom(
    '\\n',
    '\\/',
    '\\u00e9',
    '\\u00E9',
    '\\uD83D',
    '\\ude00',
    '\\',
    '/',
    '\u00e9',
    'a',
    '"',
    '\\x',
  );
  fuzz('the spelling of strings', fc.array(piece, { maxLength: 12 }), (pieces) => {
    const source = `{"${pieces.join('')}":["${pieces.join('')}"]}`;
    expect(rebuilt(source)).toBe(source);
  });

  fuzz('the form of numbers', fc.stringMatching(/^-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,20})?$/), (source) => {
    const valid = readJson(source) !== null;
    if (valid) expect(writeNumber(readNumber(source))).toBe(source);
    expect(rebuilt(source)).toBe(source);
  });

  const gap = fc.stringMatching(/^[ \t\r\n]{0,4}$/);
  fuzz('white space', fc.array(gap, { minLength: 12, maxLength: 12 }), (gaps) => {
    const signs = ['{', '"a"', ':', '[', '1', ',', '{', '}', ']', ',', '"b":null', '}'];
    const source = gaps.map((space, index) => space + (signs[index] ?? '')).join('');
    expect(readJson(source)).not.toBeNull();
    expect(rebuilt(source)).toBe(source);
  });
});

describe('content codings', () => {
  const coders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;
  const coding = fc.constantFrom('gzip', 'deflate', 'br');
  fuzz('give what was put in', fc.tuple(fc.array(coding, { maxLength: 3 }), fc.uint8Array()), ([codings, bytes]) => {
    const coded = codings.reduce<Uint8Array>((inner, one) => coders[one](inner), bytes);
    const decoded = decodeContent(codings, coded);
    sameBytes(decoded.bytes, bytes);
    expect(decoded.complete).toBe(true);
  });

  const whole = fc.tuple(coding, fc.uint8Array()).map(([one, bytes]) => coders[one](bytes));
  const any = fc.oneof(
    whole,
    fc.uint8Array().map((bytes) => deflateRawSync(bytes)),
  );
  fuzz(
    'of damaged bodies lose no byte of a request',
    fc.tuple(damaged(any), fc.constantFrom('gzip', 'deflate', 'br', 'zstd')),
    ([body, one]) => {
      const raw = Buffer.concat([bytesOf(`POST / HTTP/1.1\r\nContent-Encoding: ${one}\r\n\r\n`), body]);
      sameBytes(writeRawRequest(rawRequestPlace(raw)), raw);
    },
  );
});

describe('other sinks', () => {
  const opcode = fc.constantFrom('text', 'binary', 'ping', 'pong', 'close');
  fuzz('a WebSocket message', fc.tuple(nearly(json.map(bytesOf)), opcode), ([bytes, kind]) => {
    const to = { address: '192.0.2.1', port: 443, host: 'a.example' };
    const event = {
      kind: 'websocket',
      at: 0,
      connection: 1,
      to,
      direction: 'sent',
      opcode: kind,
      payload: '',
    } as const;
    sameBytes(writeBody(memberOf(readFrame(event, bytes), 'body') ?? readFrame(event, bytes)), bytes);
  });

  const printed = fc.array(fc.oneof(json, fc.string(), fc.constant('\u001b[31mred\u001b[0m')), { maxLength: 4 });
  fuzz('what is printed', nearly(printed.map((lines) => bytesOf(lines.join('\n')))), (bytes) => {
    sameBytes(writeOutput(outputPlace(bytes)), bytes);
  });

  const path = fc.constantFrom('/home/u/a.json', '/home/u/.git/refs/heads/main', '/home/u/.git/HEAD', '/tmp/x');
  const held = fc.oneof(json, fc.constant(`${'0'.repeat(40)}\n`), fc.string());
  fuzz('what a file holds', fc.tuple(nearly(held.map(bytesOf)), path), ([bytes, where]) => {
    const place = filePlace({ path: where, mode: 0o100644 }, contentPlace(where, bytes));
    sameBytes(
      writeFile(place, () => new Uint8Array()),
      bytes,
    );
  });
});
