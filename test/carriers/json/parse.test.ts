/** JSON cut into values (RFC 8259), with all that JSON.parse forgets; anything else is refused. */
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_VALUES, parseJson } from '../../../src/core/carriers/json/parse.ts';
import type { JsonValue } from '../../../src/core/carriers/json/value.ts';

const number = (raw: string) => ({ type: 'number', raw }) as const;
const string = (raw: string, text = raw) => ({ type: 'string', raw, text }) as const;
const rootOf = (source: string): JsonValue | undefined => parseJson(source)?.root;
const itemsOf = (source: string): readonly JsonValue[] => {
  const root = rootOf(source);
  return root?.type === 'array' ? root.items : [];
};
const nested = (levels: number, inside: string): string => '['.repeat(levels) + inside + ']'.repeat(levels);

describe('a JSON value', () => {
  it.each([
    ['true', { type: 'boolean', raw: 'true' }],
    ['false', { type: 'boolean', raw: 'false' }],
    ['null', { type: 'null', raw: 'null' }],
    ...['0', '-0', '10', '1.0', '-1.25', '1e5', '1E+05', '1e-0', '0.0e0'].map((raw) => [raw, number(raw)] as const),
    ['""', string('')],
    ['"a/\u007f\u2028"', string('a/\u007f\u2028')],
    ['"\\n\\u00E9\\/\\""', string('\\n\\u00E9\\/\\"', '\n\u00e9/"')],
    ['"\\\\"', string('\\\\', '\\')],
    ['[]', { type: 'array', items: [], gaps: null }],
    ['[ ]', { type: 'array', items: [], gaps: [' '] }],
    ['[1,2]', { type: 'array', items: [number('1'), number('2')], gaps: null }],
    ['[ 1\t,\n2\r]', { type: 'array', items: [number('1'), number('2')], gaps: [' ', '\t', '\n', '\r'] }],
    ['{}', { type: 'object', members: [], gaps: null }],
    ['{ \n}', { type: 'object', members: [], gaps: [' \n'] }],
    [
      '{"a":1,"a":[]}',
      {
        type: 'object',
        members: [
          { key: string('a'), value: number('1') },
          { key: string('a'), value: { type: 'array', items: [], gaps: null } },
        ],
        gaps: null,
      },
    ],
    [
      '{ "a"\t:\n1\r}',
      { type: 'object', members: [{ key: string('a'), value: number('1') }], gaps: [' ', '\t', '\n', '\r'] },
    ],
  ] as const)('%s', (source, value) => {
    expect(parseJson(source)).toEqual({ lead: '', root: value, trail: '' });
  });

  it.each([
    [' \t\r\n1\n', ' \t\r\n', '\n'],
    ['\ufeff1', '\ufeff', ''],
    ['\ufeff 1 ', '\ufeff ', ' '],
  ])('%j may have white space around it, and a byte order mark before it', (source, lead, trail) => {
    expect(parseJson(source)).toEqual({ lead, root: number('1'), trail });
  });
});

describe('what is not JSON', () => {
  it.each([
    ...['', ' ', 'x', 'tru', 'True', 'NaN', '1 2', '1,', '{} {}', '\u00a01', '\ufeff\ufeff1', '1\ufeff'],
    ...['01', '-', '+1', '.5', '1.', '1e', '1e+', '0x1', '--1'],
    ...['"', '"a', 'a"', "'a'", '"\\x"', '"\\u12g4"', '"\\u123"', '"\n"', '"\u0000"', '"\u001f"', '"\\n\t"'],
    ...['[', '[1', '[1,', '[1,]', '[,1]', '[,]', '[1 2]', '[1}', ']', '[1]]', '[x]'],
    ...['{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{,}', '{"a" 1}', '{"a":}', '{a:1}', '{1:2}', '{"a":1]'],
    ...['{"a":1 "b":2}', '{"a":x}', '{"\\x":1}', '{"a":1}}'],
  ])('%j is refused', (source) => {
    expect(parseJson(source)).toBeNull();
  });
});

describe('a value nested deeply', () => {
  const innermost = (source: string): JsonValue | undefined => {
    let value = rootOf(source);
    while (value?.type === 'array') value = value.items[0];
    return value;
  };

  it('is taken apart down to the limit, and kept as source below', () => {
    expect(MAX_DEPTH).toBe(128);
    expect(innermost(nested(128, '1'))).toEqual(number('1'));
    expect(innermost(nested(128, ' [ 1 ] '))).toEqual({ type: 'deep', raw: '[ 1 ]' });
    expect(innermost(nested(128, '{"a":[]}'))).toEqual({ type: 'deep', raw: '{"a":[]}' });
  });

  it('counts objects as it counts lists', () => {
    const objects = (levels: number, inside: string): string => '{"a":'.repeat(levels) + inside + '}'.repeat(levels);
    const held = (source: string): JsonValue | undefined => {
      let value = rootOf(source);
      while (value?.type === 'object') value = value.members[0]?.value;
      return value;
    };
    expect(held(objects(128, '1'))).toEqual(number('1'));
    expect(held(objects(128, '{"b":1}'))).toEqual({ type: 'deep', raw: '{"b":1}' });
  });

  it('ends at its own bracket, so that others may follow', () => {
    let value = rootOf(nested(128, '[[],[1]],[2],{"]":"}"},3'));
    for (let level = 1; level < 128; level++) value = value?.type === 'array' ? value.items[0] : undefined;
    expect(value?.type === 'array' && value.items).toEqual([
      { type: 'deep', raw: '[[],[1]]' },
      { type: 'deep', raw: '[2]' },
      { type: 'deep', raw: '{"]":"}"}' },
      number('3'),
    ]);
  });

  it('is refused where a bracket is missing', () => {
    expect(parseJson('['.repeat(129))).toBeNull();
    expect(parseJson(`${'['.repeat(130)}${']'.repeat(129)}`)).toBeNull();
  });
});

describe('a document of many values', () => {
  it('is refused past the limit, whether its values were met before or not', () => {
    expect(MAX_VALUES).toBe(1 << 20);
    const list = (items: number): string => `[${'1,'.repeat(items - 1)}1]`;
    // 16,384 values a part, its own list included; one is the document's.
    const parts = `${list(16_383)},`.repeat(63);
    for (let time = 0; time < 3; time++) expect(itemsOf(`[${parts}${list(16_382)}]`)).toHaveLength(64);
    expect(itemsOf(`[${parts}${list(16_381)},1]`)).toHaveLength(65);
    expect(parseJson(`[${parts}${list(16_383)}]`)).toBeNull();
    expect(parseJson(`[${parts}${list(16_382)},1]`)).toBeNull();
  });
});

describe('a value met before', () => {
  /** Whether the item is one object wherever it stands, after it was met often enough. */
  const isShared = (item: string): boolean => {
    const [, , third, fourth] = itemsOf(`[${item},${item},${item},${item}]`);
    return third !== undefined && third === fourth;
  };

  it.each([
    ['a string of 63 code units', `"${'a'.repeat(63)}"`, false],
    ['a string of 64', `"${'b'.repeat(64)}"`, true],
    ['an escaped string', `"\\n${'c'.repeat(64)}"`, true],
    ['a list of 63', `["${'d'.repeat(59)}"]`, false],
    ['a list of 64', `["${'e'.repeat(60)}"]`, true],
    ['a string of 32,768', `"${'f'.repeat(32_768)}"`, true],
    ['a string of 32,769', `"${'g'.repeat(32_769)}"`, false],
    ['an object', `{"${'h'.repeat(60)}":1}`, true],
  ])('%s is the same object or not', (_, item, shared) => {
    expect(isShared(item)).toBe(shared);
    expect(itemsOf(`[${item},${item}]`)[0]).toEqual(rootOf(item));
  });

  it('leaves what follows it where it stands', () => {
    const [first, second] = [`[[1],[2],["${'k'.repeat(70)}"]]`, `[{"l":"${'l'.repeat(70)}"},[3]]`];
    const source = `[${[first, second, first, second, first, '[4]', second, first].join(',')}]`;
    for (let time = 0; time < 3; time++) {
      const items = itemsOf(source);
      expect(items).toEqual([first, second, first, second, first, '[4]', second, first].map(rootOf));
      expect([items[4] === items[7], items[3] === items[6]]).toEqual([true, true]);
    }
  });

  it('is another than a list or a string of the same signs', () => {
    const inside = 'm'.repeat(64);
    const items = itemsOf(`[${`"[\\"${inside}\\"]",["${inside}"],`.repeat(3)}1]`);
    expect(items.map(({ type }) => type)).toEqual(['string', 'array', 'string', 'array', 'string', 'array', 'number']);
  });
});
