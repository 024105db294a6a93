/** What is mere punctuation or the marking of a line, and what stands for something. */
import { describe, expect, it } from 'vitest';
import { hiddenDifference } from '../../src/core/equivalence/same-meaning.ts';

/** `before[a|b]after`, with parts that may hold brackets themselves. */
function because(before: string, a: string, b: string, after: string): string | undefined {
  const hidden = hiddenDifference({ before, a, b, after });
  // Whichever symbol is seen first.
  expect(hiddenDifference({ before, a: b, b: a, after })).toEqual(hidden);
  return hidden?.because;
}
const PUNCTUATION = 'lies only in punctuation, the words are the same';
const MARKER = 'lies in how the start of a line is marked (Markdown)';

describe('mere punctuation', () => {
  it.each([
    ['a stop', 'end', '.', '', ''],
    ['a semicolon for a comma', 'one', ';', ',', ' two'],
    ['quotation marks of another kind', 'say ', '«', '"', 'yes'],
    ['a dash between words', 'one ', '-', ':', ' two'],
    ['words among it', '', 'yes, no', 'yes; no', ''],
    ['white space with it', '', 'yes,no', 'yes; no', ''],
    ['an accent sign for a quotation mark', 'say ', '`', '«', 'yes'],
    ['an exclamation before white space', 'stop', '!', '.', ' now'],
    ['a hyphen within a word', 'co', '-', ':', 'op'],
    ['emphasis', 'say ', '*', '«', 'yes'],
    ['a slash', 'one', '/', ',', 'two'],
  ])('is %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBe(PUNCTUATION);
  });

  it.each([
    ['where the words differ', 'say ', 'yes,', 'no,', ''],
    ['where a word is cut in two', 'say ', 'yes; no', 'yesno', ''],
    ['between two letters where there was nothing', 'there', ' ', '', 'fore'],
  ])('does not include a change %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBeUndefined();
  });
});

describe('a sign with a meaning of its own', () => {
  it.each([
    ['a question', 'stop', '?', '.', ' now'],
    ['a parameter', 'a', '&', ',', 'b'],
    ['an address', 'me', '@', ',', 'b'],
    ['a heading or an anchor', 'see ', '#', ',', 'one'],
    ['a variable', 'see ', '$', ',', 'one'],
    ['an escape', 'see ', '\\', ',', 'n'],
    ['a power', 'x', '^', ',', 'y'],
    ['a share', 'x', '%', ',', ' of'],
    ['a negation', 'if ', '!', '.', 'done'],
    ['a negation of a group', 'if ', '!', '.', '(a'],
    ['a negation of a name', 'if ', '!', '.', '_a'],
    ['an unequal sign', 'a ', '!', '.', '=b'],
    ['an option of a command', 'run ', '-', '', 'v'],
    ['a long option', 'run ', '--', '«', 'all'],
    ['a wildcard before a suffix', 'in ', '*', '«', '.ts'],
    ['a wildcard before a path', 'in ', '*', '«', '/x'],
    ['a wildcard behind a path', 'in src/', '*', '«', ' and'],
  ])('is %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBeUndefined();
  });

  it('counts by number and order', () => {
    expect(because('a ', '?', '??', ' b')).toBeUndefined();
    expect(because('a ', '?&', '&?', ' b')).toBeUndefined();
    expect(because('a ', '?,', '?;', ' b')).toBe(PUNCTUATION);
  });

  it.each([
    ['three hyphens', 'a ', '---', ':', 'b'],
    ['a hyphen behind punctuation', 'a.', '-', ':', 'b'],
  ])('is not %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBe(PUNCTUATION);
  });
});

describe('brackets', () => {
  it.each([
    ['an opening one more', 'call', '', '(', 'a'],
    ['a closing one less', 'call a', ')', '', '.'],
    ['several with other signs', 'a', '', '},', ' b'],
  ])('are more than punctuation: %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBeUndefined();
  });

  it.each([
    ['of another kind', 'see ', '(', '[', 'a'],
    ['around a word', 'see ', '(a)', 'a', '.'],
  ])('are mere punctuation %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBe(PUNCTUATION);
  });
});

describe('the sign and the decimal mark of a number', () => {
  it.each([
    ['a sign', 'by ', '-', '', '5'],
    ['one sign for another', 'by ', '-', '+', '5'],
    ['a decimal point', 'by ', '', '.', '5'],
    ['a minus', 'by ', '\u2212', '', '5'],
    ['a sign behind an underscore', 'x_', '-', '', '5'],
    ['something between digits', 'by 1', ':', '', '5'],
    ['a comma for a point between digits', 'by 1', ',', '.', '5'],
  ])('are part of its value: %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBeUndefined();
  });

  it.each([
    ['a colon for a slash between digits', 'by 1', ':', '/', '5'],
    ['a comma behind digits', 'by 1', ',', '', ' and'],
    ['a comma behind a digit, with another further on', 'by 1', ',', '', ' 5'],
    ['a comma for a colon between digits', 'by 1', ',', ':', '5'],
    ['a decimal mark behind another sign', 'by 1', ':,', ';.', '5'],
    ['a decimal mark before another sign', 'by 1', ',:', '.;', '5'],
    ['a hyphen between a letter and a digit', 'x', '-', '', '5'],
    ['a hyphen before a letter and a digit', 'x_', '-', '', 'b5'],
    ['a quotation mark behind a letter, with a digit further back', 'v1 a', '"', '', '5'],
    ['a quotation mark before a digit', 'by ', '"', '', '5'],
    ['a point for a quotation mark before a digit', 'by ', '"', '.', '5'],
  ])('do not include %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBe(PUNCTUATION);
  });
});

describe('the marking of a line', () => {
  it.each([
    ['another bullet at the start', '', '-', '+', ' item'],
    ['another bullet behind an indent', 'a\n  \t', '+', '~', ' item'],
    ['another rule', 'a\n', '====', '~~~~', '\nb'],
    ['an underline less, with its line breaks', 'Title', '\n====\n', '', 'Text'],
    ['another bullet before a word and a digit', 'a\n', '+', '=', ' item 5'],
    ['another bullet with its white space', 'a\n', '+ ', '= ', 'item'],
    ['an underline less', 'Title', '\n====', '', '\nText'],
    ['headings closed or not', '# Title', ' ##', '', '\n'],
    ['a bullet with its white space', 'a\n', '+ ', '', 'item'],
    ['a bullet at the end of the text', 'a\n', '+', '=', ''],
  ])('is %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBe(MARKER);
  });

  it.each([
    ['within a line', 'a ', '+', '=', ' b'],
    ['with words in it', 'a\n', '+ x', '= y', ' b'],
    ['before a digit', 'a\n', '+', '=', ' 5'],
    ['glued to what follows', 'a\n', '+', '=', 'b'],
    ['glued to what follows in one of the two', 'a\n', '+ ', '=', 'b'],
    ['right before a digit', 'a\n', '+ ', '', '5'],
  ])('is not recognized %s', (_, before, a, b, after) => {
    expect(because(before, a, b, after)).toBeUndefined();
  });
});
