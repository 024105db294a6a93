/** Center-star alignment: the centre, and the spans in which distinct texts differ from it. */
import { describe, expect, it } from 'vitest';
import { centreOf, type CountedText, distinctOf } from '../../../src/core/align/text/distinct-texts.ts';
import { textEdits } from '../../../src/core/align/text/diff.ts';
import { type Span, starSpans } from '../../../src/core/align/text/center-star.ts';

const weighted = (all: readonly string[]): readonly CountedText[] => distinctOf(all).texts;
const shown = (texts: readonly CountedText[], spans: readonly Span[]): string[][] =>
  spans.map(({ starts, ends }) => texts.map(({ text }, index) => text.slice(starts[index], ends[index])));

describe('the centre', () => {
  it.each([
    ['is the most common text', [1, 3, 2], 1],
    ['is the first of equally common texts', [2, 1, 2], 0],
    ['is a later text if that is more common', [1, 2, 3], 2],
    ['of no texts is index 0', [], 0],
  ])('%s', (_, counts, expected) => {
    expect(centreOf(counts.map((count) => ({ text: '', count })))).toBe(expected);
  });
});

describe('spans', () => {
  const star = (...all: readonly string[]): string[][] => {
    const texts = weighted(all);
    return shown(texts, starSpans(texts, textEdits));
  };

  it('are none for one distinct text', () => {
    expect(star('same', 'same')).toEqual([]);
    expect(starSpans([], textEdits)).toEqual([]);
  });

  it('are the union of all edits from the centre', () => {
    expect(star('a one b two c', 'a one b two c', 'a 1 b two c', 'a one b 2 c')).toEqual([
      ['one', '1', 'one'],
      ['two', 'two', '2'],
    ]);
  });

  it('are as drawn in the header of center-star.ts', () => {
    expect(star('a b c d e', 'a b X d e', 'a b Y e')).toEqual([['c d', 'X d', 'Y']]);
  });

  it('are one if two texts differ at the same offset', () => {
    expect(star('is a .', 'is a .', 'is b .', 'is cc .')).toEqual([['a', 'b', 'cc']]);
  });

  it('are one if edits of two texts overlap', () => {
    expect(star('x = one two', 'x = one two', 'x = 1 two', 'x = 2 3')).toEqual([['one two', '1 two', '2 3']]);
    expect(star('x = one two', 'x = one two', 'x = 2 3', 'x = 1 two')).toEqual([['one two', '2 3', '1 two']]);
  });

  it('shift after a longer or shorter edit', () => {
    expect(star('1, 2, 3', '1, 2, 3', '1000, 2, 4', ', 2, 5')).toEqual([
      ['1', '1000', ''],
      ['3', '4', '5'],
    ]);
  });

  it('are one for insertions at the same offset', () => {
    expect(star('a b', 'a b', 'a  b', 'a   b')).toEqual([['', ' ', '  ']]);
  });

  it('are one if one text has an insertion where the edit of another begins', () => {
    const differ = (_: string, b: string) => (b === 'aXbc' ? [edit(1, 1, 1, 2)] : [edit(1, 2, 1, 2)]);
    const texts = [
      { text: 'abc', count: 2 },
      { text: 'aXbc', count: 1 },
      { text: 'aYc', count: 1 },
    ];
    expect(shown(texts, starSpans(texts, differ))).toEqual([['b', 'Xb', 'Y']]);
  });

  it('are one if one text has an insertion where the edit of another ends', () => {
    const differ = (_: string, b: string) => (b === 'abXc' ? [edit(2, 2, 2, 3)] : [edit(1, 2, 1, 2)]);
    const texts = [
      { text: 'abc', count: 2 },
      { text: 'abXc', count: 1 },
      { text: 'aYc', count: 1 },
    ];
    expect(shown(texts, starSpans(texts, differ))).toEqual([['b', 'bX', 'Y']]);
  });

  it('are two if one edit ends where another begins', () => {
    const differ = (_: string, b: string) => (b === 'aXc' ? [edit(1, 2, 1, 2)] : [edit(2, 3, 2, 3)]);
    const texts = [
      { text: 'abc', count: 2 },
      { text: 'aXc', count: 1 },
      { text: 'abY', count: 1 },
    ];
    expect(shown(texts, starSpans(texts, differ))).toEqual([
      ['b', 'X', 'b'],
      ['c', 'c', 'Y'],
    ]);
  });

  it('are one if an edit lies inside that of another text', () => {
    const differ = (_: string, b: string) => (b === 'aZf' ? [edit(1, 5, 1, 2)] : [edit(2, 3, 2, 3)]);
    const texts = [
      { text: 'abcdef', count: 2 },
      { text: 'aZf', count: 1 },
      { text: 'abXdef', count: 1 },
    ];
    expect(shown(texts, starSpans(texts, differ))).toEqual([['bcde', 'Z', 'bXde']]);
  });
});

const edit = (a0: number, a1: number, b0: number, b1: number) => ({ a0, a1, b0, b1 });
