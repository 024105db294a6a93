/** Slots of a block: passages, renderings beside plain text, offsets, contexts. */
import { describe, expect, it } from 'vitest';
import { alignBlock } from '../../../src/core/align/text/align-text.ts';
import type { TextAlignment } from '../../../src/core/align/text/text-alignment.ts';
import { Masks } from '../../../src/core/align/text/masks.ts';

interface Setting {
  /** By trial: the user name, which is masked. */
  readonly users?: readonly string[];
  readonly offsets?: readonly number[];
  readonly left?: string;
  readonly right?: string;
}

function aligned(texts: readonly (string | null)[], setting: Setting = {}): TextAlignment {
  const { users = [], offsets = texts.map(() => 0), left = '', right = '' } = setting;
  const masks = new Masks(Object.keys(texts), (trial) => {
    const text = users[Number(trial)];
    return text === undefined ? [] : [{ factor: 'user', what: 'name', text }];
  });
  return alignBlock({ texts, offsets, left, right }, masks);
}

const symbols = (texts: readonly (string | null)[], users: readonly string[] = []) =>
  aligned(texts, { users }).slots.map((slot) => slot.symbols);

/** What each slot's offsets cut from the trials' own texts, where the slot can be read. */
const cut = (texts: readonly (string | null)[], { slots }: TextAlignment) =>
  slots.map(({ symbols: own, starts, ends }) =>
    texts.map((text, trial) => (own[trial] === null ? null : text?.slice(starts[trial], ends[trial]))),
  );

const PLACEHOLDER = '\u{100000}';
const PASSAGE = 'A passage of forty code units or longer. ';

describe('a block of lines', () => {
  it('has a slot for each difference, with context on both sides', () => {
    const { slots } = aligned(['a one b two c', 'a 1 b 2 c'], { left: 'before ', right: ' after' });
    expect(slots.map(({ symbols, before, after }) => [symbols, before, after])).toEqual([
      [['one', '1'], 'before a ', ' b '],
      [['two', '2'], ' b ', ' c after'],
    ]);
  });

  it('has null symbols and offsets of -1 in a trial without the text', () => {
    const { slots } = aligned(['is one', null, 'is 2']);
    expect(slots.map(({ symbols, starts, ends }) => [symbols, [...starts], [...ends]])).toEqual([
      [
        ['one', null, '2'],
        [3, -1, 3],
        [6, -1, 4],
      ],
    ]);
  });

  it('has slots with offsets of the whole texts', () => {
    const { slots } = aligned(['is one', 'is 2'], { offsets: [100, 7] });
    expect(slots.map(({ starts, ends }) => [[...starts], [...ends]])).toEqual([
      [
        [103, 10],
        [106, 11],
      ],
    ]);
  });

  it('has slots with offsets of the original texts if renderings were masked', () => {
    const texts = ['of anna: one, anna', 'of dev: 2, dev'];
    const found = aligned(texts, { users: ['anna', 'dev'] });
    expect(found.slots.map((slot) => slot.symbols)).toEqual([['one', '2']]);
    expect(cut(texts, found)).toEqual([['one', '2']]);
    expect(found.renderings.map((one) => one.texts)).toEqual([
      ['anna', 'dev'],
      ['anna', 'dev'],
    ]);
  });

  it('has slots with original offsets if the slot contains a rendering', () => {
    const texts = ['is anna', 'is not', 'is dev'];
    const found = aligned(texts, { users: ['anna', 'bob', 'dev'] });
    expect(found.slots.map((slot) => slot.symbols)).toEqual([[PLACEHOLDER, 'not', PLACEHOLDER]]);
    expect(cut(texts, found)).toEqual([['anna', 'not', 'dev']]);
  });
});

describe('a passage that some trials lack', () => {
  it('has the slots drawn in the header of text-slots.ts', () => {
    const line = (what: string): string => `Use ${what} in all files of this repository.\n`;
    const texts = [line('tabs'), '', line('spaces')];
    expect(symbols(texts)).toEqual([
      [line('tabs'), '', line('tabs')],
      ['tabs', null, 'spaces'],
    ]);
  });

  it('has a slot for its presence and one for each difference inside', () => {
    const texts = ['x', `x ${PASSAGE}one`, `x ${PASSAGE}2`, `x ${PASSAGE}one`];
    expect(symbols(texts)).toEqual([
      ['', ` ${PASSAGE}one`, ` ${PASSAGE}one`, ` ${PASSAGE}one`],
      [null, 'one', '2', 'one'],
    ]);
  });

  it('has slots with offsets of the whole texts', () => {
    const texts = ['x', `x one ${PASSAGE}two`, `x 1 ${PASSAGE}two`, `x one ${PASSAGE}2`];
    const found = aligned(texts);
    expect(found.slots.slice(1).map((slot) => slot.symbols)).toEqual([
      [null, 'one', '1', 'one'],
      [null, 'two', 'two', '2'],
    ]);
    expect(cut(texts, found).slice(1)).toEqual(found.slots.slice(1).map((slot) => slot.symbols));
  });

  it('has at least forty code units', () => {
    const long = ` ${'b c d e a '.repeat(4).slice(0, 39)}`;
    expect(long).toHaveLength(40);
    expect(symbols(['x', `x${long}`, `x${long.replace('c', '1')}`])).toHaveLength(2);
    expect(symbols(['x', `x${long.slice(0, -1)}`, `x${long.slice(0, -1).replace('c', '1')}`])).toHaveLength(1);
  });

  it('is one slot if it is shorter in some trials', () => {
    expect(symbols(['x', `x ${PASSAGE}`, `x ${PASSAGE.slice(4)}`])).toHaveLength(1);
  });

  it('may contain another passage that some trials lack', () => {
    const other = 'Another passage of forty code units, or of more of them. ';
    const outer = `x ${PASSAGE}It goes on, and so holds more than half. `;
    const texts = ['x', `${outer}${other}one`, outer, `${outer}${other}2`];
    const found = aligned(texts);
    expect(found.slots.slice(1).map((slot) => slot.symbols)).toEqual([
      [null, `${other}one`, '', `${other}one`],
      [null, 'one', null, '2'],
    ]);
    expect(cut(texts, found)[2]).toEqual([null, 'one', null, '2']);
  });

  it('is one slot if all trials with it agree', () => {
    expect(symbols(['x', `x ${PASSAGE}`, `x ${PASSAGE}`])).toEqual([['', ` ${PASSAGE}`, ` ${PASSAGE}`]]);
  });

  it('is one slot if no trial lacks it', () => {
    const other = 'Quite another text, which is as long and no kin of it.';
    expect(symbols([PASSAGE, other])).toHaveLength(1);
  });

  it('is one slot if its texts share less than half', () => {
    const other = 'Quite another text, which is as long and no kin of it.';
    expect(symbols(['x', `x ${PASSAGE}`, `x ${other}`])).toEqual([['', ` ${PASSAGE}`, ` ${other}`]]);
  });

  it('has slots with context from inside the passage only', () => {
    const { slots } = aligned(['x.', `x. ${PASSAGE}one`, `x. ${PASSAGE}2`], { right: 'right' });
    expect(slots[1]?.before).toBe(PASSAGE.slice(-16));
    expect(slots[1]?.after).toBe('');
    const [, first] = aligned(['x.', `x. one ${PASSAGE}`, `x. 2 ${PASSAGE}`], { left: 'left' }).slots;
    expect([first?.before, first?.after]).toEqual([' ', ` ${PASSAGE.slice(0, 15)}`]);
  });
});

describe('a rendering beside similar plain text', () => {
  it('is compared unmasked, to the code point', () => {
    const users = ['/home/anna/work', '/home/dev/work', '/home/bob/work'];
    const texts = ['in /home/anna/work.', 'in /home/dev/work.', 'in \u2044home/bob/work.'];
    const found = aligned(texts, { users });
    expect(found.slots.map((slot) => slot.symbols)).toEqual([
      ['/', '/', '\u2044'],
      ['anna', 'dev', 'bob'],
    ]);
    expect(cut(texts, found)).toEqual(found.slots.map((slot) => slot.symbols));
  });

  it('has slots with the context of the outer slot', () => {
    const found = aligned(['in anna-x.', 'in bobo-x.', 'in bob\u03bf-x.'], { users: ['anna', 'bobo', 'bobo'] });
    expect(found.slots.map(({ before, after }) => [before, after])).toEqual([['in ', '-x.']]);
    expect(found.slots.map((slot) => slot.symbols)).toEqual([['anna', 'bobo', 'bob\u03bf']]);
  });

  it('is similar if half of it is equal', () => {
    expect(symbols(['in abcd.', 'in abXY.', 'in dev.'], ['abcd', 'bob', 'dev'])).toEqual([['abcd', 'abXY', 'dev']]);
    expect(symbols(['in abcd.', 'in aXYZ.', 'in dev.'], ['abcd', 'bob', 'dev'])).toEqual([
      [PLACEHOLDER, 'aXYZ', PLACEHOLDER],
    ]);
  });

  it('stays masked if the text is not similar', () => {
    expect(symbols(['in anna.', 'in something.', 'in dev.'], ['anna', 'bob', 'dev'])).toEqual([
      [PLACEHOLDER, 'something', PLACEHOLDER],
    ]);
  });

  it('stays masked if the text is missing elsewhere', () => {
    expect(symbols(['in anna', 'in ', 'in dev'], ['anna', 'bob', 'dev'])).toEqual([[PLACEHOLDER, '', PLACEHOLDER]]);
  });

  it('stays masked if the text is longer than 400 code units', () => {
    const compared = (text: string) => symbols([`in ${text}`, `in x${text.slice(1)}`], [text, 'dev']);
    const text = 'a/'.repeat(200);
    expect(compared(text)).toEqual([['a', 'x']]);
    expect(compared(`${text}b`)).toEqual([[PLACEHOLDER, `x${text.slice(1)}b`]]);
  });
});
