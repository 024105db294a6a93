import { describe, expect, it } from 'vitest';
import type { Dependence } from '../../../src/core/statistics/associate.ts';
import { hypothesesOf } from '../../../src/core/verdict/hypotheses.ts';
import { trialTable } from '../../../src/core/statistics/trial-table.ts';
import type { PlannedTrial } from '../../../src/core/model/index.ts';

const LEVELS = { timezone: ['UTC', 'Asia/Tokyo'], locale: ['C', 'de_DE'] };
const trial = (id: string, stage: PlannedTrial['stage'], timezone: number, locale: number): PlannedTrial => ({
  id,
  stage,
  block: 0,
  assignment: { timezone: LEVELS.timezone[timezone] ?? '', locale: LEVELS.locale[locale] ?? '' },
  scenario: 'reply',
});
const table = trialTable(
  [
    trial('001', 'screen', 0, 0),
    trial('002', 'screen', 1, 1),
    trial('003', 'screen', 0, 1),
    trial('004', 'confirm', 0, 0),
    trial('005', 'confirm', 1, 0),
  ],
  LEVELS,
);

const judged = (labels: number[], over: Partial<Dependence> = {}): Dependence => ({
  group: { labels: Int32Array.from(labels), symbols: new Set(labels).size, responses: [], noisy: false },
  set: [0],
  candidates: [[0], [0, 1]],
  rawP: 0.01,
  p: 0.01,
  replicateAgreementP: 0,
  status: 'tell',
  ...over,
});

const of = (all: readonly Dependence[], concern?: (one: Dependence) => number) =>
  hypothesesOf(
    { table, grouped: { groups: [], randomLooking: [], quantities: [], noisySlots: 0 }, dependences: all },
    concern,
  );
const symbols = (all: readonly Dependence[]): unknown[] => of(all).map((one) => [...one.symbols.values()]);

describe('what fresh trials are to test', () => {
  it('is nothing that they have borne out already', () => {
    expect(of([judged([0, 1, 0, 0, 1])])).toEqual([]);
  });

  it('is a tell of which they showed one symbol only, or none', () => {
    expect(symbols([judged([0, 1, 0, 0, 0]), judged([0, 1, 0, -1, -1])])).toEqual([
      ['0', '1', '0', '0', '0'],
      ['0', '1', '0', null, null],
    ]);
  });

  it('is a tell of which one of them showed a symbol and the other could not be read', () => {
    expect(symbols([judged([0, 1, 0, 0, -1])])).toEqual([['0', '1', '0', '0', null]]);
  });

  it('is what is not confirmed, whatever they showed', () => {
    const [one] = of([judged([0, 1, 0, 0, 1], { status: 'unconfirmed' })]);
    expect(one?.candidates).toEqual([['timezone'], ['timezone', 'locale']]);
    expect(one?.weight).toBe(1);
  });

  it('is the exception of a tell that has one: which other set explains it', () => {
    const set = [0];
    const [one] = of([judged([0, 1, 0, 1, 1], { set, candidates: [set, [0, 1]], exception: 3 })]);
    expect([...(one?.symbols.values() ?? [])]).toEqual(['false', 'false', 'false', 'true', 'false']);
    expect(one?.candidates).toEqual([['timezone', 'locale']]);
  });

  it('is that exception though fresh trials bore out the tell, and that which another set explains', () => {
    const set = [0];
    const [one] = of([judged([0, 1, 1, 0, 1], { set, candidates: [set, [1]], exception: 2 })]);
    expect([...(one?.symbols.values() ?? [])]).toEqual(['false', 'false', 'true', 'false', 'false']);
    expect(one?.candidates).toEqual([['locale']]);
  });

  it('is all of what is not confirmed, though it has an exception', () => {
    const [one] = of([judged([0, 1, 1, 0, 1], { status: 'unconfirmed', candidates: [[0], [1]], exception: 2 })]);
    expect([...(one?.symbols.values() ?? [])]).toEqual(['0', '1', '1', '0', '1']);
    expect(one?.candidates).toEqual([['timezone'], ['locale']]);
  });

  it('is all of a tell without exception that they have not borne out', () => {
    const set = [0];
    const [one] = of([judged([0, 1, 0, 0, 0], { set, candidates: [set, [1]] })]);
    expect(one?.candidates).toEqual([['timezone'], ['locale']]);
  });

  it('is judged by twenty-four candidates at most', () => {
    const candidates = Array.from({ length: 25 }, (_, i) => [i % 2]);
    expect(of([judged([0, 1, 0, 0, 0], { candidates })])[0]?.candidates).toHaveLength(24);
  });

  it('is that exception with all factors together where no other set is known', () => {
    const set = [0];
    const [one] = of([judged([0, 1, 0, 1, 1], { set, candidates: [set], exception: 3 })]);
    expect(one?.candidates).toEqual([['timezone', 'locale']]);
  });

  it('is, of a noisy place, whether its symbol is shown', () => {
    const region = { set: [0], levels: [new Set([1])], label: 2, p: 0.01 };
    expect(symbols([judged([0, 2, 1, -1, 2], { status: 'unconfirmed', region })])).toEqual([
      ['false', 'true', 'false', null, 'true'],
    ]);
  });

  it('comes in the order of what matters, then of surprise, then of how often it was read', () => {
    const open = (labels: number[], rawP: number): Dependence => judged(labels, { status: 'unconfirmed', rawP });
    const [likely, rare, partly, unheard] = [
      open([0, 1, 0, 0, 1], 0.05),
      open([0, 1, 1, 0, 1], 0.001),
      open([0, 1, 1, 0, -1], 0.05),
      open([0, 1, 1, 1, 1], 0.5),
    ];
    const weights = new Map([
      [unheard, 3],
      [likely, 2],
      [rare, 2],
      [partly, 2],
    ]);
    const nothing = open([1, 0, 0, 0, 1], 0.0001);
    const ordered = of([partly, likely, nothing, rare, unheard], (one) => weights.get(one) ?? 0);
    expect(ordered.map((one) => [...one.symbols.values()].join())).toEqual([
      '0,1,1,1,1',
      '0,1,1,0,1',
      '0,1,0,0,1',
      '0,1,1,0,',
    ]);
  });
  it('comes in the order of labels where all else is equal, whatever order it was found in', () => {
    const open = (labels: number[]): Dependence => judged(labels, { status: 'unconfirmed' });
    const [first, second] = [open([0, 1, 0, 0, 1]), open([0, 1, 1, 0, 1])];
    expect(symbols([second, first])).toEqual(symbols([first, second]));
    expect(symbols([second, first])[0]).toEqual(['0', '1', '0', '0', '1']);
  });
});
