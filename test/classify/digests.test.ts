/** Digests of readable settings. Known ones: RFC 1321 (MD5), FIPS 180 (SHA-1 and SHA-256) of `abc` and of the usual pangram. */
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/core/classify/digests.ts';
import { findingOf, type Around, type Seen } from '../builders/evidence/findings-by-trial.ts';

const ABC = 'abc';
const FOX = 'The quick brown fox jumps over the lazy dog';
const SHA256 = {
  abc: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  fox: 'd7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592',
};
const MD5 = { abc: '900150983cd24fb0d6963f7d28e17f72', fox: '9e107d9d372bb6826bd81d3542a419d6' };
const SHA1 = { abc: 'a9993e364706816aba3e25717850c26c9cd0d89d', fox: '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12' };

const base64 = (hex: string, coding: 'base64' | 'base64url' = 'base64'): string =>
  Buffer.from(hex, 'hex').toString(coding);
const shown = (symbol: string | null, text: string | undefined, more: Partial<Seen> = {}): Seen => ({
  symbol,
  forms: text === undefined ? [] : [['zone', 'level', text]],
  ...more,
});
const said = (rows: readonly Seen[], around?: Around): string | undefined => digestOf(findingOf(rows, around));
/** The same way of writing a digest in a trial with each text. */
const both = (digests: { abc: string; fox: string }, write: (hex: string) => string): string | undefined =>
  said([shown(write(digests.abc), ABC), shown(write(digests.fox), FOX)]);

describe('a digest of a level is recognised', () => {
  it.each([
    ['MD5', MD5, (hex: string) => hex, 'the MD5 of zone (level)'],
    ['SHA-1', SHA1, (hex: string) => hex, 'the SHA-1 of zone (level)'],
    ['SHA-256', SHA256, (hex: string) => hex, 'the SHA-256 of zone (level)'],
    ['in capitals', SHA256, (hex: string) => hex.toUpperCase(), 'the SHA-256 of zone (level)'],
    ['in base64', SHA256, (hex: string) => base64(hex), 'the SHA-256 of zone (level)'],
    ['in base64 for URLs', SHA1, (hex: string) => base64(hex, 'base64url'), 'the SHA-1 of zone (level)'],
    ['without padding', MD5, (hex: string) => base64(hex).replace(/=+$/, ''), 'the MD5 of zone (level)'],
    ['cut', SHA256, (hex: string) => hex.slice(0, 16), 'the SHA-256 of zone (level), first 16 digits'],
    ['cut to eight digits', MD5, (hex: string) => hex.slice(0, 8), 'the MD5 of zone (level), first 8 digits'],
    ['with its name before it', SHA256, (hex: string) => `sha256:${hex}`, 'the SHA-256 of zone (level)'],
    ['with its name in capitals', SHA256, (hex: string) => `SHA-256-${hex}`, 'the SHA-256 of zone (level)'],
    ['with its name and an equals sign', SHA1, (hex: string) => `sha1=${hex}`, 'the SHA-1 of zone (level)'],
    ['with its hyphenated name', SHA1, (hex: string) => `sha-1_${hex}`, 'the SHA-1 of zone (level)'],
    ['as in a subresource', MD5, (hex: string) => `md5-${base64(hex)}`, 'the MD5 of zone (level)'],
  ])('%s', (_, digests, write, sentence) => {
    expect(both(digests, write)).toBe(sentence);
  });

  it.each([
    ['in the word that the symbol stands in', { token: SHA256.abc, line: 'x' }],
    ['in the line that the symbol stands in', { token: 'x', line: SHA256.abc }],
  ])('%s, where alignment cut it', (_, context) => {
    expect(said([shown('1', ABC, { context })])).toBe('the SHA-256 of zone (level)');
  });

  it('by the name of the factor and the kind of rendering', () => {
    const forms: Seen['forms'] = [['remote', 'git-remote', ABC]];
    const around = { factors: ['zone', 'remote'] };
    expect(said([{ symbol: MD5.abc, forms }], around)).toBe('the MD5 of remote (git-remote)');
  });

  it('though other renderings of the level do not fit', () => {
    const forms: Seen['forms'] = [
      ['zone', 'other', 'something'],
      ['zone', 'level', ABC],
    ];
    expect(said([{ symbol: MD5.abc, forms }])).toBe('the MD5 of zone (level)');
  });

  it('by the kind of rendering that fits every trial, of several the first by name', () => {
    const forms = (level: string, user: string): NonNullable<Seen['forms']> => [
      ['zone', 'user', user],
      ['zone', 'level', level],
      ['zone', 'home', user],
    ];
    expect(said([{ symbol: MD5.abc, forms: forms(ABC, ABC) }])).toBe('the MD5 of zone (home)');
    expect(
      said([
        { symbol: MD5.abc, forms: forms(ABC, ABC) },
        { symbol: MD5.fox, forms: forms(FOX, 'other') },
      ]),
    ).toBe('the MD5 of zone (level)');
  });

  it.each([
    ['that cannot be read', shown(null, FOX)],
    ['whose level has no name', shown('anything', undefined)],
    ['in which nothing stands there', shown('', FOX, { context: { token: '', line: 'id:' } })],
  ])('whatever a trial shows %s', (_, other) => {
    expect(said([shown(MD5.abc, ABC), other])).toBe('the MD5 of zone (level)');
    expect(said([other, shown(MD5.abc, ABC)])).toBe('the MD5 of zone (level)');
  });
});

describe('no digest is recognised', () => {
  it.each([
    ['in fewer than eight digits', [shown(MD5.abc.slice(0, 7), ABC)]],
    ['where one trial shows something else', [shown(MD5.abc, ABC), shown(MD5.abc, FOX)]],
    ['where it is cut differently', [shown(MD5.abc, ABC), shown(MD5.fox.slice(0, 9), FOX)]],
    ['where another algorithm is used', [shown(MD5.abc, ABC), shown(SHA1.fox, FOX)]],
    ['in digits from the middle', [shown(MD5.abc.slice(4, 20), ABC)]],
    ['in what is longer than the digest', [shown(`${MD5.abc}0`, ABC)]],
    ['in base64 whose letters have another case', [shown(base64(MD5.abc).toLowerCase(), ABC)]],
    ['behind another name', [shown(`hash:${MD5.abc}`, ABC)]],
    ['behind a name that is not at the start', [shown(`x-md5:${MD5.abc}`, ABC)]],
    ['where no trial could be read', [shown(null, ABC)]],
    ['where no level has a name', [shown(MD5.abc, undefined)]],
    ['where padding stands in the middle', [shown(MD5.abc.replace('d', '=d'), ABC)]],
    ['where the name stands in the middle', [shown(MD5.abc.replace('d', 'md5:d'), ABC)]],
    [
      'where a sign that is no word is something else',
      [shown(MD5.abc, ABC), shown('!', FOX, { context: { token: '', line: '!' } })],
    ],
  ])('%s', (_, rows) => {
    expect(said(rows)).toBeUndefined();
  });

  it('of a rendering of a single character', () => {
    const a = '0cc175b9c0f1b6a831c399e269772661';
    expect(said([shown(a, 'a')])).toBeUndefined();
    expect(said([shown('187ef4436122d1cc2f40dc2b92f0eba0', 'ab')])).toBe('the MD5 of zone (level)');
  });

  it('of what follows the clock', () => {
    expect(said([{ symbol: MD5.abc, forms: [['zone', 'clock.hour', ABC]] }])).toBeUndefined();
    expect(said([{ symbol: MD5.abc, forms: [['zone', 'local-date.long', ABC]] }])).toBeUndefined();
  });

  it('of a factor on which the place does not depend', () => {
    expect(said([{ symbol: MD5.abc, forms: [['user', 'level', ABC]] }])).toBeUndefined();
  });
});
