/** How the characters of JSON strings are spelled: a style for the document, departures for each string. */
import { describe, expect, it } from 'vitest';
import {
  escapeStyle,
  readEscapes,
  readStyle,
  writeEscapes,
  writeStyle,
} from '../../../src/core/carriers/json/escape.ts';

const styleOf = (...raws: string[]): string => writeStyle(escapeStyle(raws));
const NONE = new Map<string, string>();
const textOf = (raw: string): string => JSON.parse(`"${raw}"`) as string;

describe('the style of a document', () => {
  it.each([
    ['no strings', [], ''],
    ['plain strings', ['a', 'caf\u00e9/'], ''],
    ['what must be escaped, as JSON.stringify does', ['\\"\\\\\\n\\t\\b\\f\\r\\u0000\\u001f'], ''],
    ['escaped slashes', ['a\\/b'], '002f:s'],
    ['slashes in hexadecimal', ['\\u002f'], '002f:u'],
    ['slashes in capital hexadecimal', ['\\u002F'], '002f:U'],
    ['line feeds in hexadecimal', ['\\u000a'], '000a:u'],
    ['a control character in capitals', ['\\u001F'], '001f:U'],
    ['quotes in hexadecimal', ['\\u0022'], '0022:u'],
    ['letters beyond ASCII in hexadecimal', ['\\u00e9'], 'non-ascii:u'],
    ['the same in capitals', ['\\u00E9'], 'non-ascii:U'],
    ['in mixed case', ['\\u0fFf'], 'non-ascii:x0fFf'],
    ['surrogates', ['\\ud83d\\ude00'], 'surrogate:u'],
    ['the last surrogate', ['\\udfff'], 'surrogate:u'],
    ['the first surrogate', ['\\ud800'], 'surrogate:u'],
    ['letters beside the surrogates', ['\\ud7ff', '\\ue000'], 'non-ascii:u'],
    ['line separators', ['\\u2028'], 'line-separator:u'],
    ['paragraph separators', ['\\u2029'], 'line-separator:u'],
    ['what stands beside the separators', ['\\u2027', '\\u202a'], 'non-ascii:u'],
    ['the last of ASCII', ['\\u007f'], '007f:u'],
    ['the first beyond ASCII', ['\\u0080'], 'non-ascii:u'],
    ['several kinds, in order', ['\\u00e9\\/\\u2028'], '002f:s line-separator:u non-ascii:u'],
  ])('of %s', (_, raws, style) => {
    expect(styleOf(...raws)).toBe(style);
    expect(writeStyle(readStyle(style))).toBe(style);
  });

  it('is what most strings do, and of two that are as common the first', () => {
    expect(styleOf('\\/', '//')).toBe('');
    expect(styleOf('\\/\\/', '/')).toBe('002f:s');
    expect(styleOf('\\/', '/')).toBe('002f:s');
    expect(styleOf('/', '\\/')).toBe('');
    expect(styleOf('\\u00e9', '\\u00C9\\u00CA')).toBe('non-ascii:U');
  });

  it('says nothing of kinds that nobody spells otherwise', () => {
    expect(styleOf('caf\u00e9 \\n', '\\/')).toBe('002f:s');
  });

  it('of a name that holds a colon is cut at the last', () => {
    expect([...readStyle('a:b:s non-ascii:u')]).toEqual([
      ['a:b', 's'],
      ['non-ascii', 'u'],
    ]);
    expect(readStyle('').size).toBe(0);
  });
});

describe('what departs from the style in a string', () => {
  const SLASHES = readStyle('002f:s');
  const UPPER = readStyle('non-ascii:U');

  it.each([
    ['nothing in a plain one', 'abc', NONE, ''],
    ['nothing in one that is escaped as usual', 'a\\n\\"', NONE, ''],
    ['a spelling that holds throughout', 'a\\/b\\/', NONE, '002f:*s'],
    ['spellings by turns', '\\/\\//\\/', NONE, '002f:2s1r1s'],
    ['several units, by their value', '\\u00e9\\/', NONE, '002f:*s 00e9:*u'],
    ['a spelling of mixed case', '\\u0fFf', NONE, '0fff:*x0fFf'],
    ['line feeds in hexadecimal', '\\n\\u000a', NONE, '000a:1s1u'],
    ['a raw slash where they are escaped', 'a/b', SLASHES, '002f:*r'],
    ['nothing where it is spelled as the document does', 'a\\/b', SLASHES, ''],
    ['one of two', '\\//', SLASHES, '002f:1s1r'],
    ['nothing in capitals where the document has capitals', '\\u00E9', UPPER, ''],
    ['nothing in digits that have no capitals', '\\u0109', UPPER, ''],
    ['small letters where the document has capitals', '\\u00e9', UPPER, '00e9:*u'],
    ['nothing that the style does not name', '\\n/', UPPER, ''],
    ['nothing in what must be escaped, whatever the style', '\\"\\\\\\n\\u0001', SLASHES, ''],
    ['an empty string', '', SLASHES, ''],
  ])('%s', (_, raw, style, departures) => {
    expect(readEscapes(raw, style)).toBe(departures);
    expect(writeEscapes(textOf(raw), departures, style)).toBe(raw);
  });

  it('is read by unit, so that other text alone does not change it', () => {
    expect(readEscapes('more \\/ text \\/ here', NONE)).toBe(readEscapes('\\/', NONE));
  });

  it('is nothing where the document was found to have no spelling of its own', () => {
    expect(readEscapes('a', escapeStyle(['a', 'b\\n']))).toBe('');
  });
});

describe('the source of a string', () => {
  it.each([
    ['what JSON.stringify escapes', 'a"\\\u0000\u001f\b\f\n\r\t\u007f', 'a\\"\\\\\\u0000\\u001f\\b\\f\\n\\r\\t\u007f'],
    ['pairs of surrogates as they are', '\ud83d\ude00"', '\ud83d\ude00\\"'],
    ['lone surrogates as they are', 'a\udce9"\n', 'a\udce9\\"\\n'],
    ['slashes and line separators as they are', '/\u2028', '/\u2028'],
    ['nothing', '', ''],
  ])('is %s', (_, text, raw) => {
    expect(writeEscapes(text, '', NONE)).toBe(raw);
    expect(readEscapes(raw, NONE)).toBe('');
  });

  it('goes on as the style says where the departures end', () => {
    expect(writeEscapes('////', '002f:2r', readStyle('002f:s'))).toBe('//\\/\\/');
    expect(writeEscapes('///', '002f:1s', NONE)).toBe('\\///');
    expect(writeEscapes('\u00ea', '', readStyle('non-ascii:U'))).toBe('\\u00EA');
  });

  it('has as many as ten of one spelling', () => {
    const raw = `${'\\/'.repeat(10)}/`;
    expect(readEscapes(raw, NONE)).toBe('002f:10s1r');
    expect(writeEscapes('/'.repeat(11), '002f:10s1r', NONE)).toBe(raw);
  });
});
