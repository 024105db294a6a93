/** Ids aligned token by token. */
import { describe, expect, it } from 'vitest';
import { type CountedText, distinctOf } from '../../../src/core/align/text/distinct-texts.ts';
import { textEdits } from '../../../src/core/align/text/diff.ts';
import { idSpans } from '../../../src/core/align/text/id-columns.ts';
import { type Span, starSpans } from '../../../src/core/align/text/center-star.ts';

const weighted = (all: readonly string[]): readonly CountedText[] => distinctOf(all).texts;
const shown = (texts: readonly CountedText[], spans: readonly Span[]): string[][] =>
  spans.map(({ starts, ends }) => texts.map(({ text }, index) => text.slice(starts[index], ends[index])));

describe('ids', () => {
  const inner = (words: readonly CountedText[]): Span[] => starSpans(words, textEdits);
  const spans = (all: readonly string[]): string[][] | null => {
    const texts = weighted(all);
    const found = idSpans(texts, inner);
    return found === null ? null : shown(texts, found);
  };
  const hex = ['a1b2', 'c9d8', 'e7f6', '0a1b', '2c3d', '4e5f', '6a7b', '8c9d'];

  it('have one span for each token that differs', () => {
    expect(spans(hex.map((id) => `user_${id}_x`))).toEqual([hex]);
  });

  it('have one span for two random tokens with only punctuation between', () => {
    expect(spans(hex.map((id, n) => `${id}-${hex[7 - n] ?? ''}`))).toEqual([
      hex.map((id, n) => `${id}-${hex[7 - n] ?? ''}`),
    ]);
  });

  it('keep a word with two variants as a span of its own, to the code point', () => {
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
  ])('are not recognized with %s', (_, all) => {
    expect(spans(all)).toBeNull();
  });

  it('are recognized up to 2000 code units', () => {
    expect(spans(hex.map((id) => id + 'x'.repeat(1996)))).toHaveLength(1);
  });
});
