/** Domain names as text (RFC 1035 section 5.1), and back to the very labels. */
import { describe, expect, it } from 'vitest';
import { nameLabels, nameText } from '../../../src/core/carriers/dns/dns.ts';

const bytes = (...labels: string[]): Buffer[] => labels.map((label) => Buffer.from(label, 'latin1'));

describe('a domain name', () => {
  it.each([
    ['the root', bytes(), '.'],
    ['one label', bytes('example'), 'example'],
    ['labels in any case', bytes('wWw', 'Example', 'com'), 'wWw.Example.com'],
    ['a dot in a label', bytes('a.b', 'c'), 'a\\.b.c'],
    ['a backslash in a label', bytes('a\\b'), 'a\\\\b'],
    ['a space', bytes('a b'), 'a\\032b'],
    ['the sign behind the space', bytes('!'), '!'],
    ['the last printable sign', bytes('~'), '~'],
    ['the sign behind it', bytes('\u007f'), '\\127'],
    ['a zero byte', bytes('\u0000'), '\\000'],
    ['a line feed', bytes('a\nb'), 'a\\010b'],
    ['bytes beyond ASCII', bytes('caf\u00e9\u00ff'), 'caf\\233\\255'],
    ['digits behind an escaped byte', bytes('\u00019'), '\\0019'],
    ['a digit behind a backslash', bytes('\\065'), '\\\\065'],
  ])('of %s', (_, labels, text) => {
    expect(nameText(labels)).toBe(text);
    expect(nameLabels(text).map((label) => label.toString('latin1'))).toEqual(
      labels.map((label) => label.toString('latin1')),
    );
  });

  it('may be written with escapes that are not needed', () => {
    expect(nameLabels('\\a\\1\\065.b').map(String)).toEqual(['a1A', 'b']);
  });
});
