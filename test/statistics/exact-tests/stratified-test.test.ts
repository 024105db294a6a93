/** The stratified exact test against an oracle: every arrangement of the symbols within blocks, counted one by one. */
import { describe, expect, it } from 'vitest';
import { stratifiedP } from '../../../src/core/statistics/noisy.ts';
import { trialTable } from '../../../src/core/statistics/trial-table.ts';
import { prng } from '../../../src/core/design/index.ts';
import type { PlannedTrial } from '../../../src/core/model/index.ts';

const FACTORS = { zone: ['east', 'west'] };

const plan = (zones: readonly string[], blocks: readonly number[]): PlannedTrial[] =>
  zones.map((zone, index) => ({
    id: String(index + 1).padStart(3, '0'),
    stage: 'screen',
    block: blocks[index] ?? 0,
    assignment: { zone },
    scenario: 'reply',
  }));

/** Each way to give a block's symbols to its trials, equally likely. */
function arrangements(labels: readonly number[]): number[][] {
  if (labels.length === 0) return [[]];
  return labels.flatMap((label, at) =>
    arrangements([...labels.slice(0, at), ...labels.slice(at + 1)]).map((rest) => [label, ...rest]),
  );
}

function counted(zones: readonly string[], blocks: readonly number[], labels: readonly number[]): number {
  const rows = [...new Set(blocks)].map((block) => zones.flatMap((_, row) => (blocks[row] === block ? [row] : [])));
  let all: number[] = [0];
  for (const block of rows) {
    const hits = arrangements(block.map((row) => labels[row] ?? 0)).map(
      (given) => given.filter((label, at) => label === 1 && zones[block[at] ?? 0] === 'east').length,
    );
    all = all.flatMap((sum) => hits.map((hit) => sum + hit));
  }
  const observed = zones.filter((zone, row) => zone === 'east' && labels[row] === 1).length;
  return all.filter((sum) => sum >= observed).length / all.length;
}

describe('the p within blocks', () => {
  const random = prng(11);
  it.each(Array.from({ length: 20 }, (_, nth) => nth))('is that of all arrangements, case %i', () => {
    const zones = Array.from({ length: 9 }, () => (random.below(2) === 0 ? 'east' : 'west'));
    const labels = Array.from({ length: 9 }, () => random.below(2));
    const blocks = [0, 0, 0, 0, 1, 1, 1, 2, 2];
    const table = trialTable(plan(['east', 'west', ...zones.slice(2)], blocks), FACTORS);
    const region = { set: [0], levels: [new Set([0])], label: 1, p: 1 };
    const p = stratifiedP(region, Int32Array.from(labels), table, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(p).toBeCloseTo(counted(['east', 'west', ...zones.slice(2)], blocks, labels), 10);
  });
});
