/** The place in other captures whose symbols are those of a known tell. */
import { describe, expect, it } from 'vitest';
import { namedResponses } from '../../src/core/relocate/named-responses.ts';
import { type CodebookSearch, type CodebookMatch, matchCodebook } from '../../src/core/relocate/match-codebook.ts';
import type { Alignment, Slot } from '../../src/core/model/index.ts';
import { slotOf } from '../builders/evidence/simulated-subject.ts';
import { MESSAGE, tellOf } from '../builders/verdicts/known-tells.ts';

const TRIALS = ['001', '002', '003', '004'];

/** A slot with one symbol a trial. */
const slot = (address: string, symbols: readonly (string | null)[], what: Partial<Slot> = {}): Slot =>
  slotOf(address, new Map(symbols.map((symbol, trial) => [TRIALS[trial] ?? '', symbol])), {
    message: MESSAGE,
    ...what,
  });

const alignment = (...slots: readonly Slot[]): Alignment => ({
  slots,
  rendered: [],
  context: () => undefined,
  messages: 0,
  readings: 0,
  unreadBytes: 0,
});

const EXPECTED = new Map(TRIALS.map((id, trial) => [id, trial % 2 === 0 ? 'U+0027' : 'U+2019']));
const FOLLOWS = ["'", '\u2019', "'", '\u2019'];

const sighted = (slots: readonly Slot[], what: Partial<CodebookSearch> = {}): CodebookMatch | null =>
  matchCodebook({
    tell: tellOf(),
    alignment: alignment(...slots),
    trials: TRIALS,
    expected: EXPECTED,
    leastAgreement: 1,
    ...what,
  });

describe('a known tell', () => {
  it('is where the symbols are those of its codebook', () => {
    const there = slot('body.t', FOLLOWS, { before: 'Today', after: 's date' });
    expect(sighted([slot('body.a', ["'", "'", "'", '\u2019']), there])).toEqual({
      slot: {
        sink: 'http',
        message: MESSAGE,
        carrier: 'text.code-point',
        address: 'body.t',
        before: 'Today',
        after: 's date',
      },
      symbols: EXPECTED,
      agreement: 1,
    });
  });

  it('is where trials without an expectation show what they may', () => {
    const expected = new Map([...EXPECTED].slice(0, 2));
    const found = sighted([slot('body.t', ["'", '\u2019', 'x', null])], { expected });
    expect([...(found?.symbols ?? [])]).toEqual([
      ['001', 'U+0027'],
      ['002', 'U+2019'],
      ['003', 'U+0078'],
      ['004', null],
    ]);
  });

  it.each([
    ['where no place shows it', ["'", "'", "'", "'"], EXPECTED],
    ['where one symbol is expected alone', ["'", "'", "'", "'"], new Map(TRIALS.map((id) => [id, 'U+0027']))],
    ['where nothing is expected', FOLLOWS, new Map<string, string>()],
    ['where one trial disagrees', ["'", '\u2019', "'", "'"], EXPECTED],
    ['where one trial could not be read', ["'", '\u2019', "'", null], EXPECTED],
  ])('is nowhere %s', (_, symbols, expected) => {
    expect(sighted([slot('body.t', symbols)], { expected })).toBeNull();
  });

  it('that fires with a probability is where enough trials agree', () => {
    const most = slot('body.t', ["'", '\u2019', "'", "'"]);
    expect(sighted([most], { leastAgreement: 0.75 })?.agreement).toBe(0.75);
    expect(sighted([most], { leastAgreement: 0.76 })).toBeNull();
    expect(sighted([slot('body.t', ['x', 'x', 'x', 'y'])], { leastAgreement: 0 })).toBeNull();
  });

  it('is in no other carrier', () => {
    expect(sighted([slot('body.t', FOLLOWS, { carrier: 'http.header-value' })])).toBeNull();
  });

  it('of a text may be at another address', () => {
    expect(sighted([slot('body.other', FOLLOWS)])?.slot.address).toBe('body.other');
  });

  it('of presence is at its own address only', () => {
    const presence = { carrier: 'json.presence' };
    const tell = tellOf(presence);
    const expected = new Map(TRIALS.map((id, trial) => [id, trial % 2 === 0 ? 'present' : 'gone']));
    const symbols = ['present', 'gone', 'present', 'gone'];
    expect(sighted([slot('body.other', symbols, presence)], { tell, expected })).toBeNull();
    expect(sighted([slot('body.t', symbols, presence)], { tell, expected })?.agreement).toBe(1);
  });
});

describe('of several places that agree', () => {
  const best = (slots: readonly Slot[], leastAgreement = 1): string | undefined =>
    sighted(slots, { leastAgreement })?.slot.address;

  it('the one that agrees best is it, whatever it is like', () => {
    const near = slot('body.t', ["'", '\u2019', "'", "'"], { before: 'Today', after: 's date' });
    expect(best([near, slot('body.other', FOLLOWS)], 0.5)).toBe('body.other');
    expect(best([slot('body.other', FOLLOWS), near], 0.5)).toBe('body.other');
  });

  it('the first is it, where none is nearer', () => {
    expect(best([slot('body.a', FOLLOWS), slot('body.b', FOLLOWS)])).toBe('body.a');
  });

  it.each([
    ['the same message', { message: MESSAGE }, 'rather than address, context and sink', { message: 'other' }],
    [
      'the same address',
      { message: 'other', address: 'body.t' },
      'rather than context and sink',
      { message: 'other', address: 'b' },
    ],
  ])('is the one in %s, %s', (_, own, __, other) => {
    const rest = { before: 'Today', after: 's date' };
    const near = slot('near', FOLLOWS, { address: 'a', sink: 'dns', ...own });
    const far = slot('far', FOLLOWS, { address: own.message === MESSAGE ? 'body.t' : 'b', ...rest, ...other });
    expect(best([far, near])).toBe(near.address);
    expect(best([near, far])).toBe(near.address);
  });

  it.each<[string, Partial<Slot>, Partial<Slot>]>([
    ['text before', { before: 'Today', sink: 'dns' }, { after: 's date' }],
    ['text behind', { after: 's date', sink: 'dns' }, {}],
    ['sink', {}, { sink: 'dns' }],
  ])('the nearer one has the same %s', (_, own, other) => {
    const [near, far] = [slot('near', FOLLOWS, own), slot('far', FOLLOWS, other)];
    expect(best([far, near])).toBe('near');
  });

  it('no text around both is no likeness', () => {
    const tell = tellOf({ before: '', after: '', address: 'x', message: 'x' });
    const slots = [slot('a', FOLLOWS, { sink: 'dns', before: 'b', after: 'b' }), slot('b', FOLLOWS, { sink: 'dns' })];
    expect(sighted(slots, { tell })?.slot.address).toBe('a');
  });
});

describe('places with names', () => {
  const named = (...slots: readonly Slot[]) =>
    [...namedResponses(alignment(...slots), TRIALS)].map(({ response, names }) => [
      response.feature ?? response.slot.address,
      ...names,
    ]);

  it('have the names that verdicts give', () => {
    expect(
      named(slot('t', ["'", '', null, 'ab']), slot('p', ['present', 'absent', 'x', 'x'], { carrier: 'json.presence' })),
    ).toEqual(
      expect.arrayContaining([
        ['t', 'U+0027', 'absent', null, 'U+0061 U+0062'],
        ['p', 'present', 'absent', 'x', 'x'],
      ]),
    );
  });

  it('are followed by features of those that differ in more than every other trial', () => {
    const random = slot('r', ['a1', 'b2', 'c4', 'c4']);
    const steady = slot('s', ['a', 'b', 'a', 'b']);
    const all = named(steady, random);
    expect(all.slice(0, 3).map(([name]) => name)).toEqual(['s', 'r', 'parity of the last digit']);
    expect(all[2]).toEqual(['parity of the last digit', 'odd', 'even', 'even', 'even']);
    expect(named(steady)).toHaveLength(1);
  });

  it('that could not be read in most trials are judged by the others', () => {
    expect(named(slot('r', ['a1', null, null, null])).length).toBeGreaterThan(1);
    expect(named(slot('r', ['a1', 'a1', null, null]))).toHaveLength(1);
    expect(named(slot('r', [null, null, null, null]))).toHaveLength(1);
  });

  it('of trials that the alignment does not know are unread', () => {
    const [place] = namedResponses(alignment(slot('t', ['x'])), ['009']);
    expect(place?.names).toEqual([null]);
  });
});

describe('a feature', () => {
  const values = slot('body.t', ['a1', 'b2', 'c3', 'd4']);
  const expected = new Map(TRIALS.map((id, trial) => [id, trial % 2 === 0 ? 'odd' : 'even']));

  it('is a place of its own, at the address of the tell only', () => {
    expect(sighted([values], { expected })?.slot).toMatchObject({
      address: 'body.t',
      feature: 'parity of the last digit',
    });
    expect(sighted([values], { expected, tell: tellOf({ address: 'body.x' }) })).toBeNull();
  });
});
