/** JSON documents as places: each value with its readings, the document with the styles that hold throughout. */
import { describe, expect, it } from 'vitest';
import {
  JSON_DUPLICATE_KEY,
  JSON_KEY_ORDER,
  JSON_PRESENCE,
  JSON_TYPE,
  LIST_ORDER,
  LIST_PRESENCE,
} from '../../../src/core/carriers/json/carriers.ts';
import { readJson } from '../../../src/core/carriers/json/json.ts';
import { writeJson } from '../../../src/core/carriers/json/write-json.ts';
import { facetText, memberOf, type Place } from '../../../src/core/carriers/reading.ts';
import { JSON_WHITE_SPACE } from '../../../src/core/carriers/json/white-space.ts';
import { outlined } from '../../builders/messages/readings.ts';

const read = (source: string): Place => {
  const place = readJson(source);
  if (place === null) throw new Error(`not JSON: ${source}`);
  return place;
};
const rootOf = (source: string): Place => memberOf(read(source), 'document') ?? read(source);
const LONG = 'a text that is long enough to be worth a look among those met before, and then some';

describe('a JSON document', () => {
  it.each([
    ['null', [': json', ': null | json.value=null']],
    ['true', [': json', ': boolean | json.value=true']],
    ['-1.50', [': json', ': number | json.value=-15e-1 | json.number-form=.0×1']],
    ['""', [': json', ': string']],
    ['"a"', [': json', ': string | text.code-point=a']],
    ['{}', [': json', ': object']],
    ['[]', [': json', ': array']],
    [' 1\n', [': json | json.white-space=[" ","","\\n"]', ': number | json.value=1e0']],
    ['1 ', [': json | json.white-space=["",""," "]', ': number | json.value=1e0']],
    [
      '[1, 2]',
      [
        ': json | json.white-space=["","item=s",""]',
        ': array',
        '[0]: number | json.value=1e0',
        '[1]: number | json.value=2e0',
      ],
    ],
    ['["\\/"]', [': json | json.escape=002f:s', ': array', '[0]: string | text.code-point=/']],
    [
      '["/","/","\\/"]',
      [
        ': json',
        ': array',
        '[0]: string | text.code-point=/',
        '[1]: string | text.code-point=/',
        '[2]: string | text.code-point=/ | json.escape=002f:*s',
      ],
    ],
    [
      '{"/":1,"\\/":{"a": 2},"c":3}',
      [
        ': json',
        ': object | json.escape=[[1,"002f:*s"]]',
        '["/"]: number | json.value=1e0',
        '["/"]: object | json.white-space=2=s',
        '["/"].a: number | json.value=2e0',
        '.c: number | json.value=3e0',
      ],
    ],
    [
      '[1,2,[3, 4]]',
      [
        ': json',
        ': array',
        '[0]: number | json.value=1e0',
        '[1]: number | json.value=2e0',
        '[2]: array | json.white-space=2=s',
        '[2][0]: number | json.value=3e0',
        '[2][1]: number | json.value=4e0',
      ],
    ],
  ])('%s', (source, lines) => {
    expect(outlined(read(source))).toEqual(lines);
    expect(writeJson(read(source))).toBe(source);
  });

  it.each([
    ['a', '.a'],
    ['_a$1-b', '._a$1-b'],
    ['$', '.$'],
    ['1a', '["1a"]'],
    ['a b', '["a b"]'],
    ['', '[""]'],
    ['a.b', '["a.b"]'],
    ['-a', '["-a"]'],
    ['caf\u00e9', '["caf\u00e9"]'],
  ])('addresses the field %j as %s', (key, step) => {
    expect(outlined(rootOf(JSON.stringify({ [key]: null })))[1]).toBe(`${step}: null | json.value=null`);
  });

  it('has readings of which fields stand in an object, how often and in which order', () => {
    const object = rootOf('{"a":1}');
    expect(object.shapeCarrier).toBe(JSON_TYPE);
    expect(object.parts).toMatchObject({
      by: 'name',
      presence: JSON_PRESENCE,
      repeated: JSON_DUPLICATE_KEY,
      order: JSON_KEY_ORDER,
    });
    expect(rootOf('[1]').parts).toMatchObject({ by: 'sequence', presence: LIST_PRESENCE, order: LIST_ORDER });
    expect(read('1').parts).toMatchObject({ presence: JSON_PRESENCE, repeated: JSON_DUPLICATE_KEY, order: null });
  });

  it('compares strings by code point, and all else as wholes', () => {
    const forms = ['"\\/"', '1.0', 'true'].map((source) => rootOf(`[${source}]`).parts);
    const items = forms.flatMap((parts) => (parts?.by === 'sequence' ? parts.items : []));
    expect(items.map(({ facets }) => facets.map(({ form }) => form))).toEqual([
      ['text'],
      ['whole', 'whole'],
      ['whole'],
    ]);
  });

  it('keeps as source what is nested too deeply', () => {
    const source = `${'['.repeat(129)}1${']'.repeat(129)}`;
    expect(outlined(read(source)).at(-1)).toBe(`${'[0]'.repeat(128)}: deep | text.code-point=[1]`);
    expect(writeJson(read(source))).toBe(source);
  });

  it('that is none is null', () => {
    expect(readJson('{')).toBeNull();
  });
});

describe('a document that says the same in another layout', () => {
  it.each([
    ['a key spelled otherwise alone', '{"\\u00e9":1}', ': json | json.escape=non-ascii:u'],
    ['a string in a list', '[["\\u00e9"]]', ': json | json.escape=non-ascii:u'],
    ['a string in an object', '{"a":{"b":"\\u00e9"}}', ': json | json.escape=non-ascii:u'],
    ['white space in a list in an object', '{"a":[1, 2]}', ': json | json.white-space=["","item=s",""]'],
    ['white space in an object in a list', '[{"a": 1}]', ': json | json.white-space=["","before-value=s",""]'],
  ])('has one reading for it: %s', (_, source, line) => {
    const lines = outlined(read(source));
    expect([lines[0], lines.filter((one) => /json\.(?:escape|white-space)/.test(one))]).toEqual([line, [line]]);
    expect(writeJson(read(source))).toBe(source);
  });

  it('has them also where most of it was met before', () => {
    const plain = `{"long":"${LONG}"}`;
    const spaced = `{"long": "${LONG}"}`;
    for (const source of [plain, plain, plain, `[${plain},"\\/"]`, `[${plain},[1, 2]]`, spaced, spaced, spaced]) {
      expect(writeJson(read(source))).toBe(source);
    }
    expect(facetText(read(`[${spaced},${plain}]`), JSON_WHITE_SPACE)).toBe('');
    expect(outlined(read(`[${spaced},${spaced},${plain}]`)).at(-2)).toBe('[2]: object | json.white-space=2=');
  });
});

describe('a document that is laid out', () => {
  const compact = ['[[1],[[2]]]', '{"a":{"b":{"c":1},"d":[1]}}', '[{"a":[{"b":[]}]}]'];

  it.each(compact)('has no white space of its own in any value, however deep: %s', (json) => {
    for (const unit of [1, 2, '\t']) {
      const source = JSON.stringify(JSON.parse(json), null, unit);
      const readings = outlined(read(source)).filter((line) => line.includes('json.white-space'));
      expect(readings).toHaveLength(1);
      expect(writeJson(read(source))).toBe(source);
    }
  });

  it.each(['[1 ,2\n]', '[ 1 , 2\t]', '[[ 1 ],[2 ]]', '{ "a" :1 , "b": 2\n}', '[[],[ ],{ }]'])(
    'by hand is rebuilt: %j',
    (source) => {
      expect(writeJson(read(source))).toBe(source);
    },
  );
});
