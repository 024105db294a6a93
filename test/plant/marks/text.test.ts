/** Marks inside texts: one code point replaced, added or written otherwise. */
import { describe, expect, it } from 'vitest';
import { TEXT_MARKS } from '../../../src/core/plant/marks/text.ts';
import {
  bodyOf,
  carrierAt,
  drawing,
  inBody,
  marked,
  markOf,
  planted,
  posted,
  requested,
  targetAt,
} from '../../builders/messages/planted-marks.ts';

const inText = (name: string, text: string, ...draws: readonly number[]): string | undefined => {
  const body = inBody(name, JSON.stringify({ t: text }), 'body.t', ...draws);
  return body === null ? undefined : (JSON.parse(body) as { t: string }).t;
};

const canStand = (name: string, text: string): boolean =>
  carrierAt(name, posted(JSON.stringify({ t: text })), 'body.t') !== undefined;

it('marks of texts are six', () => {
  expect(TEXT_MARKS.map(({ name }) => name)).toEqual([
    'look-alike',
    'invisible character',
    'doubled space',
    'trailing space',
    'separator',
    'letter case',
  ]);
});

describe('a look-alike', () => {
  it('stands for a letter or a punctuation mark, and looks like it', () => {
    const made = inText('look-alike', '1 a', 0, 0);
    expect(made).toMatch(/^1 [^a]$/u);
    expect(inText('look-alike', "1'1", 0, 0)).toMatch(/^1[^']1$/u);
  });

  it('is drawn again where nothing looks like the first one drawn', () => {
    // Nothing looks like the first letter, so that the draw after it is of a letter again.
    expect(inText('look-alike', '\ud55c a', 0, 1, 0)).toMatch(/^\ud55c [^a]$/u);
  });

  it('is none of digits and spaces', () => {
    expect(canStand('look-alike', '12 34')).toBe(false);
  });
});

describe('an invisible character', () => {
  it.each([
    [0, '\u200b'],
    [1, '\u200c'],
    [2, '\u200d'],
    [3, '\u2060'],
    [4, '\ufeff'],
    [5, '\u00ad'],
  ])('is one of six: %d', (draw, character) => {
    expect(inText('invisible character', 'ab', 1, draw)).toBe(`a${character}b`);
  });

  it('stands before any character', () => {
    expect(inText('invisible character', '1 ', 1, 0)).toBe('1\u200b ');
  });
});

describe('a doubled space', () => {
  it('is one between words', () => {
    expect(inText('doubled space', 'a b  c d', 0)).toBe('a  b  c d');
    expect(inText('doubled space', 'a b  c d', 1)).toBe('a b  c  d');
  });

  it.each([' a', 'a ', 'a  b', 'a\tb', 'ab', 'a \nb'])('is none in %j', (text) => {
    expect(canStand('doubled space', text)).toBe(false);
  });
});

describe('a trailing space', () => {
  it('stands at the end of a line', () => {
    expect(inText('trailing space', 'a\nb', 0)).toBe('a \nb');
    expect(inText('trailing space', 'a\nb', 1)).toBe('a\nb ');
  });

  it.each([' ', 'a \n', '\n'])('is none in %j', (text) => {
    expect(canStand('trailing space', text)).toBe(false);
  });
});

describe('another separator', () => {
  it.each([
    ['1-2', 0, '1/2'],
    ['1-2', 1, '1.2'],
    ['a-b', 2, 'a:b'],
    ['1/2', 0, '1-2'],
    ['1/2', 3, '1,2'],
    ['1.2', 4, '1;2'],
    ['1:2', 5, '1_2'],
    ['1,2', 0, '1-2'],
    ['1;2', 0, '1-2'],
    ['1_2', 5, '1;2'],
  ])('stands between letters or digits: %s', (text, draw, expected) => {
    expect(inText('separator', text, 0, draw)).toBe(expected);
  });

  it.each(['1 - 2', '-1', '1-', '1--2', '1+2'])('is none in %j', (text) => {
    expect(canStand('separator', text)).toBe(false);
  });
});

describe('the case of a letter', () => {
  it('changes', () => {
    expect(inText('letter case', '1aB', 0)).toBe('1AB');
    expect(inText('letter case', '1aB', 1)).toBe('1ab');
  });

  it('is that of ASCII letters alone', () => {
    expect(canStand('letter case', '12 \u00e9')).toBe(false);
  });
});

describe('a mark of texts', () => {
  const raw = 'GET /path-a?q=a HTTP/1.1\r\nX-A: a b-c\r\n\r\n';

  it.each(['look-alike', 'invisible character', 'doubled space', 'trailing space'])(
    'stands in no head of a request, were it %s',
    (name) => {
      for (const address of ['path', 'headers.x-a', 'query.q']) expect(carrierAt(name, raw, address)).toBeUndefined();
    },
  );

  it.each([
    ['separator', 'headers.x-a', 'http.header-value', 'X-A: a b-c', 'X-A: a b/c'],
    ['letter case', 'headers.x-a', 'http.header-value', 'X-A: a b-c', 'X-A: A b-c'],
    ['letter case', 'path', 'text.code-point', '/path-a', '/Path-a'],
  ])('that is plain does: %s at %s', (name, address, carrier, before, after) => {
    expect(carrierAt(name, raw, address)).toBe(carrier);
    expect(marked(name, raw, address, 0, 0)).toBe(raw.replace(before, after));
  });

  it('stands in the body of whatever sort', () => {
    const text = 'POST / HTTP/1.1\r\n\r\nsome text';
    expect(marked('doubled space', text, 'body', 0)).toBe('POST / HTTP/1.1\r\n\r\nsome  text');
    expect(carrierAt('doubled space', text, 'body')).toBe('text.code-point');
  });

  it('is none of what is no text', () => {
    expect(carrierAt('letter case', posted('{"t":true}'), 'body.t')).toBeUndefined();
    expect(carrierAt('letter case', raw, 'request-line.method')).toBeUndefined();
  });

  it('is made at the same place in each trial', () => {
    const texts = ['one', 'three'].map((word) => `I am ${word}, and this is of the usual kind.`);
    const baseline = requested(texts.map((text) => posted(JSON.stringify({ text }))));
    const target = targetAt(baseline, 'body.text');
    const made = planted(baseline, markOf('doubled space'), target, drawing(8))?.map(bodyOf);
    expect(made).toEqual(texts.map((text) => JSON.stringify({ text: text.replace('usual kind', 'usual  kind') })));
  });

  it('is none where no place is the same in each trial', () => {
    const baseline = requested(['a b', 'c d'].map((text) => posted(JSON.stringify({ text }))));
    expect(planted(baseline, markOf('doubled space'), targetAt(baseline, 'body.text'), drawing(0))).toBeNull();
  });

  it('is left out where the trial does not bear it', () => {
    const change = markOf('letter case').instantiate(
      targetAt(requested([posted('{"t":"a"}')]), 'body.t'),
      drawing(0),
      [0],
    );
    expect([change?.(0, false), change?.(1, true)]).toEqual([null, null]);
    expect(change?.(0, true)?.kind).toBe('place');
  });
});
