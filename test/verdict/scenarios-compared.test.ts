/** Trials of several scenarios: messages are compared only within one, and a tell says in which it shows. */
import { describe, expect, it } from 'vitest';
import { judge, openHypotheses, type JudgeInput } from '../../src/core/verdict/index.ts';
import { recoveryCounts } from '../../src/core/plant/recovery-counts.ts';
import { screenDesign } from '../../src/core/design/index.ts';
import { FACTORS } from '../../src/core/factors/index.ts';
import { alignmentOf, captureOf, levelNames, type Planted } from '../builders/evidence.ts';

const design = screenDesign({
  factors: levelNames('timezone', 'ci'),
  seed: 1,
  strength: 2,
  scenarios: ['reply', 'ask'],
});

function inputFor(...planted: Planted[]): JudgeInput {
  const captures = design.trials.map(captureOf);
  return {
    design,
    captures,
    alignment: alignmentOf(planted, captures),
    subject: { name: 'specimen:planted', version: null, integrity: null, platform: 'linux-x64' },
    factors: FACTORS,
    replay: '',
    notVaried: {},
    serverSwitches: [],
    limits: [],
    plants: recoveryCounts([], []),
  };
}

describe('what differs between scenarios alone', () => {
  const input = inputFor({ address: 'body.x', symbol: (_, { trial }) => (trial.scenario === 'ask' ? 'a' : 'b') });

  it('is no tell, and leaves nothing open', () => {
    const { verdict, reasons, tells } = judge(input);
    expect([verdict, reasons, tells]).toEqual(['none-seen', [], []]);
  });

  it('is nothing for fresh trials to test', () => {
    expect(openHypotheses(input, FACTORS)).toEqual([]);
  });
});

it('what differs by a factor in one scenario alone is suggested', () => {
  const marked: Planted = {
    address: 'body.x',
    symbol: ({ ci }, { trial }) => (trial.scenario === 'ask' && ci !== 'none' ? ' ' : ''),
  };
  expect(openHypotheses(inputFor(marked), FACTORS)).toHaveLength(1);
});

it('is judged the same whether what is open was asked for before or not', () => {
  const marked: Planted = { address: 'body.x', symbol: ({ timezone }) => (timezone === 'UTC' ? '' : '\u200b') };
  const [asked, fresh] = [inputFor(marked), inputFor(marked)];
  openHypotheses(asked, FACTORS);
  expect(judge(asked)).toEqual(judge(fresh));
  // Other trials, another error rate: nothing of what was known holds.
  for (const other of [{ captures: asked.captures.slice(0, 8) }, { alpha: 0.5 }])
    expect(judge({ ...asked, ...other })).toEqual(judge({ ...inputFor(marked), ...other }));
});
