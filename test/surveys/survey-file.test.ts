import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SurveyFile } from '../../src/core/model/index.ts';
import { parseSurvey } from '../../src/core/surveys/index.ts';
import { ADAPTERS, parseSpec } from '../../src/lab/subjects/index.ts';

/** `LINE:COLUMN WHAT` of a rejected text; `parsed` of one that is taken. */
function faultOf(text: string): string {
  const result = parseSurvey(text);
  return result.kind === 'parsed' ? 'parsed' : `${result.line}:${result.column} ${result.what}`;
}

const tool = (...lines: readonly string[]): string =>
  ['format: 1', 'tools:', '  - subject: npm:greeter@1.0.0', '    vendor: Greetings', ...lines].join('\n');

describe('a survey file', () => {
  test('needs a subject and a vendor for each tool, and nothing else', () => {
    expect(parseSurvey(tool())).toMatchObject({
      kind: 'parsed',
      value: { format: 1, tools: [{ subject: 'npm:greeter@1.0.0', vendor: 'Greetings' }] },
    });
  });

  test('can have options for all tools and for one', () => {
    const options = '{ strength: 2, factors: [timezone], scenarios: [reply], trials: 8, timeout: 5, seed: 3 }';
    expect(faultOf(`${tool(`    options: ${options}`)}\ndefaults: ${options}\n`)).toBe('parsed');
  });

  test.each([
    [
      'a tool without a vendor',
      'format: 1\ntools:\n  - subject: npm:x@1.0.0\n',
      /^3:5 tools\.0\.vendor: invalid input/,
    ],
    ['a subject of no kind', tool().replace('npm:', 'pip:'), /^3:14 tools\.0\.subject: write npm:NAME@VERSION/],
    [
      'a country in full',
      tool('    country: Austria'),
      /^5:14 tools\.0\.country: write the two capitals of ISO 3166-1$/,
    ],
    ['a strength of four', tool('    options: { strength: 4 }'), /^5:26 tools\.0\.options\.strength: write 2 or 3$/],
    ['too few trials', tool('    options: { trials: 3 }'), /^5:24 tools\.0\.options\.trials: too small/],
    ['an option that is none', tool('    options: { jobs: 3 }'), /^5:16 tools\.0\.options\.jobs: no such key/],
    [
      'a subject twice',
      `${tool()}\n${tool().split('\n').slice(2).join('\n')}`,
      /^5:14 tools\.1\.subject: this subject stands/,
    ],
    ['no tools', 'format: 1\ntools: []\n', /^2:8 tools: too small/],
    ['another format', tool().replace('1', '2'), /^1:9 format: invalid input/],
    ['an empty file', '', /^1:1 the file: invalid input/],
    ['broken YAML', 'format: 1\ntools:\n  - subject: [\n', /^4:1 /],
  ])('with %s is refused, by line and column', (_, text, expected) => expect(faultOf(text)).toMatch(expected));
});

describe('surveys/coding-clis.yaml', () => {
  const result = parseSurvey(readFileSync(new URL('../../surveys/coding-clis.yaml', import.meta.url), 'utf8'));
  const { tools } = result.kind === 'parsed' ? result.value : ({ format: 1, tools: [] } satisfies SurveyFile);

  test('lists at least ten tools of six vendors in three countries', () => {
    const countries = tools.flatMap(({ country }) => (country === undefined ? [] : [country]));
    expect(tools.length).toBeGreaterThanOrEqual(10);
    expect(new Set(tools.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(countries).size).toBeGreaterThanOrEqual(3);
  });

  test('names exactly the packages that an adapter knows', () => {
    const names = tools
      .map(({ subject }) => parseSpec(subject))
      .map((spec) => (spec.kind === 'npm' ? spec.name : null));
    expect(names.sort()).toEqual(ADAPTERS.map((adapter) => adapter.package).sort());
  });
});
