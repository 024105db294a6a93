/**
 * A survey as a user runs it, of small programs known to carry a mark and known not to: killed,
 * gone on with, and printed again.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { SurveyMatrix } from '../../src/core/model/index.ts';
import { savedTrials, workplace } from './tellproof.ts';

const place = workplace();
afterAll(() => place.remove());

const FILE = `
format: 1
defaults:
  strength: 2
  factors: [endpoint, ci]
  levels:
    endpoint: [unset, eu.openrouter.ai, api.yunrelay.cn]
tools:
  - { subject: 'specimen:header-order', vendor: Specimens }
  - { subject: 'specimen:random-ids', vendor: Decoys }
`;

const figures = ({ rows }: SurveyMatrix): unknown[] =>
  rows.map(({ tool, outcome }) => [tool, outcome.kind === 'judged' ? outcome.figures.verdict : outcome.why]);

test('killed at once, it goes on where it was, finds the mark and nothing in the decoy; run again it only prints', async () => {
  writeFileSync(place.at('tools.yaml'), FILE);
  const bundle = place.at('tools.survey/specimen-header-order.tellproof');
  const first = place.start(['survey', 'tools.yaml', '--jobs', '1']);
  while (savedTrials(bundle) < 3) await new Promise((resolve) => void setTimeout(resolve, 20));
  first.child.kill('SIGKILL');
  await first.ended;
  const saved = savedTrials(bundle);
  const second = await place.run(['survey', 'tools.yaml', '--json']);
  expect(second.stderr).toContain(`continuing tools.survey/specimen-header-order.tellproof: ${saved} of `);
  expect([second.exitCode, figures(JSON.parse(second.stdout) as SurveyMatrix)]).toEqual([
    1,
    [
      ['specimen:header-order', 'tells-found'],
      ['specimen:random-ids', 'none-seen'],
    ],
  ]);
  expect(await place.run(['survey', 'tools.yaml', '--json'])).toEqual({ ...second, stderr: '' });
});

test('survey --check lists which tools complete a trial, and leaves nothing behind', async () => {
  writeFileSync(place.at('quick.yaml'), FILE);
  const ended = await place.run(['survey', 'quick.yaml', '--check']);
  expect(ended.stdout).toMatch(/\nspecimen:random-ids +Decoys +yes +1 +1 +\d+\.\d\n/);
  expect(ended.stdout).toMatch(/\n2 of 2 complete a trial\n$/);
  expect([ended.exitCode, existsSync(place.at('quick.survey'))]).toEqual([0, false]);
});
