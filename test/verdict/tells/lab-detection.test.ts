/** Tells that depend on a mark of the lab itself are named; what the mark itself costs or asks for is none. */
import { describe, expect, it } from 'vitest';
import { auditPlanted, levelNames, type Planted } from '../../builders/evidence/evidence.ts';

const said = (symbol: Planted['symbol']): Planted => ({ address: 'body.system', symbol });
const judged = (planted: Planted[], ...factors: string[]) => auditPlanted(planted, levelNames(...factors)).verdict;

/** Milliseconds with some jitter, and as much more where `slow` says. */
const gap = (slow: (levels: Readonly<Record<string, string>>) => number): Planted => ({
  address: 'message',
  carrier: 'timing.gap',
  sink: 'timing',
  symbol: (levels, { trial }) => String(5 + ((Number(trial.id) * 37) % 25) + slow(levels)),
});

describe('being watched', () => {
  it('is treated differently where a mark shows only while nobody traces', () => {
    const mark = said(({ traced, endpoint }) => (traced === 'no' && endpoint !== 'unset' ? 'on\u200Be' : 'one'));
    const { tells, watched } = judged([mark], 'endpoint', 'traced');
    expect(tells.map((tell) => [tell.id, tell.class, tell.dependsOn])).toEqual([
      ['T1', 'covert', ['endpoint', 'traced']],
    ]);
    expect(watched).toEqual(['T1']);
  });

  it('is not where what a mark depends on is something else', () => {
    const mark = said(({ endpoint }) => (endpoint === 'unset' ? 'one' : 'on\u200Be'));
    expect(judged([mark], 'endpoint', 'traced').watched).toEqual([]);
  });

  it('is not spoken of where no mark of it moved', () => {
    expect(judged([said(() => 'one')], 'endpoint', 'ci')).not.toHaveProperty('watched');
  });

  it('is no treatment where a reader sees it: a home that is root', () => {
    const home = said(({ uid }) => (uid === '0' ? 'home is /root here' : 'home is /home/jo here'));
    const { tells, watched } = judged([home], 'ci', 'uid');
    expect(tells.map((tell) => [tell.class, tell.dependsOn])).toEqual([['overt', ['uid']]]);
    expect(watched).toEqual([]);
  });
});

describe('a time', () => {
  const slowBy = (factor: string, level: string) => gap((levels) => (levels[factor] === level ? 180 : 0));

  it.each([
    ['late answers', 'latency', '180 ms'],
    ['a tracer', 'traced', 'yes'],
  ])('that follows %s is what these cost', (_, factor, level) => {
    const { tells, watched } = judged([slowBy(factor, level), said(() => 'one')], 'ci', factor);
    expect(tells.map((tell) => [tell.class, tell.dependsOn])).toEqual([['functional', [factor]]]);
    expect(watched).toEqual([]);
  });

  it('that follows another mark of being watched is a wait as any other', () => {
    const { tells } = judged([slowBy('container', 'docker'), said(() => 'one')], 'ci', 'container');
    expect(tells.map((tell) => [tell.class, tell.dependsOn])).toEqual([['covert', ['container']]]);
  });
});
