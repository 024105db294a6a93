/** The wire's view of a request head against the lossless reader of the analysis: one decision for any bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinHead, splitHead, splitRequestLine, unfolded } from '../../../src/core/carriers/http/head.ts';
import { endOfHead } from '../../../src/core/carriers/http/head.ts';
import { absoluteTarget } from '../../../src/wire/http1/proxy-target.ts';
import { viewHead } from '../../../src/wire/http1/request-head.ts';

const GET = 'GET / HTTP/1.1\r\n';

describe("the wire's view of a request head", () => {
  it.each([
    ['two words before the version', 'GET /a b HTTP/1.1\r\n\r\n', 'bad-request-line'],
    ['no version', 'GET /a\r\n\r\n', 'bad-request-line'],
    ['nothing but a method', 'GET\r\n\r\n', 'bad-request-line'],
    ['white space before the method', ' GET / HTTP/1.1\r\n\r\n', 'bad-request-line'],
    ['white space behind the version', 'GET / HTTP/1.1 \r\n\r\n', 'bad-request-line'],
    ['a version that is not served', 'GET / HTTP/2.0\r\n\r\n', 'bad-request-line'],
    ['a method that is no token', 'G(T / HTTP/1.1\r\n\r\n', 'bad-request-line'],
    ['carriage returns alone before the request line', '\r\r\nGET / HTTP/1.1\r\n\r\n', 'bad-request-line'],
    ['no field name', `${GET}: b\r\n\r\n`, 'bad-header-line'],
    ['a line without a colon', `${GET}nonsense\r\n\r\n`, 'bad-header-line'],
    ['a line without a colon that goes on over a fold', `${GET}non\r\n sense: a\r\n\r\n`, 'bad-header-line'],
    ['a length behind white space, before any field', `${GET} Content-Length: 5\r\n\r\n`, 'bad-header-line'],
  ])('refuses a head with %s', (_, head, fault) => {
    expect(viewHead(head)).toBe(fault);
  });

  it.each([
    ['tabs between its words', 'GET\t/a\tHTTP/1.1\r\n\r\n', '/a', []],
    ['more spaces between its words', 'GET  /a   HTTP/1.1\r\n\r\n', '/a', []],
    ['a carriage return in its target', 'GET /a\rb HTTP/1.1\r\n\r\n', '/a\rb', []],
    ['NUL in target and value', 'GET /\0 HTTP/1.1\r\nA: \0\r\n\r\n', '/\0', [['A', '\0']]],
    ['line feeds alone', 'GET / HTTP/1.1\nA: b\n\n', '/', [['A', 'b']]],
    ['a fold', `${GET}A: b \r\n\t c\r\n\r\n`, '/', [['A', 'b c']]],
    ['a fold before any value', `${GET}A:\r\n b\r\n\r\n`, '/', [['A', 'b']]],
    ['white space before the colon', `${GET}A \t: b\r\n\r\n`, '/', [['A', 'b']]],
    ['white space before its first field', `${GET} A: b\r\n\r\n`, '/', [[' A', 'b']]],
    ['a no-break space around a value', `${GET}A: \xa0b\xa0 \r\n\r\n`, '/', [['A', '\xa0b\xa0']]],
    ['a very long field', `${GET}A: ${'b'.repeat(200_000)}\r\n\r\n`, '/', [['A', 'b'.repeat(200_000)]]],
    ['a very long target', `GET /${'a'.repeat(200_000)} HTTP/1.1\r\n\r\n`, `/${'a'.repeat(200_000)}`, []],
  ] as const)('reads a head with %s', (_, head, target, headers) => {
    expect(viewHead(head)).toEqual({ method: 'GET', target, minor: 1, headers, framing: { kind: 'none' } });
  });

  it('has the method, the target and the fields of the lossless reader, or refuses the head (property)', () => {
    fc.assert(
      fc.property(arbitraryHead, (raw) => {
        const view = viewHead(raw);
        const { head } = splitHead(raw);
        const line = splitRequestLine(head.requestLine);
        if (typeof view === 'string') {
          if (view === 'bad-request-line') expect(usable(line)).toBe(false);
          return;
        }
        expect(line).toMatchObject({ method: view.method, target: view.target, version: `HTTP/1.${view.minor}` });
        expect(view.headers).toEqual(head.headers.map(({ name, value }) => [name, unfolded(value)]));
      }),
      { numRuns: 3000 },
    );
  });

  it('begins and ends where the lossless reader begins and ends a head (property)', () => {
    fc.assert(
      fc.property(fc.oneof(soup, arbitraryHead), soup, (start, behind) => {
        const raw = start + behind;
        const { head, bodyAt } = splitHead(raw);
        expect(endOfHead(raw)).toBe(head.end === '' ? -1 : bodyAt);
        expect(joinHead(head) + raw.slice(bodyAt)).toBe(raw);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the absolute form of a target', () => {
  it.each([
    ['http://a.example/b?c', 'a.example', 80, '/b?c'],
    ['HTTPS://u@a.example:8443', 'a.example', 8443, '/'],
    ['http://a.example?q', 'a.example', 80, '/?q'],
    ['http://a.example/\rb', 'a.example', 80, '/\rb'],
  ])('%j is cut where the analysis cuts its origin', (target, host, port, path) => {
    expect(absoluteTarget(target, '10.0.0.1')).toEqual({ to: { address: '10.0.0.1', host, port }, path });
  });

  it.each(['/http://a.example/', 'ftp://a.example/', 'http:/a.example', 'http:///b'])('is not that of %j', (target) => {
    expect(absoluteTarget(target, '10.0.0.1')).toBeNull();
  });
});

const usable = (line: ReturnType<typeof splitRequestLine>): boolean =>
  line !== null && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(line.method) && /^HTTP\/1\.[01]$/.test(line.version);

/** Strings of the pieces that heads are made of, in no order. */
const soup = fc
  .array(fc.constantFrom('\r\n', '\n', '\r', ' ', '\t', ':', 'a', 'GET', '/b', 'HTTP/1.1', '\0', '\xa0'), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''));

/** Whole heads, nearly right: lines whose words, spacing and ends are odd now and then. */
const arbitraryHead = fc
  .tuple(
    fc.constantFrom('', '', '\r\n', '\n', '\r\r\n'),
    fc.oneof(
      soup,
      fc
        .tuple(fc.constantFrom(' ', ' ', '\t', '  ', ' x '), fc.constantFrom('/', '/a?b', '/a\tb', 'http://h/p'))
        .map(([blank, target]) => `GET${blank}${target} HTTP/1.1`),
    ),
    fc.array(
      fc.oneof(
        soup,
        fc.constantFrom('A: b', 'A : b ', ' A: b', 'A:', ': b', 'Content-Length: 3', 'Transfer-Encoding: chunked'),
      ),
      { maxLength: 5 },
    ),
    fc.constantFrom('\r\n', '\r\n', '\n'),
  )
  .map(([lead, line, fields, eol]) => `${lead}${[line, ...fields].join(eol)}${eol}${eol}`)
  .filter((head) => head.trim() !== '')
  .map((raw) => raw.slice(0, Math.max(0, endOfHead(raw))));
