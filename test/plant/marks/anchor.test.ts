/** Positions by what stands around them, and facets replaced. */
import { describe, expect, it } from 'vitest';
import { anchorAt, positionOf, positionsOf, samePosition } from '../../../src/core/plant/marks/anchor.ts';
import { withFacet } from '../../../src/core/plant/marks/mark.ts';
import { type Carrier, type Place, whole } from '../../../src/core/carriers/reading.ts';
import { drawing } from '../../builders/messages/planted-marks.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('an anchor', () => {
  it('is twelve units on each side, and what stands between', () => {
    expect(anchorAt(ALPHABET, 13, 14)).toEqual({
      before: 'bcdefghijklm',
      after: 'nopqrstuvwxyz',
      startsText: false,
      endsText: false,
    });
  });

  it.each([
    [12, 12, true, false],
    [13, 13, false, false],
    [20, 23, false, false],
    [20, 24, false, true],
    [0, 0, true, false],
  ])('from %d to %d starts the text: %s, ends it: %s', (from, to, startsText, endsText) => {
    expect(anchorAt(ALPHABET, from, to)).toMatchObject({ startsText, endsText });
  });
});

describe('its position', () => {
  const at = (model: string, from: number, text: string): number | null =>
    positionOf(anchorAt(model, from, from), text);

  it.each([
    ['in the text it was taken from', ALPHABET, 14, ALPHABET, 14],
    ['behind other words', ALPHABET, 14, `other ${ALPHABET}`, 20],
    ['where it is missing', ALPHABET, 14, ALPHABET.replace('n', 'N'), null],
    ['where it stands twice', ALPHABET, 14, ALPHABET + ALPHABET, null],
    ['at the start, of a text that goes on otherwise', ALPHABET, 2, `${ALPHABET.slice(0, 14)}other`, 2],
    ['at the start, in a text that starts otherwise', ALPHABET, 2, `x${ALPHABET}`, null],
    ['at the start, though it stands twice', ALPHABET, 2, ALPHABET + ALPHABET, 2],
    ['at the end, of a text that starts otherwise', ALPHABET, 34, `other${ALPHABET.slice(22)}`, 17],
    ['at the end, in a text that goes on', ALPHABET, 34, `${ALPHABET}x`, null],
    ['at the end, though it stands twice', ALPHABET, 34, ALPHABET + ALPHABET, 70],
    ['of a whole text', 'short', 3, 'short', 3],
    ['of a whole text in a longer one', 'short', 3, 'shorts', null],
    ['of a whole text twice', 'short', 3, 'shortshort', null],
    ['in an empty text', '', 0, '', 0],
  ])('%s', (_, model, from, text, expected) => {
    expect(at(model, from, text)).toBe(expected);
  });

  it('is found in all texts or in none', () => {
    const anchor = anchorAt(ALPHABET, 14, 14);
    expect(positionsOf(anchor, [ALPHABET, `x${ALPHABET}`, ALPHABET])).toEqual(
      new Map([
        [ALPHABET, 14],
        [`x${ALPHABET}`, 15],
      ]),
    );
    expect(positionsOf(anchor, [ALPHABET, 'other'])).toBeNull();
    expect(positionsOf(anchor, [])).toEqual(new Map());
  });
});

describe('one position in several texts', () => {
  it('is that of the match that is drawn', () => {
    expect(samePosition('a-b-c', /-/g, drawing(1), ['a-b-c'])).toEqual(new Map([['a-b-c', 3]]));
  });

  it('is drawn again where it does not stand in all', () => {
    const [one, other] = ['- of one, and the rest -', '- of two, and the rest -'];
    expect(samePosition(one, /-/g, drawing(0, 1), [one, other])).toEqual(
      new Map([
        [one, 23],
        [other, 23],
      ]),
    );
  });

  it('is none after eight draws', () => {
    const [one, other] = ['- of one, and the rest -', '- of two, and the rest -'];
    expect(samePosition(one, /-/g, drawing(0, 0, 0, 0, 0, 0, 0, 1), [one, other])).not.toBeNull();
    expect(samePosition(one, /-/g, drawing(0, 0, 0, 0, 0, 0, 0, 0, 1), [one, other])).toBeNull();
  });

  it('is none where nothing matches', () => {
    expect(samePosition('abc', /-/g, drawing(0), ['abc'])).toBeNull();
  });
});

describe('a facet', () => {
  const [one, other] = ['one', 'other'].map(
    (name): Carrier => ({ name, family: 'git', kind: 'content', describes: '' }),
  );
  if (one === undefined || other === undefined) throw new Error('two carriers');
  const place: Place = { shape: 's', shapeCarrier: one, facets: [whole(one, 'a')], parts: null };

  it('is replaced', () => {
    expect(withFacet(place, 'one', 'b')).toEqual({ ...place, facets: [whole(one, 'b')] });
    expect(withFacet(place, 'one', 'b', whole(one, 'c'))).toEqual({ ...place, facets: [whole(one, 'b')] });
  });

  it('is added where it is missing and one is given to add', () => {
    expect(withFacet(place, 'other', 'b', whole(other, 'c'))).toEqual({
      ...place,
      facets: [whole(one, 'a'), whole(other, 'b')],
    });
    expect(withFacet(place, 'other', 'b')).toEqual(place);
  });

  it('is left out where it is empty, unless it is compared by what is given', () => {
    expect(withFacet(place, 'one', '').facets).toEqual([]);
    const given = { ...whole(one, 'a'), given: 'x' };
    expect(withFacet({ ...place, facets: [given] }, 'one', '').facets).toEqual([{ ...given, text: '' }]);
  });
});
