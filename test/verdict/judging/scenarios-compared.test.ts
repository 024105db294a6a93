/** Trials of several scenarios: messages are compared only within one scenario. */
import { describe, expect, it } from 'vitest';
import { assess, judge, openHypotheses } from '../../../src/core/verdict/index.ts';
import { recoveryCounts } from '../../../src/core/plant/recovery-counts.ts';
import { screenDesign } from '../../../src/core/design/index.ts';
import { FACTORS } from '../../../src/core/factors/index.ts';
import { type AuditInput, verdictFor } from '../../builders/evidence/audit-input.ts';
import { alignmentOf, captureOf, levelNames, type Planted } from '../../builders/evidence/evidence.ts';

const design = screenDesign({
  factors: levelNames('timezone', 'ci'),
  seed: 1,
  strength: 2,
  scenarios: ['reply', 'ask'],
});

function inputFor(...planted: Planted[]): AuditInput {
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

describe('a difference between scenarios alone', () => {
  const input = inputFor({ address: 'body.x', symbol: (_, { trial }) => (trial.scenario === 'ask' ? 'a' : 'b') });

  it('is no tell, and leaves nothing open', () => {
    const { verdict, reasons, tells } = verdictFor(input);
    expect([verdict, reasons, tells]).toEqual(['none-seen', [], []]);
  });

  it('is no hypothesis for fresh trials', () => {
    expect(openHypotheses(assess(input, FACTORS))).toEqual([]);
  });
});

it('a difference by a factor in one scenario alone is a hypothesis', () => {
  const marked: Planted = {
    address: 'body.x',
    symbol: ({ ci }, { trial }) => (trial.scenario === 'ask' && ci !== 'none' ? ' ' : ''),
  };
  expect(openHypotheses(assess(inputFor(marked), FACTORS))).toHaveLength(1);
});

it('an assessment from which hypotheses were taken gives the same verdict as a fresh one', () => {
  const marked: Planted = { address: 'body.x', symbol: ({ timezone }) => (timezone === 'UTC' ? '' : '\u200b') };
  const input = inputFor(marked);
  const assessment = assess(input, FACTORS);
  openHypotheses(assessment);
  expect(judge(assessment, input)).toEqual(verdictFor(inputFor(marked)));
});

it('the same alignment assessed for other trials or another error rate gives another assessment', () => {
  const marked: Planted = { address: 'body.x', symbol: ({ timezone }) => (timezone === 'UTC' ? '' : '\u200b') };
  const input = inputFor(marked);
  const all = assess(input, FACTORS);
  const fewer = assess({ ...input, captures: input.captures.slice(0, 8) }, FACTORS);
  expect(fewer.association.table.trials).toHaveLength(8);
  expect(fewer.association).not.toEqual(all.association);
  expect(assess(input, FACTORS, 0.5).alpha).toBe(0.5);
});
