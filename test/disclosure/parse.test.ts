import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { disclosureJsonSchema, parseDisclosure } from '../../src/core/disclosure/index.ts';

const at = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const example = at('docs/disclosure.example.yaml');

/** `LINE:COLUMN WHAT` of a rejected text; `parsed` of one that is taken. */
function said(text: string): string {
  const result = parseDisclosure(text);
  return result.kind === 'parsed' ? 'parsed' : `${result.line}:${result.column} ${result.what}`;
}

describe('the example in the documentation', () => {
  test('is taken, entry by entry', () => {
    const result = parseDisclosure(example);
    expect(result.kind === 'parsed' && result.disclosure.entries.map(({ id, class: name }) => [id, name])).toEqual([
      ['time-zone', 'overt'],
      ['paths', 'overt'],
      ['search-tool', 'behavioural'],
    ]);
  });

  test('fits the published schema, which is the one that the sources give (else: npm run schema)', () => {
    const published = at('schema/disclosure.schema.json');
    expect(published).toBe(disclosureJsonSchema());
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(published) as object);
    expect(validate(parse(example))).toBe(true);
    expect(validate({ ...(parse(example) as object), entries: [] })).toBe(false);
  });
});

const entry = (...lines: readonly string[]): string =>
  ['format: 1', 'entries:', '  - id: one', '    dependsOn: [timezone]', '    where: {}', ...lines].join('\n');

describe('a fault in a disclosure is reported with line and column:', () => {
  test.each([
    ['another class', entry('    class: hidden', '    why: so'), /^6:12 entries\.0\.class: invalid option/],
    [
      'a key of another format',
      entry('    class: overt', '    why: so', '    note: x'),
      /^8:5 entries\.0\.note: no such key/,
    ],
    ['a missing sentence', entry('    class: overt'), /^3:5 entries\.0\.why: invalid input/],
    ['an empty sentence', entry('    class: overt', '    why: ""'), /^7:10 entries\.0\.why: too small/],
    ['another format', entry('    class: overt', '    why: so').replace('1', '2'), /^1:9 format: invalid input/],
    [
      'an id in capitals',
      entry('    class: overt', '    why: so').replace('one', 'One'),
      /^3:9 entries\.0\.id: write it in lower-case/,
    ],
    ['no entries', 'format: 1\nentries: []\n', /^2:10 entries: too small/],
    ['a list', '- a\n- b\n', /^1:1 the file: invalid input/],
    ['an empty file', '', /^1:1 the file: invalid input/],
    ['broken YAML', 'format: 1\nentries:\n  - id: [\n', /^4:1 /],
    ['a key twice', 'format: 1\nformat: 1\n', /^2:1 map keys must be unique/],
    [
      'aliases that blow up',
      `a: &a [x]\n${'bcdefghij'
        .split('')
        .map((name, n) => `${name}: &${name} [${`*${'abcdefghij'[n] ?? ''},`.repeat(9)}]`)
        .join('\n')}\n`,
      /^1:1 the file: /,
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toMatch(expected);
  });

  test('a repeated id, at its second occurrence', () => {
    const one = entry('    class: overt', '    why: so');
    const two = `${one}\n${one.split('\n').slice(2).join('\n')}\n`;
    expect(said(two)).toBe('8:9 entries.1.id: this id stands twice');
  });

  test('none for a disclosure without faults', () => {
    expect(said(entry('    class: overt', '    why: so', '    versions: ["2.*"]'))).toBe('parsed');
  });
});
