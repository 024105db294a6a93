/** Edits between two texts: refinement, chance matches, and placement among equal neighbours. */
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/core/align/text/myers.ts';
import { textEdits, lineEdits, tokens } from '../../../src/core/align/text/diff.ts';

const changed = (a: string, b: string, edits: readonly Edit[]): [string, string][] =>
  edits.map(({ a0, a1, b0, b1 }) => [a.slice(a0, a1), b.slice(b0, b1)]);

describe('tokens', () => {
  it.each([
    ['', []],
    ['ab12 c', ['ab12', ' ', 'c']],
    ['a--b', ['a', '-', '-', 'b']],
    ['e\u0301x', ['e\u0301x']],
    ['\u{1f600}\u{1f600}a', ['\u{1f600}', '\u{1f600}', 'a']],
    ['a\nb', ['a', '\n', 'b']],
  ])('of %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });
});

describe('edits between two texts', () => {
  it.each([
    ['none of equal ones', 'same', 'same', []],
    ['none of empty ones', '', '', []],
    ['the whole of one that is empty elsewhere', '', 'all', [['', 'all']]],
    ['the whole of one that becomes empty', 'all', '', [['all', '']]],
    ['a word in front', 'one x', 'two x', [['one', 'two']]],
    ['a word at the end', 'x one', 'x two', [['one', 'two']]],
    ['a letter of a word', 'is colour x', 'is color x', [['u', '']]],
    [
      'two letters of a word',
      'abcdefgh',
      'aXcdefYh',
      [
        ['b', 'X'],
        ['g', 'Y'],
      ],
    ],
    ['a word of which half is the same, opened', 'abcd', 'abXY', [['cd', 'XY']]],
    ['a word of which less is the same, whole', 'abcd', 'aXYZ', [['abcd', 'aXYZ']]],
    ['two words that become one', 'foo bar x', 'foobar x', [[' ', '']]],
    [
      'numbers one by one',
      '10:20:30',
      '11:20:31',
      [
        ['0', '1'],
        ['0', '1'],
      ],
    ],
    ['a number as a whole where it has nothing in common', 'at 10:27', 'at 10:31', [['27', '31']]],
    [
      'a number and the sign before it, each by itself',
      'is -22.',
      'is /23.',
      [
        ['-', '/'],
        ['2', '3'],
      ],
    ],
    ['a version to the digit', '1.2.3', '1.3.3', [['2', '3']]],
    ['a word for a number', 'is 10-20', 'is ab-20', [['10', 'ab']]],
    ['a number and a word that change places, whole', 'x 1-a y', 'x b/2 y', [['1-a', 'b/2']]],
    ['a number beside a word, whole', 'x 1-a y', 'x 2/b y', [['1-a', '2/b']]],
    [
      'two numbers and the sign between, each by itself',
      'x 1-2 y',
      'x 3/4 y',
      [
        ['1', '3'],
        ['-', '/'],
        ['2', '4'],
      ],
    ],
    [
      'a stretch apart from another by more than both are long',
      'ab cdef gh',
      'xy cdef zw',
      [
        ['ab', 'xy'],
        ['gh', 'zw'],
      ],
    ],
    [
      'one where what is equal between is shorter than both',
      'abcd e fghi',
      'uvwx e klmn',
      [['abcd e fghi', 'uvwx e klmn']],
    ],
    [
      'two where what is equal between is as long, and no part of a word',
      'ab, cd',
      'xy, zw',
      [
        ['ab', 'xy'],
        ['cd', 'zw'],
      ],
    ],
    ['one where what is equal between is as long, in one word', 'kkkkXaYkkkk', 'kkkkZaWkkkk', [['XaY', 'ZaW']]],
    [
      'two where one side is shorter than what is equal between',
      'abcdef - x',
      'uvwxyz - y',
      [
        ['abcdef', 'uvwxyz'],
        ['x', 'y'],
      ],
    ],
  ] as [string, string, string, [string, string][]][])('are %s', (_, a, b, expected) => {
    expect(changed(a, b, textEdits(a, b))).toEqual(expected);
  });

  it('are refined in words over 200 units only if prefix and suffix are half of them', () => {
    const word = (middle: string, end: string): string => `${middle.repeat(102)}${end.repeat(104)}`;
    const [a, b] = [word('a', 'c'), word('b', 'c')];
    expect(changed(a, b, textEdits(a, b))).toEqual([['a'.repeat(102), 'b'.repeat(102)]]);
    const [c, d] = [`${word('a', 'c')}zaaa`, `${word('b', 'c')}zbbb`];
    expect(changed(c, d, textEdits(c, d))).toEqual([[c, d]]);
  });

  it('are joined beyond the limit of edits', () => {
    const text = (word: string): string => Array.from({ length: 600 }, (_, n) => `${word}${n};`).join('same');
    const found = textEdits(text('a'), text('b'));
    expect(found.length).toBeLessThan(600);
    expect(found[0]?.a0).toBe(0);
  });
});

describe('an insertion among equal neighbours', () => {
  it.each([
    ['comes before them', 'x  y', 'x    y', { a0: 1, a1: 1, b0: 1, b1: 3 }],
    ['comes before equal words', 'a b b c', 'a b b b c', { a0: 1, a1: 1, b0: 1, b1: 3 }],
    ['moves no further than the start of the text', '   ', '     ', { a0: 0, a1: 0, b0: 0, b1: 2 }],
    ['moves no further than another edit', 'xb', 'yb', { a0: 0, a1: 1, b0: 0, b1: 1 }],
    ['splits no code point', '\u{1f600}', '\u{1f600}\u{1f601}', { a0: 2, a1: 2, b0: 2, b1: 4 }],
  ])('%s', (_, a, b, expected) => {
    expect(textEdits(a, b)).toEqual([expected]);
  });

  it('is at the same offset as the opposite deletion', () => {
    expect(textEdits('x    y', 'x  y')).toEqual([{ a0: 1, a1: 3, b0: 1, b1: 1 }]);
  });

  it('is joined to the edit that it touches after moving', () => {
    const [a, b] = ['is one  x', 'is six    x'];
    expect(changed(a, b, textEdits(a, b))).toEqual([['one', 'six  ']]);
  });
});

describe('edits of lines', () => {
  it.each([
    ['none of equal texts', 'a\nb\n', 'a\nb\n', []],
    ['one line', 'a\nb\nc\n', 'a\nx\nc\n', [['b\n', 'x\n']]],
    ['lines added', 'a\nc\n', 'a\nb\nb2\nc\n', [['', 'b\nb2\n']]],
    ['lines left out', 'a\nb\nc\n', 'a\nc\n', [['b\n', '']]],
    ['the last line, which has no end', 'a\nb', 'a\nc', [['b', 'c']]],
    ['a whole line where its end is the same', 'a\none more\nc', 'a\ntwo more\nc', [['one more\n', 'two more\n']]],
    ['a whole line where its start is the same', 'a\nmore one\nc', 'a\nmore two\nc', [['more one\n', 'more two\n']]],
    [
      'two lines apart',
      'a\nb\nc\n',
      'x\nb\ny\n',
      [
        ['a\n', 'x\n'],
        ['c\n', 'y\n'],
      ],
    ],
    ['the only line', 'one', 'two', [['one', 'two']]],
    ['the only line where its end is the same', 'one more', 'two more', [['one more', 'two more']]],
    ['a line end at the end', 'a', 'a\n', [['a', 'a\n']]],
  ] as [string, string, string, [string, string][]][])('are %s', (_, a, b, expected) => {
    expect(changed(a, b, lineEdits(a, b))).toEqual(expected);
  });

  it('come before equal lines', () => {
    expect(lineEdits('a\nb\nb\nc\n', 'a\nb\nb\nb\nc\n')).toEqual([{ a0: 2, a1: 2, b0: 2, b1: 4 }]);
  });
});
