/** The common text given on both sides of a slot. */
import { describe, expect, it } from 'vitest';
import { distinctOf } from '../../../src/core/align/text/distinct-texts.ts';
import { contextAround, firstPoints, type TextFrame, lastPoints } from '../../../src/core/align/text/text-alignment.ts';
import { textEdits } from '../../../src/core/align/text/diff.ts';
import { starSpans } from '../../../src/core/align/text/center-star.ts';

describe('the context of a slot', () => {
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

  it('reaches to the neighbouring slots and no further', () => {
    const two = frame(['a one b two c', 'a 1 b 2 c'], 'left ', ' right');
    expect(contextAround(two, 0)).toEqual({ before: 'left a ', after: ' b ' });
    expect(contextAround(two, 1)).toEqual({ before: ' b ', after: ' c right' });
  });

  it('reaches to both ends if there is one slot', () => {
    expect(contextAround(frame(['one', '2'], 'l ', ' r'), 0)).toEqual({ before: 'l ', after: ' r' });
  });

  it.each([
    ['0123456789abcdefg', '123456789abcdefg', '0123456789abcdef'],
    ['short', 'short', 'short'],
    ['', '', ''],
    ['\u{1f600}'.repeat(17), '\u{1f600}'.repeat(16), '\u{1f600}'.repeat(16)],
    [`a${'\u{1f600}'.repeat(16)}`, '\u{1f600}'.repeat(16), `a${'\u{1f600}'.repeat(15)}`],
    [`${'\u{1f600}'.repeat(16)}a`, `${'\u{1f600}'.repeat(15)}a`, '\u{1f600}'.repeat(16)],
  ])('has at most sixteen code points of %j', (text, last, first) => {
    expect([lastPoints(text), firstPoints(text)]).toEqual([last, first]);
  });
});
