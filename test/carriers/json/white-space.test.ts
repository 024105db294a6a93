/** White space of JSON documents: one style for the whole, and for each container only what departs from it. */
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/core/carriers/json/parse.ts';
import {
  readGaps,
  readSpaceStyle,
  spaceStyle,
  writeGaps,
  writeSpaceStyle,
} from '../../../src/core/carriers/json/white-space.ts';

const rootOf = (source: string) => {
  const root = parseJson(source)?.root;
  if (root === undefined) throw new Error(`not JSON: ${source}`);
  return root;
};
const styleOf = (source: string): string => writeSpaceStyle(spaceStyle(rootOf(source)));

/** The layout of JSON.stringify with an indentation, as it is written in a reading. */
const laidOut = (gap: string): string =>
  `${['first-key', 'key', 'object-end', 'first-item', 'item', 'array-end'].map((kind) => `${kind}=${gap}`).join(' ')} before-value=s`;

describe('the style of a document', () => {
  it.each([
    ['without white space', '{"a":[1,{}]}', ''],
    ['of a scalar', '1', ''],
    ['with a space behind colons', '{"a": 1,"b": 2}', 'before-value=s'],
    ['with spaces as Python writes them', '{"a": [1, 2], "b": 3}', 'before-value=s item=s key=s'],
    ['with white space inside an empty object', '{ }', 'object-empty=s'],
    ['with white space inside an empty list', '[\t]', 'array-empty=t'],
    ['with white space before colons and commas', '{"a" :1 ,"b" :2\n}', 'after-key=s after-value=s object-end=n'],
    ['with white space around items', '[ 1 , 2 ]', 'after-item=s array-end=s first-item=s item=s'],
    ['with a carriage return', '[1,\r2]', 'item=r'],
  ])('%s', (_, source, style) => {
    expect(styleOf(source)).toBe(style);
    expect(writeSpaceStyle(readSpaceStyle(style))).toBe(style);
  });

  it.each([
    ['two spaces', 2, 'n»ss'],
    ['one', 1, 'n»s'],
    ['a tab', '\t', 'n»t'],
  ])('laid out with an indentation of %s is the same, whichever values are in it', (_, unit, gap) => {
    for (const value of [{ a: 1 }, [1, 2], [{}], { a: { b: [], c: [[1]] }, d: 2 }]) {
      expect(styleOf(JSON.stringify(value, null, unit))).toBe(laidOut(gap));
    }
  });

  it('laid out may have carriage returns', () => {
    expect(styleOf(JSON.stringify({ a: [1] }, null, 2).replaceAll('\n', '\r\n'))).toBe(laidOut('rn»ss'));
  });

  it.each([
    ['without the space behind colons', '{\n  "a":1\n}', 'first-key=n»ss object-end=n'],
    ['with a line break that is not indented', '[\n1\n]', 'array-end=n first-item=n»'],
    ['with an indentation that depth does not explain', '[[\n   1],[\n   1]]', 'first-item=nsss'],
    ['with tabs and spaces', '[\n\t 1\n]', 'array-end=n first-item=nts'],
    ['with a space before the line break', '[ \n 1]', 'first-item=sns'],
    ['with a space before the colon', '{\n "a" : 1\n}', 'after-key=s before-value=s first-key=n»s object-end=n'],
    ['with closing braces on the line', '{\n "a": {\n  "b": 1}}', 'before-value=s first-key=n»s'],
    ['with items on one line', '[\n 1, 2\n]', 'array-end=n first-item=n»s item=s'],
    ['with a space in an empty list', '{\n "a": [ ]\n}', 'array-empty=s before-value=s first-key=n»s object-end=n'],
    ['with other line ends', '[\r\n 1\n]', 'array-end=n first-item=rn»s'],
  ])('that is laid out nearly so is not taken for it: %s', (_, source, style) => {
    expect(styleOf(source)).toBe(style);
    expect(writeSpaceStyle(readSpaceStyle(style))).toBe(style);
  });

  it('is the most common gap; of two that are as common the shorter, then the first', () => {
    expect(styleOf('[1, 2, 3,4]')).toBe('item=s');
    expect(styleOf('[1, 2,3]')).toBe('');
    expect(styleOf('[1,  2, 3]')).toBe('item=s');
    expect(styleOf('[1, 2,  3]')).toBe('item=s');
    expect(styleOf('[1,\t2, 3]')).toBe('item=t');
    expect(styleOf('[1,2,3, 4]')).toBe('');
  });
});

describe('what departs from the style in a container', () => {
  const NONE = readSpaceStyle('');
  const SPACED = readSpaceStyle('before-value=s item=s');
  const LAID_OUT = readSpaceStyle(laidOut('n»ss'));

  it.each([
    ['nothing', 'object', null, 2, 0, NONE, ''],
    ['a gap in a list', 'array', ['', ' '], 1, 0, NONE, '1=s'],
    ['gaps in an object', 'object', ['\n', '', '\t', '\r\n'], 1, 0, NONE, '0=n 2=t 3=rn'],
    ['nothing where the gaps are as usual', 'array', ['', '', ' ', ''], 2, 0, SPACED, ''],
    ['the lack of a usual gap', 'object', null, 1, 0, SPACED, '2='],
    ['the lack of a gap between items, not before the first', 'array', null, 3, 0, SPACED, '2= 4='],
    ['the gap of an empty object', 'object', [' '], 0, 3, NONE, '0=s'],
    ['the lack of one in an empty list', 'array', null, 0, 0, readSpaceStyle('array-empty=s object-empty=t'), '0='],
    ['nothing where the indentation is that of its depth', 'array', ['\n    ', '\n  '], 1, 1, LAID_OUT, ''],
    ['an indentation that is not that of its depth', 'array', ['\n    ', '\n  '], 1, 0, LAID_OUT, '0=nssss 1=nss'],
  ] as const)('%s', (_, type, gaps, count, depth, style, departures) => {
    expect(readGaps(type, gaps, count, depth, style)).toBe(departures);
    const all = gaps ?? Array.from({ length: Math.max(1, count * (type === 'object' ? 4 : 2)) }, () => '');
    expect(writeGaps(type, departures, count, depth, style)).toEqual(all);
  });

  it('stands at the depth of the container', () => {
    const gaps = ['\n      ', '', ' ', '', '\n      ', '', ' ', '\n    '];
    expect(writeGaps('object', '', 2, 2, LAID_OUT)).toEqual(gaps);
    expect(readGaps('object', gaps, 2, 2, LAID_OUT)).toBe('');
  });
});
