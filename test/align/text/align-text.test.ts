/** Alignment of one text across trials: slots and masked renderings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Masks } from '../../../src/core/align/text/masks.ts';
import { alignText, alignWhole } from '../../../src/core/align/text/align-text.ts';

const P = '\u{100000}';

/** Masks of the user of each trial. */
const masksOf = (users: readonly string[] = []): Masks =>
  new Masks(Object.keys(users), (trial) => [{ factor: 'user', what: 'name', text: users[Number(trial)] ?? '' }]);

const cut = (texts: readonly (string | null)[], starts: Int32Array, ends: Int32Array): (string | null)[] =>
  texts.map((text, trial) => text?.slice(starts[trial], ends[trial]) ?? null);

describe('an aligned text', () => {
  it('has the slots drawn in the header of align-text.ts', () => {
    const texts = ['Read files, then edit', 'Read files; then edit', 'Read Files, then edit'];
    const { slots } = alignText(texts, masksOf());
    expect(slots.map(({ symbols }) => symbols)).toEqual([
      ['f', 'f', 'F'],
      [',', ';', ','],
    ]);
  });

  it('of one line has the same slots as with a constant line after it', () => {
    const lines = fc.array(fc.option(fc.stringMatching(/^[ab ,-]{0,12}$/), { nil: null }), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(lines, (texts) => {
        const users = texts.map((_, trial) => (trial % 2 === 0 ? 'ab' : 'ba'));
        const longer = texts.map((text) => (text === null ? null : `${text}\nsame`));
        const places = (all: typeof texts) =>
          alignText(all, masksOf(users)).slots.map(({ symbols, starts, ends }) => [symbols, starts, ends]);
        expect(places(texts)).toEqual(places(longer));
      }),
    );
  });

  it('has no slot and no rendering if all trials are equal', () => {
    expect(alignText(['anna', 'anna', null], masksOf(['anna', 'anna', 'dev']))).toEqual({ slots: [], renderings: [] });
    expect(alignText([null, null], masksOf())).toEqual({ slots: [], renderings: [] });
  });

  it('has slots in differing lines, each with common text on both sides', () => {
    const texts = ['same one\nalike\nold last\n', 'same 1\nalike\nnew last\n', null];
    const { slots } = alignText(texts, masksOf());
    expect(slots.map(({ symbols, before, after }) => [symbols, before, after])).toEqual([
      [['one', '1', null], 'same ', '\nalike\n'],
      [['old', 'new', null], 'alike\n', ' last\n'],
    ]);
    for (const { symbols, starts, ends } of slots) expect(cut(texts, starts, ends)).toEqual(symbols);
  });

  it('has no slot if its lines differ only by renderings', () => {
    const found = alignText(['x\nof anna\ny', 'x\nof dev\ny'], masksOf(['anna', 'dev']));
    expect(found.slots).toEqual([]);
    expect(found.renderings).toEqual([
      {
        mark: { factor: 'user', what: 'name', placeholder: P },
        texts: ['anna', 'dev'],
        before: 'x\nof ',
        after: '\ny',
      },
    ]);
  });

  it('has a rendering after a slot of varying length', () => {
    const found = alignText(['one of anna.', 'another of dev.', 'one of dev.'], masksOf(['anna', 'dev', 'dev']));
    expect(found.slots.map(({ symbols }) => symbols)).toEqual([['one', 'another', 'one']]);
    expect(found.renderings).toMatchObject([{ texts: ['anna', 'dev', 'dev'], before: `one of `, after: '.' }]);
  });

  it('has a rendering before a slot', () => {
    const found = alignText(['anna: one', 'dev: 2'], masksOf(['anna', 'dev']));
    expect(found.slots.map(({ symbols, before }) => [symbols, before])).toEqual([[['one', '2'], `${P}: `]]);
    expect(found.renderings).toMatchObject([{ texts: ['anna', 'dev'], before: '', after: ': one' }]);
  });

  it('has each rendering inside a slot once, with the context of the slot', () => {
    const users = ['anna', 'dev', 'bob'];
    const found = alignText(['is anna anna.', 'is dev dev.', 'is nobody.'], masksOf(users));
    expect(found.slots.map(({ symbols }) => symbols)).toEqual([[`${P} ${P}`, `${P} ${P}`, 'nobody']]);
    expect(found.renderings).toMatchObject([{ texts: ['anna', 'dev', null], before: 'is ', after: '.' }]);
  });

  it('has a rendering between two slots', () => {
    const found = alignText(['one for anna, two', '1 for dev, 2', 'one for anna, 2'], masksOf(['anna', 'dev', 'anna']));
    expect(found.slots.map(({ symbols }) => symbols)).toEqual([
      ['one', '1', 'one'],
      ['two', '2', '2'],
    ]);
    expect(found.renderings.map(({ texts }) => texts)).toEqual([['anna', 'dev', 'anna']]);
  });
});

describe('a text compared whole', () => {
  it('has no slot if trials agree', () => {
    expect(alignWhole(['x', 'x', null], masksOf())).toEqual({ slots: [], renderings: [] });
  });

  it('is one slot; null in trials without the text', () => {
    const { slots, renderings } = alignWhole(['one', null, ''], masksOf());
    expect(renderings).toEqual([]);
    expect(slots.map((slot) => ({ ...slot, starts: [...slot.starts], ends: [...slot.ends] }))).toEqual([
      { symbols: ['one', null, ''], starts: [0, -1, 0], ends: [3, -1, 0], before: '', after: '' },
    ]);
  });

  it('has renderings but no slot if only renderings differ', () => {
    expect(alignWhole(['of anna', 'of dev', null], masksOf(['anna', 'dev', 'x']))).toEqual({
      slots: [],
      renderings: [
        { mark: { factor: 'user', what: 'name', placeholder: P }, texts: ['anna', 'dev', null], before: '', after: '' },
      ],
    });
  });

  it('has renderings and a slot if more differs', () => {
    const found = alignWhole(['of anna', 'of dev', 'nobody'], masksOf(['anna', 'dev', 'x']));
    expect(found.slots.map(({ symbols }) => symbols)).toEqual([[`of ${P}`, `of ${P}`, 'nobody']]);
    expect(found.renderings.map(({ texts }) => texts)).toEqual([['anna', 'dev', null]]);
  });
});
