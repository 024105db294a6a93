/** One tag and one character of XML and HTML, each in one spelling. */
import { describe, expect, it } from 'vitest';
import { attributesSorted, characterOf } from '../../src/core/equivalence/value-families.ts';

describe('a reference stands for a character', () => {
  it.each([
    ['&amp;', '&'],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&apos;', "'"],
    ['&nbsp;', '\u00a0'],
    ['&AMP;', '&'],
    ['&#39;', "'"],
    ['&#x27;', "'"],
    ['&#X2f;', '/'],
    ['&#128512;', '\u{1F600}'],
    ['&#x10FFFF;', '\u{10FFFF}'],
    ['<', '<'],
    ['é', 'é'],
    ['&amp', '&amp'],
    ['x&#39;', 'x&#39;'],
    ['&#39;x', '&#39;x'],
  ])('%s: %s', (text, character) => {
    expect(characterOf(text)).toBe(character);
  });

  it.each(['&nope;', '&#x110000;', '&#1114112;'])('%s for none', (text) => {
    expect(characterOf(text)).toBeUndefined();
  });
});

describe('a tag', () => {
  it('is its name, its attributes in order, and whether it is empty', () => {
    expect(attributesSorted('<p b="2" a="1">')).toBe('p ["a","1"] ["b","2"] open');
    expect(attributesSorted('<p/>')).toBe('p empty');
  });

  it.each([
    ['<a>', '<a >'],
    ['<a x="1" y="2">', '<a y="2" x="1">'],
    ['<a x="12">', "<a x='12'>"],
    ['<name x="1"/>', '<name x="1"></name>'],
    ['<a x="1">', '<a  x = "1"  >'],
    ['<a x="\'">', '<a x="&#39;">'],
    ['<a x="&amp;&lt;">', '<a x="&#38;&#x3c;">'],
    ['<ns:a-b.c/>', '<ns:a-b.c />'],
    ['<a/>', '<a></a>'],
    ['<a/>', '<a></a >'],
    ['<a x="1"/>', '<a x="1"></a>'],
  ])('%s is %s', (one, other) => {
    expect(attributesSorted(one)).toBeDefined();
    expect(attributesSorted(one)).toBe(attributesSorted(other));
  });

  it.each([
    ['by its name', '<a>', '<b>'],
    ['by the case of its name', '<a>', '<A>'],
    ['by the start of the name of an attribute', '<a ax="1">', '<a bx="1">'],
    ['by the name of an attribute', '<a x="1">', '<a y="1">'],
    ['by a value', '<a x="1">', '<a x="2">'],
    ['by white space in a value', '<a x="1 ">', '<a x="1">'],
    ['by an attribute more', '<a x="1">', '<a x="1" y="1">'],
    ['by a value that holds what looks like another', '<a x="1" y="2">', '<a x=\'1" y="2\'>'],
    ['by being empty', '<a>', '<a/>'],
    ['by a reference that is not known', '<a x="&nope;">', '<a x="">'],
  ])('is another %s', (_, one, other) => {
    expect(attributesSorted(one)).not.toBe(attributesSorted(other));
  });

  it.each(['', 'a', '<a', '<>', '< a>', '<a></b>', 'x<a>', '</a>'])('is not %j', (text) => {
    expect(attributesSorted(text)).toBeUndefined();
  });
});
