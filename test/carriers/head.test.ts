import { describe, expect, it } from 'vitest';
import { joinHead, splitHead } from '../../src/core/carriers/http/head.ts';

describe('a line of an HTTP/1 head', () => {
  it.each([
    ['Host: a', { name: 'Host', separator: ': ', value: 'a', trail: '' }],
    ['Host :a \t', { name: 'Host', separator: ' :', value: 'a', trail: ' \t' }],
    ['X:', { name: 'X', separator: ':', value: '', trail: '' }],
    ['no field at all', { name: '', separator: '', value: 'no field at all', trail: '' }],
    [':no name', { name: '', separator: '', value: ':no name', trail: '' }],
  ])('%j is cut at its seams, and joined again', (line, field) => {
    const raw = `GET / HTTP/1.1\r\n${line}\r\n\r\n`;
    const { head, bodyAt } = splitHead(raw);
    expect(head.headers).toEqual([{ ...field, eol: '\r\n' }]);
    expect([joinHead(head), bodyAt]).toEqual([raw, raw.length]);
  });
});
