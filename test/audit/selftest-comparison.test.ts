/** What the self-test calls right and wrong. Each way of being nearly right must be seen. */
import { describe, expect, test } from 'vitest';
import { compareWithManifest, meetsManifest, type Score } from '../../src/audit/selftest/comparison.ts';
import type { CodebookEntry, Tell, Verdict } from '../../src/core/model/index.ts';
import type { SpecimenManifest } from '../../src/lab/subjects/specimen-manifest.ts';
import { covertTell, verdict } from '../report/example.ts';

const VENDOR = 'https://api.specimen-vendor.example';
const MESSAGE = 'POST {endpoint}/v1/messages #1';

const specimen: SpecimenManifest = {
  name: 'invented',
  kind: 'specimen',
  does: 'swaps a hyphen behind a proxy',
  factors: [],
  scenario: 'reply',
  expected: [
    {
      carrier: 'text.code-point',
      message: MESSAGE,
      address: 'body.text',
      dependsOn: ['proxy'],
      class: 'covert',
      codebook: [
        { symbol: '-', cells: [{ proxy: 'none' }] },
        { symbol: '\u2010', cells: [{ proxy: 'one' }, { proxy: 'two' }] },
      ],
    },
  ],
  endpointVariable: 'SPECIMEN_BASE_URL',
  vendor: VENDOR,
};
const decoy: SpecimenManifest = { ...specimen, kind: 'decoy', expected: [] };

const entry = (symbol: string, ...levels: string[]): CodebookEntry => ({
  cells: levels.map((proxy) => ({ proxy })),
  levels: { proxy: levels },
  symbol,
  rendered: symbol,
});

const exact: Tell = {
  ...covertTell,
  message: MESSAGE,
  address: 'body.text',
  also: [],
  dependsOn: ['proxy'],
  codebook: [entry('U+002D', 'none'), entry('U+2010', 'two', 'one')],
};

/** The verdict of an audit that varies the endpoint, or not. */
function verdictWith(tells: readonly Tell[], endpoints: readonly string[] = ['unset', 'gateway.example']): Verdict {
  const factors = { endpoint: endpoints, proxy: ['none', 'one', 'two'] };
  return { ...verdict, tells, seen: { ...verdict.seen, factors } };
}

function scoreOf(found: Tell): Score | undefined {
  return compareWithManifest(specimen, verdictWith([found])).expected[0]?.score;
}

const ALL: Score = { found: true, located: true, factors: true, class: true, codebook: true };
const NONE: Score = { found: false, located: false, factors: false, class: false, codebook: false };

describe('the self-test accepts a tell', () => {
  test('when place, factors, class and partition agree, whatever its symbols', () => {
    expect(scoreOf(exact)).toEqual(ALL);
    expect(meetsManifest(compareWithManifest(specimen, verdictWith([exact])))).toBe(true);
  });

  test('under the vendor’s own host where the endpoint does not vary', () => {
    const found = { ...exact, message: 'POST api.specimen-vendor.example/v1/messages #1' };
    expect(meetsManifest(compareWithManifest(specimen, verdictWith([found], ['unset'])))).toBe(true);
    expect(meetsManifest(compareWithManifest(specimen, verdictWith([found])))).toBe(false);
  });
});

describe('the self-test rejects a tell', () => {
  test.each<{ how: string; found: Partial<Tell>; score: Score }>([
    { how: 'at another address', found: { address: 'body.model' }, score: { ...ALL, located: false } },
    { how: 'in another message', found: { message: 'GET {endpoint}/ #1' }, score: { ...ALL, located: false } },
    { how: 'with a factor too many', found: { dependsOn: ['locale', 'proxy'] }, score: { ...ALL, factors: false } },
    { how: 'in another class', found: { class: 'behavioural' }, score: { ...ALL, class: false } },
    {
      how: 'with one part divided',
      found: { codebook: [entry('a', 'none'), entry('b', 'one'), entry('c', 'two')] },
      score: { ...ALL, codebook: false },
    },
    {
      how: 'with an environment in the wrong part',
      found: { codebook: [entry('a', 'none', 'one'), entry('b', 'two')] },
      score: { ...ALL, codebook: false },
    },
    {
      how: 'with a level that the manifest does not know',
      found: { codebook: [entry('a', 'none'), entry('b', 'one', 'three')] },
      score: { ...ALL, codebook: false },
    },
    { how: 'on another carrier and another factor', found: { carrier: 'list.order', dependsOn: ['ci'] }, score: NONE },
    { how: 'when it is only called overt', found: { class: 'overt' }, score: NONE },
  ])('$how', ({ found, score }) => {
    expect(scoreOf({ ...exact, ...found })).toEqual(score);
    expect(meetsManifest(compareWithManifest(specimen, verdictWith([{ ...exact, ...found }])))).toBe(false);
  });

  test('that was not found', () => {
    expect(compareWithManifest(specimen, verdictWith([])).expected).toMatchObject([{ found: null, score: NONE }]);
  });
});

describe('a mark that fires only sometimes', () => {
  const [promised] = specimen.expected;
  const seldom: SpecimenManifest = {
    ...specimen,
    expected: promised === undefined ? [] : [{ ...promised, probability: 0.5 }],
  };
  const others = { ...exact, codebook: [entry('U+002D', 'none', 'one'), entry('U+2010', 'two')] };

  test('is scored by its levels, but need not have them exact, since they are an estimate', () => {
    const compared = compareWithManifest(seldom, verdictWith([others]));
    expect(compared.expected[0]?.score).toEqual({ ...ALL, codebook: false });
    expect(meetsManifest(compared)).toBe(true);
    expect(meetsManifest(compareWithManifest(specimen, verdictWith([others])))).toBe(false);
  });

  test.each([{ class: 'behavioural' } as const, { dependsOn: ['ci', 'proxy'] }, { address: 'body.other' }])(
    'must have all else exact: %j',
    (wrong) => {
      expect(meetsManifest(compareWithManifest(seldom, verdictWith([{ ...exact, ...wrong }])))).toBe(false);
    },
  );
});

describe('a further tell', () => {
  const behavioural: Tell = { ...exact, class: 'behavioural', address: 'body.other', dependsOn: ['ci'] };
  const overt: Tell = { ...behavioural, class: 'overt' };

  test('is surplus in a specimen if covert or behavioural', () => {
    expect(compareWithManifest(specimen, verdictWith([exact, behavioural, overt])).surplus).toEqual([behavioural]);
  });

  test('is surplus in a decoy only if covert', () => {
    expect(compareWithManifest(decoy, verdictWith([exact, behavioural, overt])).surplus).toEqual([exact]);
    expect(meetsManifest(compareWithManifest(decoy, verdictWith([behavioural, overt])))).toBe(true);
  });

  test('is matched with the expected tell that it fits best', () => {
    const twice: SpecimenManifest = {
      ...specimen,
      expected: specimen.expected.flatMap((tell) => [{ ...tell, address: 'body.other', dependsOn: ['ci'] }, tell]),
    };
    const { expected, surplus } = compareWithManifest(twice, verdictWith([exact, behavioural]));
    expect(expected.map(({ found }) => found?.address)).toEqual(['body.other', 'body.text']);
    expect(surplus).toEqual([]);
  });
});
