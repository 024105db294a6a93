/** The wire's reader of chunked bodies against that of the analysis: the same content, or a refusal. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutChunks } from '../../src/core/carriers/http/chunks.ts';
import { BodyReader } from '../../src/wire/http1/body-reader.ts';
import { viewHead } from '../../src/wire/http1/request-head.ts';

/** Content and length of a chunked body at the start of `bytes`, or why there is none. */
function readBody(bytes: Buffer): { content: string; size: number } | 'more' | 'broken' {
  const reader = new BodyReader({ kind: 'chunked' });
  const pieces: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const step = reader.step(bytes.subarray(at));
    at += step.consumed;
    if (step.content !== undefined) pieces.push(step.content);
    if (step.state === 'done') return { content: Buffer.concat(pieces).toString('latin1'), size: at };
    if (step.state === 'broken') return 'broken';
    if (step.consumed === 0 && (step.content?.length ?? 0) === 0 && at >= bytes.length) return 'more';
    if (step.consumed === 0) return 'more';
  }
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('a chunked body', () => {
  it.each([
    ['white space before a size', ' 1\r\na\r\n0\r\n\r\n'],
    ['a size of nine digits', '000000001\r\na\r\n0\r\n\r\n'],
    ['a size line that ends in a line feed alone', '1\na\r\n0\r\n\r\n'],
    ['an extension that ends in a line feed alone', '1;x\na\r\n0\r\n\r\n'],
    ['a chunk that ends in a line feed alone', '1\r\na\n0\r\n\r\n'],
    ['a chunk that ends in something else', '1\r\nab\r\n0\r\n\r\n'],
    ['words behind a size', '1 x\r\na\r\n0\r\n\r\n'],
    ['a size that is no number', 'g\r\na\r\n0\r\n\r\n'],
    ['a negative size', '-1\r\na\r\n0\r\n\r\n'],
  ])('with %s is refused', (_, body) => {
    expect(readBody(latin1(body))).toBe('broken');
  });

  it.each([
    ['extensions', '1;x=y\r\na\r\n0;z\r\n\r\n', 'a'],
    ['a comma in an extension', '1;x="a,b"\r\na\r\n0\r\n\r\n', 'a'],
    ['white space behind a size', '1 \t;x\r\na\r\n0\r\n\r\n', 'a'],
    ['zeros before a size', '01\r\na\r\n00\r\n\r\n', 'a'],
    ['trailers that end in line feeds alone', '1\r\na\r\n0\r\nT: 1\n\n', 'a'],
    ['a carriage return in an extension', '1;x\ry\r\na\r\n0\r\n\r\n', 'a'],
  ])('with %s is read', (_, body, content) => {
    expect(readBody(latin1(body))).toEqual({ content, size: body.length });
  });

  it('has the content that the reader of the analysis finds, or is refused (property)', () => {
    const soup = fc.array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        ' ',
        '\t',
        ';',
        ',',
        '0',
        '1',
        '2',
        'A',
        '3\r\nabc\r\n',
        '1;x\r\na\r\n',
        '0\r\n\r\n',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(soup, (pieces) => {
        const bytes = latin1(pieces.join(''));
        const read = readBody(bytes);
        if (typeof read === 'string') return;
        const chunks = cutChunks(bytes.subarray(0, read.size));
        expect(chunks && Buffer.concat(chunks.pieces).toString('latin1')).toBe(read.content);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the transfer coding of a request', () => {
  const framing = (...fields: readonly string[]) => {
    const view = viewHead(
      `POST / HTTP/1.1\r\n${fields.map((field) => `Transfer-Encoding: ${field}\r\n`).join('')}\r\n`,
    );
    return typeof view === 'string' ? view : view.framing.kind;
  };

  it.each([['chunked'], ['gzip, Chunked'], ['gzip,\r\n chunked']])('%j is chunked', (field) => {
    expect(framing(field)).toBe('chunked');
  });

  it.each([[['gzip chunked']], [['chunked,']], [['chunked, gzip']], [['gzip', 'chunked']], [['chunked', 'gzip']]])(
    'in the fields %j is refused',
    (fields) => {
      expect(framing(...fields)).toBe('bad-transfer-coding');
    },
  );
});
