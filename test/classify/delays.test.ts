/** Times from evidence to class: a shift is behavioural; a delay without exception that nothing accounts for is covert. */
import { describe, expect, it } from 'vitest';
import { auditPlanted, levelNames, type Planted } from '../builders/evidence/evidence.ts';

const FACTORS = levelNames('timezone', 'endpoint', 'proxy', 'locale', 'ci');
const squid = (proxy: string | undefined): boolean => proxy?.includes('squid') === true;

/** Milliseconds: some jitter, and more for one proxy. */
const gap = (more: number, jitter: number): Planted => ({
  address: 'message',
  carrier: 'timing.gap',
  sink: 'timing',
  symbol: ({ proxy }, { trial }) => String(5 + ((Number(trial.id) * 37) % jitter) + (squid(proxy) ? more : 0)),
});

const said = (symbol: Planted['symbol']): Planted => ({ address: 'body.system', symbol });
const other = said(() => 'Always the same');

const classesOf = (...planted: Planted[]) =>
  auditPlanted(planted, FACTORS).verdict.tells.map((tell) => [tell.sink, tell.class, tell.dependsOn.join('+')]);

describe('a time that follows the environment', () => {
  it('is covert where one environment waits far longer, without exception, and differs in nothing else', () => {
    expect(classesOf(gap(330, 25), other)).toEqual([['timing', 'covert', 'proxy']]);
  });

  it.each([
    ['by less than connections take', gap(30, 10)],
    ['by less than it varies by itself', gap(200, 150)],
  ])('is behavioural where it shifts %s', (_, place) => {
    expect(classesOf(place, other)).toEqual([['timing', 'behavioural', 'proxy']]);
  });

  it('is listed under what else the subject does there, which may take that long', () => {
    const wording = said(({ proxy }) => (squid(proxy) ? 'Wait' : 'Go'));
    const { tells } = auditPlanted([gap(330, 25), wording], FACTORS).verdict;
    expect(tells.map((tell) => [tell.sink, tell.class, tell.implied?.map(({ carrier }) => carrier)])).toEqual([
      ['http', 'behavioural', expect.arrayContaining(['timing.gap'])],
    ]);
  });

  it('stays covert beside what follows other factors', () => {
    const wording = said(({ locale }) => (locale?.startsWith('de') === true ? 'Guten Tag' : 'Hello'));
    expect(classesOf(gap(330, 25), wording)).toEqual([
      ['timing', 'covert', 'proxy'],
      ['http', 'behavioural', 'locale'],
    ]);
  });
});
