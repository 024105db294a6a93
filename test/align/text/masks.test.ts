/** Renderings of a trial's own environment, replaced by placeholders that all trials share. */
import { describe, expect, it } from 'vitest';
import { Masks } from '../../../src/core/align/text/masks.ts';
import type { Rendering } from '../../../src/core/model/index.ts';

const FIRST = '\u{100000}';
const SECOND = '\u{100001}';

const rendering = (text: string, what = 'name', factor = 'user'): Rendering => ({ factor, what, text });

/** One list of renderings a trial. */
const masksOf = (trials: readonly (readonly Rendering[])[]): Masks =>
  new Masks(
    trials.map((_, trial) => String(trial)),
    (trial) => trials[Number(trial)] ?? [],
  );

/** The masked texts of two trials with these renderings. */
function masked(renderings: readonly [string, string], texts: readonly [string | null, string | null]) {
  const masks = masksOf(renderings.map((text) => [rendering(text)]));
  return masks.mask(texts).map((one) => one?.text ?? null);
}

describe('renderings', () => {
  it('are replaced by one placeholder in all trials', () => {
    expect(masked(['anna', 'dev'], ['I am anna.', 'I am dev.'])).toEqual([`I am ${FIRST}.`, `I am ${FIRST}.`]);
  });

  it('have their offsets and original texts', () => {
    const [one, other] = masksOf([[rendering('anna')], [rendering('dev')]]).mask(['anna and anna', 'x dev']);
    const mark = { factor: 'user', what: 'name', placeholder: FIRST };
    expect(one).toEqual({
      text: `${FIRST} and ${FIRST}`,
      replacements: [
        { at: 0, from: 0, original: 'anna', mark },
        { at: 7, from: 9, original: 'anna', mark },
      ],
    });
    expect(other).toEqual({ text: `x ${FIRST}`, replacements: [{ at: 2, from: 2, original: 'dev', mark }] });
  });

  it('of another trial are not masked', () => {
    expect(masked(['anna', 'dev'], ['x', 'anna'])).toEqual(['x', 'anna']);
  });

  it('stay missing where a trial has no text', () => {
    expect(masked(['anna', 'dev'], ['anna', null])).toEqual([FIRST, null]);
  });

  it('are not masked in texts that are all equal', () => {
    expect(masked(['anna', 'anna'], ['anna', 'anna'])).toEqual(['anna', 'anna']);
    expect(masked(['anna', 'dev'], [null, null])).toEqual([null, null]);
  });

  it('are not masked if a text contains a placeholder itself', () => {
    expect(masked(['anna', 'dev'], ['anna', `dev \u{10ffff}`])).toEqual(['anna', `dev \u{10ffff}`]);
    expect(masked(['anna', 'dev'], ['anna', `dev \u{ffffd}`])).toEqual([FIRST, `${FIRST} \u{ffffd}`]);
  });

  it('of one code unit are not masked, since they occur by chance', () => {
    const masks = masksOf(['a', 'bc', 'def'].map((text) => [rendering(text)]));
    expect(masks.mask(['is a', 'is bc', 'is def']).map((one) => one?.text)).toEqual([
      'is a',
      `is ${FIRST}`,
      `is ${FIRST}`,
    ]);
  });

  it('that are equal in all trials are not masked', () => {
    const same = [rendering('anna'), rendering('box', 'host')];
    const masks = masksOf([same, [rendering('anna'), rendering('pc', 'host')]]);
    expect(masks.mask(['anna box', 'anna pc']).map((one) => one?.text)).toEqual([`anna ${FIRST}`, `anna ${FIRST}`]);
  });

  it('that one trial lacks are masked', () => {
    expect(masksOf([[rendering('anna')], []]).mask(['anna x', 'y'])[0]?.text).toBe('anna x');
    const masks = masksOf([[rendering('anna'), rendering('ann')], [rendering('ann')]]);
    expect(masks.mask(['anna x', 'y'])[0]?.text).toBe(`${FIRST} x`);
  });

  it('of one kind in another order are equal', () => {
    const masks = masksOf([
      [rendering('anna'), rendering('ann')],
      [rendering('ann'), rendering('anna')],
    ]);
    expect(masks.mask(['anna x', 'y'])[0]?.text).toBe('anna x');
  });

  it('have placeholders in alphabetical order of factor and kind', () => {
    const trial = (user: string, zone: string): Rendering[] => [rendering(zone, 'level', 'zone'), rendering(user)];
    const masks = masksOf([trial('anna', 'UTC'), trial('dev', 'CET')]);
    expect(masks.mask(['anna UTC', 'dev CET']).map((one) => one?.text)).toEqual(
      Array(2).fill(`${FIRST} ${SECOND}`).map(String),
    );
    const [one] = masks.mask(['UTC', 'CET']);
    expect(one?.replacements[0]?.mark).toEqual({ factor: 'zone', what: 'level', placeholder: SECOND });
  });

  it('shared by two kinds belong to the kind given first', () => {
    const masks = masksOf([
      [rendering('anna', 'b'), rendering('anna', 'a')],
      [rendering('dev', 'b'), rendering('box', 'a')],
    ]);
    expect(masks.mask(['anna', 'dev box']).map((one) => one?.text)).toEqual([SECOND, `${SECOND} ${FIRST}`]);
  });
});

describe('spellings of a rendering', () => {
  it.each([
    ['in a JSON string', '/a "b"', '/a \\"b\\"'],
    ['as a component of a URL', '/home/a b', '%2Fhome%2Fa%20b'],
    ['as a URL', '/home/a b', '/home/a%20b'],
    ['as one word of dashes', '/home/a.b', '-home-a-b'],
    ['with its separators as dashes', '/home/a.b', '-home-a.b'],
    ['with its separators as underscores', '/home/a.b', '_home_a.b'],
    ['below the home', '~/src/a.b', '~-src-a.b'],
  ])('%s are masked', (_, text, spelling) => {
    expect(masked([text, 'other'], [`<${spelling}>`, '<other>'])).toEqual([`<${FIRST}>`, `<${FIRST}>`]);
  });

  it.each([
    ['that is no path', 'a/b/c.d', 'a-b-c-d'],
    ['with one separator only', '/home.c', '-home-c'],
  ])('as one word are not masked for a text %s', (_, text, spelling) => {
    expect(masked([text, 'other'], [`<${spelling}>`, '<other>'])).toEqual([`<${spelling}>`, `<${FIRST}>`]);
  });

  it('have no URL form for a text with a lone surrogate', () => {
    expect(masked(['a\ud800b', 'other'], ['a\ud800b', 'other'])).toEqual([FIRST, FIRST]);
  });
});

describe('a string that another trial has beside its own rendering', () => {
  it('is masked in no trial', () => {
    expect(masked(['test', 'dev'], ['run test as test', 'run test as dev'])).toEqual([
      'run test as test',
      'run test as dev',
    ]);
  });

  it('is masked if it is a rendering of that trial too', () => {
    const masks = masksOf([[rendering('test')], [rendering('dev'), rendering('test')]]);
    expect(masks.mask(['test', 'test'].map((text, n) => `${text}${'.'.repeat(n)}`)).map((one) => one?.text)).toEqual([
      FIRST,
      `${FIRST}.`,
    ]);
  });

  it('is masked if it is only part of a word there', () => {
    expect(masked(['test', 'dev'], ['as test', 'contest as dev'])).toEqual([`as ${FIRST}`, `contest as ${FIRST}`]);
  });

  it('stays only in that spelling', () => {
    const texts = ['/a/b/c or -a-b-c', '/x/y/z or -x-y-z, not -a-b-c'] as const;
    expect(masked(['/a/b/c', '/x/y/z'], texts)).toEqual([`${FIRST} or -a-b-c`, `${FIRST} or -x-y-z, not -a-b-c`]);
  });

  it('does not affect other kinds of renderings', () => {
    const trial = (user: string, zone: string): Rendering[] => [rendering(user), rendering(zone, 'level', 'zone')];
    const masks = masksOf([trial('test', 'UTC'), trial('dev', 'CET')]);
    expect(masks.mask(['test UTC test', 'test CET dev']).map((one) => one?.text)).toEqual([
      `test ${SECOND} test`,
      `test ${SECOND} dev`,
    ]);
  });

  it('may appear when another rendering is given up', () => {
    // Without 'ann lee', 'ann' is found in the first trial; the second, whose name is 'eve', has it
    // too.
    const masks = masksOf([
      [rendering('ann lee'), rendering('ann', 'first')],
      [rendering('bob'), rendering('eve', 'first')],
    ]);
    expect(masks.mask(['ann lee', 'ann lee bob']).map((one) => one?.text)).toEqual(['ann lee', 'ann lee bob']);
  });
});
