/**
 * Many texts against the most common one, the context of a difference, and ids that are made alike.
 */
import { describe, expect, it } from 'vitest';
import { centreOf, type CountedText, distinctOf } from '../../../src/core/align/text/distinct-texts.ts';
import { contextAround, firstPoints, type TextFrame, lastPoints } from '../../../src/core/align/text/text-alignment.ts';
import { textEdits } from '../../../src/core/align/text/diff.ts';
import { idSpans } from '../../../src/core/align/text/id-columns.ts';
import { type Span, starSpans } from '../../../src/core/align/text/center-star.ts';

const weighted = (all: readonly string[]): readonly CountedText[] => distinctOf(all).texts;
const shown = (texts: readonly CountedText[], spans: readonly Span[]): string[][] =>
  spans.map(({ starts, ends }) => texts.map(({ text }, index) => text.slice(starts[index], ends[index])));

describe('the centre', () => {
  it.each([
    ['is the text that most trials have', [1, 3, 2], 1],
    ['is the first of those that equally many have', [2, 1, 2], 0],
    ['is a later one that more have', [1, 2, 3], 2],
    ['of nothing is the first', [], 0],
  ])('%s', (_, counts, expected) => {
    expect(centreOf(counts.map((count) => ({ text: '', count })))).toBe(expected);
  });
});

describe('places of difference', () => {
  const star = (...all: readonly string[]): string[][] => {
    const texts = weighted(all);
    return shown(texts, starSpans(texts, textEdits));
  };

  it('are none of one text', () => {
    expect(star('same', 'same')).toEqual([]);
    expect(starSpans([], textEdits)).toEqual([]);
  });

  it('are the union of the differences from the centre', () => {
    expect(star('a one b two c', 'a one b two c', 'a 1 b two c', 'a one b 2 c')).toEqual([
      ['one', '1', 'one'],
      ['two', 'two', '2'],
    ]);
  });

  it('are those that are drawn in the header of center-star.ts', () => {
    expect(star('a b c d e', 'a b X d e', 'a b Y e')).toEqual([['c d', 'X d', 'Y']]);
  });

  it('are one where two texts differ at the same place', () => {
    expect(star('is a .', 'is a .', 'is b .', 'is cc .')).toEqual([['a', 'b', 'cc']]);
  });

  it('are one where differences of two texts overlap', () => {
    expect(star('x = one two', 'x = one two', 'x = 1 two', 'x = 2 3')).toEqual([['one two', '1 two', '2 3']]);
    expect(star('x = one two', 'x = one two', 'x = 2 3', 'x = 1 two')).toEqual([['one two', '2 3', '1 two']]);
  });

  it('move on behind a longer or shorter difference', () => {
    expect(star('1, 2, 3', '1, 2, 3', '1000, 2, 4', ', 2, 5')).toEqual([
      ['1', '1000', ''],
      ['3', '4', '5'],
    ]);
  });

  it('are one where insertions stand at the same place', () => {
    expect(star('a b', 'a b', 'a  b', 'a   b')).toEqual([['', ' ', '  ']]);
  });

  it('are one where one text has an insertion at which the difference of another begins', () => {
    const differ = (_: string, b: string) => (b === 'aXbc' ? [edit(1, 1, 1, 2)] : [edit(1, 2, 1, 2)]);
    const texts = [
      { text: 'abc', count: 2 },
      { text: 'aXbc', count: 1 },
      { text: 'aYc', count: 1 },
    ];
    expect(shown(texts, starSpans(texts, differ))).toEqual([['b', 'Xb', 'Y']]);
  });

  it('are one where one text has an insertion at which the difference of another ends', () => {
    const differ = (_: string, b: string) => (b === 'abXc' ? [edit(2, 2, 2, 3)] : [edit(1, 2, 1, 2)]);
    const texts = [
      { text: 'abc', count: 2 },
      { text: 'abXc', count: 1 },
      { text: 'aYc', count: 1 },
    ];
    expect(shown(texts, starSpans(texts, differ))).toEqual([['b', 'bX', 'Y']]);
  });

  it('are two where one difference ends as another begins', () => {
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

  it('are one where a difference lies inside that of another text', () => {
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

describe('the context', () => {
  const frame = (all: readonly string[], left = '', right = ''): TextFrame => {
    const distinct = distinctOf(all);
    const spans = starSpans(distinct.texts, textEdits);
    return {
      distinct,
      spans,
      left,
      right,
      block: { texts: all, offsets: [], left, right },
      masked: [],
      maskedOffsets: [],
    };
  };

  it('of a place reaches to its neighbours, and no further', () => {
    const two = frame(['a one b two c', 'a 1 b 2 c'], 'left ', ' right');
    expect(contextAround(two, 0)).toEqual({ before: 'left a ', after: ' b ' });
    expect(contextAround(two, 1)).toEqual({ before: ' b ', after: ' c right' });
  });

  it('of the only place reaches to both ends', () => {
    expect(contextAround(frame(['one', '2'], 'l ', ' r'), 0)).toEqual({ before: 'l ', after: ' r' });
  });

  it.each([
    ['0123456789abcdefg', '123456789abcdefg', '0123456789abcdef'],
    ['short', 'short', 'short'],
    ['', '', ''],
    ['\u{1f600}'.repeat(17), '\u{1f600}'.repeat(16), '\u{1f600}'.repeat(16)],
    [`a${'\u{1f600}'.repeat(16)}`, '\u{1f600}'.repeat(16), `a${'\u{1f600}'.repeat(15)}`],
    [`${'\u{1f600}'.repeat(16)}a`, `${'\u{1f600}'.repeat(15)}a`, '\u{1f600}'.repeat(16)],
  ])('of %j is sixteen code points', (text, last, first) => {
    expect([lastPoints(text), firstPoints(text)]).toEqual([last, first]);
  });
});

describe('ids', () => {
  const inner = (words: readonly CountedText[]): Span[] => starSpans(words, textEdits);
  const spans = (all: readonly string[]): string[][] | null => {
    const texts = weighted(all);
    const found = idSpans(texts, inner);
    return found === null ? null : shown(texts, found);
  };
  const hex = ['a1b2', 'c9d8', 'e7f6', '0a1b', '2c3d', '4e5f', '6a7b', '8c9d'];

  it('differ in the tokens that differ', () => {
    expect(spans(hex.map((id) => `user_${id}_x`))).toEqual([hex]);
  });

  it('are one where only a sign is between two random tokens', () => {
    expect(spans(hex.map((id, n) => `${id}-${hex[7 - n] ?? ''}`))).toEqual([
      hex.map((id, n) => `${id}-${hex[7 - n] ?? ''}`),
    ]);
  });

  it('keep a word that tells two sorts apart as a place of its own, to the code point', () => {
    const sort = hex.map((_, n) => (n % 2 === 0 ? 'mode1' : 'mode2'));
    expect(spans(hex.map((id, n) => `${id}/${sort[n] ?? ''}/${id}`))).toEqual([
      hex,
      sort.map((word) => word.slice(-1)),
      hex,
    ]);
  });

  it.each([
    ['white space', hex.map((id) => `id ${id}`)],
    ['different signs', hex.map((id, n) => `${id}${n === 3 ? '-' : '_'}x`)],
    ['a word where others have a sign', hex.map((id, n) => (n === 3 ? `${id}-x-` : `${id}-x`))],
    ['too many tokens in one', hex.map((id, n) => (n === 3 ? `${id}-x` : id))],
    ['more than 2000 units', hex.map((id) => id + 'x'.repeat(1997))],
    ['too few texts', hex.slice(1)],
  ])('are none with %s', (_, all) => {
    expect(spans(all)).toBeNull();
  });

  it('have 2000 units at most', () => {
    expect(spans(hex.map((id) => id + 'x'.repeat(1996)))).toHaveLength(1);
  });
});
