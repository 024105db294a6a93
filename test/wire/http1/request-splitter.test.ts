import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestSplitter, type Split, type SplitRequest } from '../../../src/wire/http1/request-splitter.ts';

const LIMITS = { headBytes: 65_536, bodyBytes: 1_000_000 };

/** Pushes pieces and collects what comes out: whole requests, then what was cut at the end, then what is left. */
function split(pieces: readonly Uint8Array[], limits = LIMITS) {
  const splitter = new RequestSplitter(limits);
  const requests: SplitRequest[] = [];
  const faults: string[] = [];
  const take = (next: Split | null): boolean => {
    if (next?.kind === 'request') requests.push(next.request);
    if (next?.kind === 'broken') faults.push(next.fault);
    return next !== null;
  };
  for (const piece of pieces) {
    splitter.push(piece);
    while (take(splitter.next()));
  }
  const cut = splitter.cut();
  return { requests, faults, cut, rest: splitter.rest() };
}

function slice(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const eol = fc.constantFrom('\r\n', '\r\n', '\n');
const bytesText = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const token = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
const value = fc.stringMatching(/^[ \t]{0,3}[!-~\x80-\xff]{0,20}[ \t]{0,2}$/);
const header = fc
  .tuple(token, value)
  .filter(([name]) => !/^(transfer-encoding|content-length)$/i.test(name))
  .map(([name, text]) => `${name}:${text}`);

/** A body with its framing header: none, by length, or in chunks with extensions and trailers. */
const framed = fc.oneof(
  fc.constant({ line: null, wire: '', body: '' }),
  bytesText.map((body) => ({ line: `content-Length: ${body.length}`, wire: body, body })),
  fc
    .tuple(
      fc.array(
        bytesText.filter((text) => text !== ''),
        { maxLength: 4 },
      ),
      fc.constantFrom('', ';a', ' ; q="x"'),
      fc.array(header, { maxLength: 2 }),
    )
    .map(([chunks, extension, trailers]) => ({
      line: 'Transfer-encoding: Chunked',
      wire: [
        ...chunks.map((chunk) => `${chunk.length.toString(16)}${extension}\r\n${chunk}\r\n`),
        `0${extension}\r\n`,
        ...trailers.map((line) => `${line}\r\n`),
        '\r\n',
      ].join(''),
      body: chunks.join(''),
    })),
);

const request = fc
  .tuple(
    fc.constantFrom('', '\r\n'),
    fc.constantFrom('GET', 'POST', 'X-ODD'),
    fc.array(header, { maxLength: 4 }),
    framed,
    eol,
  )
  .map(([before, method, headers, { line, wire, body }, end]) => {
    const lines = [`${method} /p?q HTTP/1.1`, ...headers, ...(line === null ? [] : [line]), '', ''];
    return { raw: before + lines.join(end) + wire, body };
  });

describe('the request splitter', () => {
  it('gives back every request, byte for byte, however the bytes were cut on the way (property)', () => {
    fc.assert(
      fc.property(
        fc.array(request, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (sent, cuts) => {
          const stream = latin1(sent.map(({ raw }) => raw).join(''));
          const { requests, faults, cut, rest } = split(slice(stream, cuts));
          expect(requests.map(({ raw }) => Buffer.from(raw).toString('latin1'))).toEqual(sent.map(({ raw }) => raw));
          expect(requests.map(({ body }) => Buffer.from(body).toString('latin1'))).toEqual(
            sent.map(({ body }) => body),
          );
          expect(requests.some(({ truncated }) => truncated)).toBe(false);
          expect([faults, cut, rest.length]).toEqual([[], null, 0]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses no byte of anything, sense or nonsense, and cutting changes nothing (property)', () => {
    const damaged = fc.tuple(request, fc.nat(), fc.uint8Array({ maxLength: 5 })).map(([{ raw }, at, junk]) => {
      const bytes = latin1(raw);
      const index = at % bytes.length;
      return Buffer.concat([bytes.subarray(0, index), junk, bytes.subarray(index)]);
    });
    fc.assert(
      fc.property(damaged, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        const whole = split([bytes]);
        const pieces = split(slice(bytes, cuts));
        const all = [...pieces.requests.map(({ raw }) => raw), pieces.cut?.raw ?? Buffer.alloc(0), pieces.rest];
        expect(Buffer.concat(all)).toEqual(bytes);
        expect(pieces.faults).toEqual(whole.faults);
        expect(pieces.requests.map(({ raw }) => raw.length)).toEqual(whole.requests.map(({ raw }) => raw.length));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the limit, and finds the next request behind a body that was cut', () => {
    const stream = latin1(`POST / HTTP/1.1\r\nContent-Length: 50\r\n\r\n${'a'.repeat(50)}GET / HTTP/1.1\r\n\r\n`);
    const { requests } = split(slice(stream, [45, 60, 70]), { headBytes: 1000, bodyBytes: 10 });
    expect(requests.map(({ body, truncated }) => [body.length, truncated])).toEqual([
      [10, true],
      [0, false],
    ]);
  });

  it('is not slowed down by lines made to be slow', () => {
    const blanks = ' '.repeat(60_000);
    const started = performance.now();
    split([latin1(`GET ${blanks}x${blanks} HTTP/1.1\r\nA: b${blanks}c\r\n\r\n`)], {
      headBytes: 300_000,
      bodyBytes: 10,
    });
    split([latin1(`GET ${blanks}${blanks}\r\n\r\n`)]);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
