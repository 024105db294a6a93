/** The head of a request cut at its own seams (RFC 9112 sections 2.1, 3 and 5), every byte kept. */
import { describe, expect, it } from 'vitest';
import { joinHead, splitHead, splitRequestLine } from '../../../src/core/carriers/http/head.ts';

describe('a line of an HTTP/1 head', () => {
  it.each([
    ['Host: a', { name: 'Host', separator: ': ', value: 'a', trail: '' }],
    ['Host :a \t', { name: 'Host', separator: ' :', value: 'a', trail: ' \t' }],
    ['Host \t:\t a', { name: 'Host', separator: ' \t:\t ', value: 'a', trail: '' }],
    ['A:b c: d', { name: 'A', separator: ':', value: 'b c: d', trail: '' }],
    ['X:', { name: 'X', separator: ':', value: '', trail: '' }],
    ['X: \t', { name: 'X', separator: ': \t', value: '', trail: '' }],
    ['no field at all', { name: '', separator: '', value: 'no field at all', trail: '' }],
    ['no field ', { name: '', separator: '', value: 'no field ', trail: '' }],
    [':no name', { name: '', separator: '', value: ':no name', trail: '' }],
  ])('%j is cut at its seams, and joined again', (line, field) => {
    const raw = `GET / HTTP/1.1\r\n${line}\r\n\r\n`;
    const { head, bodyAt } = splitHead(raw);
    expect(head.headers).toEqual([{ ...field, eol: '\r\n' }]);
    expect([joinHead(head), bodyAt]).toEqual([raw, raw.length]);
  });

  it('whose name is white space alone keeps one sign of it as its name', () => {
    const { headers } = splitHead('GET / HTTP/1.1\r\nA: b\r\n\r\n').head;
    expect(headers[0]?.name).toBe('A');
    const [blank] = splitHead('G\r\n\u0020: b\r\n\r\n').head.headers;
    expect(blank).toEqual({ name: ' ', separator: ': ', value: 'b', trail: '', eol: '\r\n' });
  });

  it('may end in a line feed alone, or not at all', () => {
    const { head, bodyAt } = splitHead('GET /\nA: b\nC: d');
    expect(head).toMatchObject({ requestLine: 'GET /', requestEol: '\n', end: '' });
    expect(head.headers).toEqual([
      { name: 'A', separator: ': ', value: 'b', trail: '', eol: '\n' },
      { name: 'C', separator: ': ', value: 'd', trail: '', eol: '' },
    ]);
    expect(bodyAt).toBe('GET /\nA: b\nC: d'.length);
  });

  it.each([' ', '\t'])('that begins with white space (%j) goes on from the field before it', (fold) => {
    const { headers } = splitHead(`GET /\r\nA: b\r\n${fold}c\r\n${fold}d\r\nE: f\r\n\r\n`).head;
    expect(headers.map(({ value }) => value)).toEqual([`b\r\n${fold}c\r\n${fold}d`, 'f']);
  });

  it('that holds a carriage return within keeps it in the value', () => {
    expect(splitHead('GET /\r\nA: b\rc\r\n\r\n').head.headers[0]?.value).toBe('b\rc');
  });
});

describe('a head', () => {
  it.each([
    ['has empty lines before it', '\r\n\n\r\nGET /\r\n\r\nbody', '\r\n\n\r\n', 'GET /', '\r\n'],
    ['has none', 'GET /\r\n\r\nbody', '', 'GET /', '\r\n'],
    ['has bare line feeds', 'GET /\n\nbody', '', 'GET /', '\n'],
    ['begins with white space', ' GET /\r\n\r\nbody', '', ' GET /', '\r\n'],
  ])('%s', (_, raw, lead, requestLine, eol) => {
    const { head, bodyAt } = splitHead(raw);
    expect(head).toEqual({ lead, requestLine, requestEol: eol, headers: [], end: eol });
    expect([raw.slice(bodyAt), joinHead(head)]).toEqual(['body', raw.slice(0, bodyAt)]);
  });

  it('without any byte is empty', () => {
    const nothing = { lead: '', requestLine: '', requestEol: '', headers: [], end: '' };
    expect(splitHead('')).toEqual({ head: nothing, bodyAt: 0 });
    expect(splitHead('\r\n\n')).toEqual({ head: { ...nothing, lead: '\r\n\n' }, bodyAt: 3 });
  });

  it('does not take white space behind the request line for a continuation of it', () => {
    const { head } = splitHead('GET /\r\n a: b\r\n\r\n');
    expect(head.requestLine).toBe('GET /');
    expect(head.headers).toEqual([{ name: ' a', separator: ': ', value: 'b', trail: '', eol: '\r\n' }]);
  });

  it('ends at the first empty line', () => {
    expect(splitHead('G\r\nA: b\r\n\r\nC: d\r\n\r\n').bodyAt).toBe(11);
  });
});

describe('a request line', () => {
  it.each([
    ['GET / HTTP/1.1', { method: 'GET', target: '/', version: 'HTTP/1.1', spacing: [' ', ' '] }],
    ['GET \t/a  HTTP/1.1', { method: 'GET', target: '/a', version: 'HTTP/1.1', spacing: [' \t', '  '] }],
  ])('%j has three words', (line, words) => {
    expect(splitRequestLine(line)).toEqual(words);
  });

  it.each(['', 'GET', 'GET /', 'GET / HTTP/1.1 x', ' / HTTP/1.1', 'GET / ', ' GET /', 'GET  HTTP/1.1'])(
    '%j has not',
    (line) => {
      expect(splitRequestLine(line)).toBeNull();
    },
  );
});
