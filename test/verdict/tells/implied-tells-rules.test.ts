/** What follows from what, rule by rule, on tells written down by hand. */
import { describe, expect, it } from 'vitest';
import { foldImplied } from '../../../src/core/verdict/implied-tells.ts';
import type { TellRecord } from '../../../src/core/verdict/tell-record.ts';
import { found, type Made } from '../../builders/verdicts/tell-records.ts';

/** Addresses of what stays, each with those that it implies: `a(b,c)`. */
const folded = (...all: readonly TellRecord[]): string[] =>
  foldImplied(all).map(({ tell }) => {
    const implied = (tell.implied ?? []).map(({ address }) => address);
    return implied.length === 0 ? tell.address : `${tell.address}(${implied.join()})`;
  });

const coarse = (over: Partial<Made> = {}): TellRecord => found('coarse', { tells: 'aab', ...over });
const fine = (over: Partial<Made> = {}): TellRecord => found('fine', { tells: 'xyz', ...over });

describe('a tell is listed under another', () => {
  it('of which it follows, wherever the two stand; the others keep their order', () => {
    const other = found('other', { tells: 'aba' });
    const end = found('end', { tells: 'xyz', dependsOn: ['zone'] });
    expect(folded(coarse(), fine(), end)).toEqual(['fine(coarse)', 'end']);
    expect(folded(end, fine(), coarse(), other)).toEqual(['end', 'fine(coarse,other)']);
  });

  it('that says the same and comes first', () => {
    expect(folded(found('one', { tells: 'ab' }), found('two', { tells: 'xy' }))).toEqual(['one(two)']);
  });

  it('that says the same and could be read in more trials', () => {
    expect(folded(found('one', { tells: 'ab', readable: 99 }), found('two', { tells: 'xy', readable: 100 }))).toEqual([
      'two(one)',
    ]);
  });

  it('with its place, its further places, its symbols and its reason, and what it implied itself', () => {
    const place = { message: 'GET /a #1', address: 'deep', carrier: 'bytes', symbols: ['s'], because: 'so' };
    const mine = { ...place, address: 'mine' };
    const one = coarse({
      symbols: ['first', 'second'],
      also: [{ message: 'GET /b #1', address: 'also', carrier: 'json.value' }],
      implied: [place],
    });
    const listed = { symbols: ['first', 'second'], because: 'because of coarse' };
    expect(foldImplied([fine({ implied: [mine] }), one])[0]?.tell.implied).toEqual([
      mine,
      { message: 'POST /v1 #1', address: 'coarse', carrier: 'text.code-point', ...listed },
      { message: 'GET /b #1', address: 'also', carrier: 'json.value', ...listed },
      place,
    ]);
  });

  it('and one that implies nothing says nothing of it', () => {
    expect(foldImplied([fine()])[0]?.tell).not.toHaveProperty('implied');
  });
});

describe('tells stay apart', () => {
  it.each<[string, Partial<Made>]>([
    ['that differ in class', { class: 'overt' }],
    ['that reach different sinks', { sink: 'dns' }],
    ['that depend on different factors', { dependsOn: ['ci', 'zone'] }],
    ['that different entries of a disclosure explain', { declared: 'entry' }],
  ])('%s', (_, over) => {
    expect(folded(fine(), coarse(over))).toEqual(['fine', 'coarse']);
  });

  it('of which neither settles the other', () => {
    expect(folded(found('one', { tells: 'aab' }), found('two', { tells: 'xyy' }))).toEqual(['one', 'two']);
  });

  it('that are covert: each place is a mark', () => {
    expect(folded(fine({ class: 'covert' }), coarse({ class: 'covert' }))).toEqual(['fine', 'coarse']);
    expect(folded(coarse({ class: 'covert' }), coarse({ class: 'covert' }))).toEqual(['coarse', 'coarse']);
  });

  it('that are covert, but for features of one value', () => {
    const feature = (address: string, tells: string, message = 'POST /v1 #1'): TellRecord =>
      found(address, { tells, message, class: 'covert', disguise: 'derived' });
    expect(folded(feature('id', 'xyz'), feature('id', 'aab'))).toEqual(['id(id)']);
    expect(folded(feature('id', 'xyz'), feature('other', 'aab'))).toEqual(['id', 'other']);
    expect(folded(feature('id', 'xyz'), feature('id', 'aab', 'POST /v1 #2'))).toEqual(['id', 'id']);
  });
});

describe('what could not be read', () => {
  it('is a symbol of its own, since a reader sees it', () => {
    expect(folded(found('seldom', { tells: 'xy-' }), coarse({ readable: 99 }))).toEqual(['seldom(coarse)']);
    expect(folded(found('seldom', { tells: 'x--' }), coarse())).toEqual(['coarse(seldom)']);
    expect(folded(found('seldom', { tells: 'xy--' }), found('other', { tells: 'abab' }))).toEqual(['seldom', 'other']);
  });

  it('more often than in every other trial of a place is no ground to leave that place out', () => {
    expect(folded(fine({ readable: 50 }), coarse())).toEqual(['fine(coarse)']);
    expect(folded(fine({ readable: 49 }), coarse())).toEqual(['fine', 'coarse']);
  });
});

describe('what varies by itself', () => {
  it('settles nothing steady', () => {
    expect(folded(fine({ agree: 99 }), coarse())).toEqual(['fine', 'coarse']);
  });

  it('follows from what is steady, and from what varies by itself too', () => {
    expect(folded(coarse({ agree: 99 }), fine())).toEqual(['fine(coarse)']);
    expect(folded(coarse({ agree: 99 }), fine({ agree: 99 }))).toEqual(['fine(coarse)']);
  });

  it('is listed under the steady one of two that say the same', () => {
    expect(folded(found('noisy', { tells: 'ab', agree: 99 }), found('steady', { tells: 'ab' }))).toEqual([
      'steady(noisy)',
    ]);
  });
});

describe('a time that shifts', () => {
  const time = (tells: string, over: Partial<Made> = {}): TellRecord =>
    found('gap', { tells, sink: 'timing', ...over });

  it.each<[string, TellRecord]>([
    ['of another sink', fine({ sink: 'dns' })],
    ['that is covert', fine({ class: 'covert', disguise: 'look-alike' })],
    ['that is overt', fine({ class: 'overt' })],
  ])('is listed under what differs in the same environments: something %s', (_, cause) => {
    expect(folded(time('aab'), cause)).toEqual(['fine(gap)']);
    expect(folded(cause, time('aab'))).toEqual(['fine(gap)']);
  });

  it('is listed under the first of several, beside other times', () => {
    const causes = [
      found('one', { tells: 'abb' }),
      found('two', { tells: 'xxy', class: 'overt' }),
      fine({ class: 'overt' }),
    ];
    expect(folded(...causes, time('aab'), time('bba', { dependsOn: ['ci'], declared: null }))).toEqual([
      'one',
      'fine(two,gap,gap)',
    ]);
  });

  it.each<[string, TellRecord, TellRecord]>([
    ['does not settle it', time('aba'), found('fine', { tells: 'xxy' })],
    ['depends on other factors', time('aab'), fine({ dependsOn: ['zone'] })],
    ['another entry of a disclosure explains', time('aab'), fine({ declared: 'entry' })],
    ['is a time itself', time('aab'), fine({ sink: 'timing', class: 'overt' })],
  ])('stays where what differs %s', (_, gap, other) => {
    expect(folded(gap, other)).toEqual(['gap', 'fine']);
  });

  it('stays where what differs varies by itself, and the time does not', () => {
    expect(folded(time('aab'), fine({ class: 'overt', agree: 99 }))).toEqual(['gap', 'fine']);
    expect(folded(time('aab', { agree: 99 }), fine({ class: 'overt', agree: 99 }))).toEqual(['fine(gap)']);
  });

  it('stays where it is covert', () => {
    expect(folded(time('aab', { class: 'covert', disguise: 'derived' }), fine())).toEqual(['gap', 'fine']);
  });
});
