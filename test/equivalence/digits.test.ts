import { describe, expect, it } from 'vitest';
import { inAsciiDigits } from '../../src/core/equivalence/same-meaning.ts';

describe('decimal digits of any script', () => {
  it.each([
    ['Arabic-Indic', '٠١٢٣٤٥٦٧٨٩'],
    ['Devanagari', '०१२३४५६७८९'],
    ['full-width', '０１２３４５６７８９'],
    ['mathematical, of which five sets stand in a row', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'],
    ['mathematical monospace', '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿'],
  ])('in %s become 0 to 9', (_, digits) => {
    expect(inAsciiDigits(digits)).toBe('0123456789');
  });

  it('are the only characters that change: letters, superscripts and fractions stay', () => {
    expect(inAsciiDigits('No. ٤٢, é², ½, 7')).toBe('No. 42, é², ½, 7');
  });
});
