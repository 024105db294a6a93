/** What the self-test prints: a line a subject, what differs below it, and the shares. */
import { expect, test } from 'vitest';
import { compareWithManifest } from '../../src/audit/selftest/comparison.ts';
import type { SelftestRow } from '../../src/audit/selftest/index.ts';
import { rowText, selftestJson, tableText } from '../../src/cli/handlers/selftest-text.ts';
import type { SpecimenManifest } from '../../src/lab/subjects/specimen-manifest.ts';
import { covertTell, verdict } from '../report/example.ts';

const manifest: SpecimenManifest = {
  name: 'invented',
  kind: 'specimen',
  does: 'carries an invented mark',
  factors: [],
  scenario: 'reply',
  expected: [
    {
      carrier: 'text.code-point',
      message: 'POST {endpoint}/v1/messages #1',
      address: 'body.model',
      dependsOn: ['endpoint'],
      class: 'covert',
      codebook: covertTell.codebook.map(({ symbol, cells }) => ({ symbol, cells: cells.map((cell) => ({ ...cell })) })),
    },
  ],
  endpointVariable: 'SPECIMEN_BASE_URL',
  vendor: 'https://api.specimen-vendor.example',
};

function rowOf(
  name: string,
  kind: SpecimenManifest['kind'],
  expected: SpecimenManifest['expected'],
  seconds: number,
): SelftestRow {
  const own: SpecimenManifest = { ...manifest, name, kind, expected };
  const factors = { endpoint: ['unset', 'gateway.example', 'lab.example', 'shop.example'] };
  const seen = { ...verdict, tells: [covertTell], seen: { ...verdict.seen, trials: 48, factors } };
  const comparison = compareWithManifest(own, seen);
  return { manifest: own, verdict: seen, comparison, holds: false, seconds };
}

const misplaced = rowOf('misplaced', 'specimen', manifest.expected, 12.4);
const alarmed = rowOf('alarmed', 'decoy', [], 7.6);

test('a self-test row lists the expected tell and the found one', () => {
  expect(rowText(misplaced)).toBe(
    [
      'differs      specimen  misplaced                 48 trials, 12 s',
      '  promised   covert text.code-point at body.model of POST {endpoint}/v1/messages #1, endpoint, 3 symbols',
      '  found      covert text.code-point at body.messages[0].content[0].text of POST {endpoint}/v1/messages #1, endpoint, 3 symbols; differs in place',
      '',
    ].join('\n'),
  );
});

test('a self-test row of a decoy lists its unexpected tell', () => {
  expect(rowText(alarmed)).toBe(
    [
      'differs      decoy     alarmed                   48 trials, 8 s',
      '  besides    covert text.code-point at body.messages[0].content[0].text of POST {endpoint}/v1/messages #1, endpoint, 3 symbols',
      '',
    ].join('\n'),
  );
});

test('the self-test table gives each share', () => {
  expect(tableText({ rows: [misplaced, alarmed] }, 3)).toBe(
    [
      '',
      'tells found                   1 of 1',
      'exact place                   0 of 1',
      'exact factors                 1 of 1',
      'exact class                   1 of 1',
      'exact codebook                1 of 1',
      'decoys without a covert tell  0 of 1',
      'as promised in all            0 of 2',
      'seed 3',
      '',
    ].join('\n'),
  );
});

test('the self-test result is one JSON document', () => {
  const document = JSON.parse(selftestJson({ rows: [misplaced] }, 3)) as Record<string, unknown>;
  expect(document).toMatchObject({
    seed: 3,
    rows: [{ name: 'misplaced', kind: 'specimen', holds: false, verdict: verdict.verdict, trials: 48, seconds: 12.4 }],
  });
});
