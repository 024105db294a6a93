/** The priority of a hypothesis for fresh trials. */
import { describe, expect, it } from 'vitest';
import type { Association, Dependence } from '../../../src/core/statistics/associate.ts';
import { hypothesisPriority, couldBeCovert } from '../../../src/core/verdict/hypotheses.ts';
import type { Response } from '../../../src/core/statistics/response.ts';
import { trialTable } from '../../../src/core/statistics/trial-table.ts';
import { URGENT } from '../../../src/core/design/index.ts';
import { findingOf, symbolsOf, type Seen } from '../../builders/evidence/findings-by-trial.ts';

const finding = findingOf(symbolsOf('a', 'b'));
const COVERT = findingOf(symbolsOf('a b', 'a  b')).response;
const WORDING = findingOf(symbolsOf('colour', 'hue')).response;
const FEATURE = findingOf(symbolsOf('even', 'odd'), { feature: 'parity of character 3', at: 2 }).response;
const REGION: Dependence['region'] = { set: [0], levels: [new Set([0])], label: 0, p: 0.001 };

const judged = (responses: readonly Response[], over: Partial<Dependence> = {}): Dependence => ({
  ...finding.dependence,
  group: { ...finding.dependence.group, responses },
  status: 'unconfirmed',
  rawP: 1,
  p: 1,
  ...over,
});

/** `again`: fresh trials have been run. */
function associationOf(again: boolean): Association {
  const trials = finding.table.trials.map((trial, row) => ({
    ...trial,
    stage: again && row === 1 ? ('confirm' as const) : ('screen' as const),
  }));
  const table = trialTable(trials, { zone: ['zone-0', 'zone-1'] });
  return { table, grouped: { groups: [], randomLooking: [], quantities: [], noisySlots: 0 }, dependences: [] };
}
const [FIRST, AGAIN] = [associationOf(false), associationOf(true)];
const weight = (one: Dependence, association = AGAIN): number => hypothesisPriority({ ...finding, association })(one);
const could = (one: Dependence): boolean => couldBeCovert(one, { ...finding, association: AGAIN });

describe('a possible covert tell', () => {
  it.each([
    ['a steady suggestion', {}],
    ['a tell', { status: 'tell' as const }],
    ['a tell that fires only sometimes', { status: 'tell' as const, region: REGION }],
    ['noise that nearly stands out', { region: REGION, p: 0.05 }],
  ])('is urgent: %s', (_, over) => {
    expect(weight(judged([COVERT], over), FIRST)).toBe(URGENT);
    expect(weight(judged([COVERT], over), AGAIN)).toBe(URGENT);
    expect(could(judged([COVERT], over))).toBe(true);
  });

  it('is urgent too if it fires only sometimes and its uncorrected p is promising', () => {
    const one = judged([FEATURE, COVERT], { region: REGION, rawP: 0.05 });
    expect(weight(one)).toBe(URGENT);
    expect(could(one)).toBe(false);
  });

  it.each([
    ['noise that does not stand out', judged([COVERT], { region: REGION, rawP: 0.051, p: 0.051 })],
    ['a feature of a random value, promising by luck', judged([FEATURE], { region: REGION, rawP: 0.01, p: 0.051 })],
  ])('is not urgent if it is %s', (_, one) => {
    expect(weight(one, FIRST)).toBe(1);
    expect(weight(one, AGAIN)).toBe(0);
    expect(could(one)).toBe(false);
  });

  it('is looked for among the first twelve places of the group', () => {
    const before = (count: number): Response[] => new Array<Response>(count).fill(WORDING);
    expect(weight(judged([...before(11), COVERT, WORDING]))).toBe(URGENT);
    expect(weight(judged([...before(12), COVERT]))).toBe(1);
    expect(could(judged([...before(11), COVERT, WORDING]))).toBe(true);
    expect(could(judged([...before(12), COVERT]))).toBe(false);
  });

  it('is classified by the factors of its set', () => {
    const rows: Seen[] = ['a', 'b'].map((letter) => ({
      symbol: letter,
      assignment: { zone: letter, user: letter },
      forms: [['user', 'level', letter]],
      value: `${letter}x`,
    }));
    const { response, table, alignment, renderings } = findingOf(rows, { feature: 'length' });
    const at = { ...response, at: 0 };
    const other: Response = {
      ...at,
      slot: {
        ...response.slot,
        symbols: new Map([
          ['001', 'a'],
          ['002', 'b'],
        ]),
      },
    };
    const weightOf = (set: readonly number[]): number =>
      hypothesisPriority({ association: { ...FIRST, table }, alignment, renderings })(judged([other], { set }));
    // The user can be read off the position, the zone cannot.
    expect(weightOf([table.factors.findIndex(({ name }) => name === 'user')])).toBe(1);
    expect(weightOf([table.factors.findIndex(({ name }) => name === 'zone')])).toBe(URGENT);
  });
});

describe('a dependence that could not be covert', () => {
  it.each([
    ['a tell without exception', { status: 'tell' as const }],
    ['noise that is not promising', { region: REGION, rawP: 0.051 }],
    ['a tell that fires only sometimes', { status: 'tell' as const, region: REGION }],
  ])('is settled once fresh trials have been run: %s', (_, over) => {
    expect(weight(judged([WORDING], over), FIRST)).toBe(1);
    expect(weight(judged([WORDING], over), AGAIN)).toBe(0);
    expect(could(judged([WORDING], over))).toBe(false);
  });

  it.each([
    ['a steady suggestion', {}],
    ['a tell with an exception', { status: 'tell' as const, exception: 1 }],
    ['what fires only sometimes, and is promising', { region: REGION, rawP: 0.05 }],
  ])('stays open: %s', (_, over) => {
    expect(weight(judged([WORDING], over), FIRST)).toBe(1);
    expect(weight(judged([WORDING], over), AGAIN)).toBe(1);
  });
});
