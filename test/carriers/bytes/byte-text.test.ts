/** Bytes as text without loss: what is no UTF-8 (Unicode table 3-7) stands as U+DC80..U+DCFF, a unit a byte (PEP 383). */
import { describe, expect, it } from 'vitest';
import { asLatin1, asText, bytesOfText, isValidUtf8, textOfBytes } from '../../../src/core/carriers/byte-text.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('bytes that are UTF-8', () => {
  it.each([
    ['', ''],
    ['61 00', 'a\u0000'],
    ['c3 a9', '\u00e9'],
    ['e2 82 ac', '\u20ac'],
    ['f0 9f 98 80', '\ud83d\ude00'],
    ['f4 8f bf bf', '\udbff\udfff'],
    ['ef bb bf 61', '\ufeffa'],
  ])('%s are their text', (hex, text) => {
    expect([textOfBytes(bytes(hex)), isValidUtf8(bytes(hex))]).toEqual([text, true]);
    expect(Buffer.from(bytesOfText(text)).toString('hex')).toBe(hex.replaceAll(' ', ''));
  });
});

describe('bytes that are not', () => {
  it.each([
    ['a lone continuation', '61 80 62', 'a\udc80b'],
    ['a lead alone', 'c3', '\udcc3'],
    ['a lead before ASCII', 'c3 61', '\udcc3a'],
    ['a lead that is too low', 'c1 80', '\udcc1\udc80'],
    ['the highest byte', 'ff', '\udcff'],
    ['a lead that is too high', 'f5 80 80 80', '\udcf5\udc80\udc80\udc80'],
    ['a point past the last', 'f4 90 80 80', '\udcf4\udc90\udc80\udc80'],
    ['a surrogate', 'ed a0 80', '\udced\udca0\udc80'],
    ['what has a shorter form', 'e0 80 80', '\udce0\udc80\udc80'],
    ['a sequence cut short', 'e2 82', '\udce2\udc82'],
    ['a sequence of four cut short', 'f0 9f 98', '\udcf0\udc9f\udc98'],
    [
      'sequences of two, three and four beside one',
      'ff c3a9 e282ac f09f9880 ff',
      '\udcff\u00e9\u20ac\ud83d\ude00\udcff',
    ],
    [
      'the lowest and highest leads of each length',
      'ff c280 dfbf e0a080 efbfbf f0908080 f48fbfbf',
      '\udcff\u0080\u07ff\u0800\uffff\ud800\udc00\udbff\udfff',
    ],
    ['a point behind the surrogates beside one', 'ff ee8080', '\udcff\ue000'],
    ['ASCII before and behind', '6162 ff 6364', 'ab\udcffcd'],
  ])('%s, stand one by one, and what is around them as text', (_, hex, text) => {
    expect([textOfBytes(bytes(hex)), isValidUtf8(bytes(hex))]).toEqual([text, false]);
    expect(Buffer.from(bytesOfText(text)).toString('hex')).toBe(hex.replaceAll(' ', ''));
  });

  it('are read in the middle of others from where they begin', () => {
    expect(textOfBytes(bytes('ff 61 ff').subarray(1))).toBe('a\udcff');
    expect(textOfBytes(bytes('ff 61').subarray(1))).toBe('a');
  });
});

describe('text that holds bytes', () => {
  it('beside a pair of surrogates, whose second half looks like one, keeps both', () => {
    // U+10080 is d800 dc80.
    expect(Buffer.from(bytesOfText('\ud800\udc80\udc80')).toString('hex')).toBe('f090828080');
    expect(Buffer.from(bytesOfText('\udc7f')).toString('hex')).toBe('efbfbd');
  });

  it('comes from one code unit a byte, and goes back to it', () => {
    expect([asText('caf\u00c3\u00a9'), asText('caf\u00e9')]).toEqual(['caf\u00e9', 'caf\udce9']);
    expect([asLatin1('caf\u00e9'), asLatin1('caf\udce9')]).toEqual(['caf\u00c3\u00a9', 'caf\u00e9']);
  });
});
