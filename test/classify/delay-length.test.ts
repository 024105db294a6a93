/** The length of a delay, the environment's own delays, and other tells that account for one. */
import { describe, expect, it } from 'vitest';
import { environmentDelay, delayOf } from '../../src/core/classify/delays.ts';
import { demoteExplainedDelays } from '../../src/core/classify/revise.ts';
import type { Rendering, Tell } from '../../src/core/model/index.ts';
import { findingOf, type Found } from '../builders/evidence/findings.ts';
import { tellOf } from '../builders/verdicts/tells.ts';

/** Trials are east and west by turns; the region is west. */
const region = { set: [0], levels: [new Set([1])], label: 0, p: 0 };
const timed = (symbols: Found['symbols'], more: Partial<Found> = {}) =>
  findingOf({ symbols, slot: { carrier: 'timing.gap', sink: 'timing' }, region, ...more });

describe('the length of a delay', () => {
  it.each([
    ['of what comes later in the region', ['10', '90', '20', '95'], 70],
    ['of what comes later elsewhere', ['90', '10', '95', '20'], 70],
    ['of fifty milliseconds', ['0', '50', '0', '50'], 50],
    ['not below that', ['0', '49', '0', '49'], undefined],
    ['as wide as either group', ['0', '120', '60', '130'], 60],
    ['not below what one group varies by', ['0', '120', '61', '130'], undefined],
    ['not below what the other varies by', ['0', '60', '0', '121'], undefined],
    ['not where they overlap', ['0', '100', '150', '200'], undefined],
    ['of the trials that were timed', ['10', '90', null, '95'], 80],
    ['not without any in the region', ['10', null, '20', null], undefined],
    ['not without any elsewhere', [null, '90', null, '95'], undefined],
  ])('%s: %j', (_, symbols, wait) => {
    expect(delayOf(timed(symbols))).toBe(wait);
  });

  it('is undefined for a slot that is no time or has no region', () => {
    const symbols = ['10', '90', '20', '95'];
    expect(delayOf(timed(symbols, { slot: { carrier: 'message.size' } }))).toBeUndefined();
    expect(delayOf(findingOf({ symbols, slot: { carrier: 'timing.gap' } }))).toBeUndefined();
  });
});

describe('the environment itself delays a time', () => {
  const delay = (factor: string): Rendering[] => [{ factor, what: 'delay', text: '180 ms' }];
  const symbols = ['10', '90', '20', '95'];
  const both = { all: ['zone', 'user'], lines: ['east jo', 'west al', 'east jo', 'west al'] };

  it('where a level of one of its factors delays in some trial', () => {
    expect(environmentDelay(timed(symbols, { forms: [[], delay('zone'), [], []] }))).toBe(
      'the environment itself takes this time (zone)',
    );
    expect(environmentDelay(timed(symbols, { ...both, forms: [[], [...delay('user'), ...delay('zone')]] }))).toBe(
      'the environment itself takes this time (zone, user)',
    );
  });

  it.each<[string, Partial<Found>]>([
    ['nothing delays', { forms: [] }],
    ['what delays is another factor', { forms: [delay('user')] }],
    ['what is read of it is no delay', { forms: [[{ factor: 'zone', what: 'level', text: '180 ms' }]] }],
    ['it is no time', { slot: { carrier: 'message.size' }, forms: [delay('zone')] }],
    ['another factor has a part in a wait', { ...both, forms: [delay('user')] }],
  ])('not where %s', (_, more) => {
    expect(environmentDelay(timed(symbols, more))).toBeUndefined();
  });

  it('also where another factor contributes, if the shift is no delay without exception', () => {
    expect(environmentDelay(timed(['10', '30', '20', '35'], { ...both, forms: [delay('user')] }))).toBe(
      'the environment itself takes this time (user)',
    );
  });
});

describe('a covert delay', () => {
  const tell = (more: Partial<Tell>): { tell: Omit<Tell, 'id'> } => ({
    tell: tellOf({
      sink: 'timing',
      message: 'm',
      carrier: 'timing.gap',
      dependsOn: ['zone'],
      disguise: 'derived',
      because: 'it comes later',
      bits: 1,
      ...more,
    }),
  });
  const wording = (more: Partial<Tell> = {}) =>
    tell({
      class: 'behavioural',
      sink: 'http',
      message: 'POST /',
      carrier: 'json.value',
      dependsOn: ['user', 'zone'],
      ...more,
    });

  it('is behavioural where a difference in meaning follows one of its factors', () => {
    const [one, other] = demoteExplainedDelays([tell({}), wording()]);
    expect(one?.tell).toEqual({
      ...tell({}).tell,
      class: 'behavioural',
      disguise: 'none',
      kind: 'quantity',
      because: 'it comes later; what else differs there (POST /, json.value) may account for it',
    });
    expect(other).toEqual(wording());
  });

  it.each<[string, ReturnType<typeof tell>[]]>([
    ['nothing else differs', [tell({})]],
    ['what differs follows other factors', [tell({}), wording({ dependsOn: ['user'] })]],
    ['what differs can be read', [tell({}), wording({ class: 'overt' })]],
    ['what differs is a time as well', [tell({}), wording({ sink: 'timing' })]],
    ['it is behavioural already', [tell({ class: 'behavioural' }), wording()]],
    ['it is no wait', [tell({ sink: 'http' }), wording()]],
  ])('stays as it is where %s', (_, found) => {
    expect(demoteExplainedDelays(found)).toEqual(found);
  });

  it('is explained by the first such tell', () => {
    const [one] = demoteExplainedDelays([
      tell({}),
      wording({ dependsOn: ['user'] }),
      wording({ message: 'first' }),
      wording(),
    ]);
    expect(one?.tell.because).toContain('(first, json.value)');
  });
});
