/** Strings that look like documents: JSON as text, or in base64 (RFC 4648 sections 4 and 5). */
import { describe, expect, it } from 'vitest';
import { closed, CODINGS, mayOpen, opened } from '../../../src/core/carriers/json/nested.ts';

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');

describe('a string that looks like JSON', () => {
  it.each(['{}', '[]', ' \n[1]\t', '{not json}', '[1}', '{\n}'])('%j is opened as it is', (text) => {
    expect(opened(text)).toEqual({ coding: 'json', source: text });
  });

  it.each(['', '1', '"a"', 'a{}', '{}a', '{', ']', 'x [1]', '[1] x'])('%j is not', (text) => {
    expect(opened(text)).toBeNull();
  });
});

describe('a string in base64', () => {
  it.each([
    '{"a":12345}',
    '{"a":"12345"}',
    '[{"a":1234}]',
    '["123456789"]',
    '[[1,2,3,4,5]]',
    '{ "a": 1234 }',
    '{\n"a": 12345}',
  ])('of %j is opened', (source) => {
    expect(base64(source).length).toBeGreaterThanOrEqual(16);
    expect(opened(base64(source))).toEqual({ coding: 'base64', source });
  });

  it('with the signs of URLs, without padding, is opened as such', () => {
    const source = '{"a":"\u00ff\u00fe>?~~~"}';
    const coded = Buffer.from(source).toString('base64url');
    expect(coded).toMatch(/[-_]/);
    expect(opened(coded)).toEqual({ coding: 'base64url', source });
    expect(closed({ coding: 'base64url', source })).toBe(coded);
  });

  it('needs no padding to be that of URLs', () => {
    const coded = base64('{"a":"123456"}').replace(/=+$/, '');
    expect(coded.length % 4).not.toBe(0);
    expect(opened(coded)).toEqual({ coding: 'base64url', source: '{"a":"123456"}' });
  });

  it.each([
    ['is shorter than 16 letters', base64('{"a":123}')],
    ['begins otherwise', base64('  x{"a":12345}')],
    ['holds no document', base64('{"a":12345} and more')],
    ['holds no UTF-8', base64(Buffer.concat([Buffer.from('{"a":"1234'), Buffer.of(0xff), Buffer.from('"}')]))],
    ['has a sign that is none of base64', `${base64('{"a":"1234567"}')}!`],
    ['has a padding too long', `${base64('{"a":12345678}')}====`],
    ['has a padding in the middle', `${base64('{"a":1234}')}${base64('{"a":1234}')}`],
    ['has white space', ` ${base64('{"a":12345}')}`],
  ])('that %s is left as text', (_, text) => {
    expect(opened(text)).toBeNull();
  });

  it('of exactly 16 letters is opened', () => {
    expect(base64('{"a":12345} ')).toHaveLength(16);
    expect(opened(base64('{"a":12345} '))).toEqual({ coding: 'base64', source: '{"a":12345} ' });
  });

  it('is written back by its coding', () => {
    expect(closed({ coding: 'json', source: '{}' })).toBe('{}');
    expect(closed({ coding: 'base64', source: '{"a":"\u00e9"}' })).toBe(base64('{"a":"\u00e9"}'));
  });
});

describe('the first byte of a string in JSON', () => {
  const firstByte = (text: string): number => Buffer.from(JSON.stringify(text))[1] ?? 0;
  const gaps = ['', ' ', '  ', '\n', '\r\n', '\t', '\v', '\f', '\u00a0', '\u2028', '\ufeff'];
  const sources = ['{"a":12345678}', '["12345678901"]', '[[1,2,3,4,5,6]]', '[{"a":123456}]', '{}'];
  const texts = gaps
    .flatMap((gap) => sources.map((source) => gap + source))
    .flatMap((source) => CODINGS.map((coding) => closed({ coding, source })));

  it('never says no to one that is opened', () => {
    const open = texts.filter((text) => opened(text) !== null);
    expect(open.length).toBeGreaterThan(texts.length / 3);
    expect(open.filter((text) => !mayOpen(firstByte(text)))).toEqual([]);
  });

  it('says no to nearly all others', () => {
    const others = ['', 'a', 'true', '1', 'x{}', '9f86d081', 'GET', '-1', '/home', '~'];
    expect(others.filter((text) => mayOpen(firstByte(text)))).toEqual([]);
  });
});
