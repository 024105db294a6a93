/** Values met before are the same objects, and reading with them known gives what reading without them gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/carriers/json/json.ts';
import { writeJson } from '../../../src/core/carriers/json/write-json.ts';
import { extentsOf } from '../../../src/core/carriers/json/extents.ts';
import { MAX_DEPTH, parseJson } from '../../../src/core/carriers/json/parse.ts';

const long = 'a text that is long enough to be worth a look among those met before, and then some';
const strict = (source: string): boolean => {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
};

describe('a value met before', () => {
  it('is the same object from its second meeting on, wherever it stands', () => {
    const part = JSON.stringify({ name: 'read', description: long, list: [1, 2, { three: 3 }] });
    const places = [`[${part}]`, `{"tools":[1,${part}]}`, `{"a":{"b":${part}},"c":${part}}`].map(parseJson);
    const found = places.map((document) => JSON.stringify(document));
    expect(found[2]).toContain('"three"');
    const third = places[2]?.root;
    if (third?.type !== 'object') throw new Error('not an object');
    const [inner, other] = [third.members[0]?.value, third.members[1]?.value];
    expect(inner?.type === 'object' ? inner.members[0]?.value : null).toBe(other);
  });

  it('gives the same tree and the same bytes as one never met', () => {
    const value = fc.jsonValue({ maxDepth: 5, noUnicodeString: false });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), fc.boolean(), (parts, spaced) => {
        const source = JSON.stringify({ parts, again: parts, text: long }, null, spaced ? 2 : 0);
        const [first, second, third] = [readJson(source), readJson(source), readJson(source)];
        expect(second).toEqual(first);
        expect(third).toEqual(first);
        for (const place of [first, second, third]) expect(place && writeJson(place)).toBe(source);
      }),
      { numRuns: 60 },
    );
  });

  it('spelled otherwise is another value', () => {
    const plain = JSON.stringify({ text: long, more: 'caf\u00e9' });
    const escaped = plain.replace('\u00e9', '\\u00e9');
    for (const source of [plain, escaped, plain, escaped, plain, escaped]) {
      const place = readJson(`[${source}]`);
      expect(place && writeJson(place)).toBe(`[${source}]`);
    }
  });

  it('is taken apart to the same depth, however deep it stood when it was met', () => {
    const nested = (levels: number, inside: string): string => '['.repeat(levels) + inside + ']'.repeat(levels);
    const deep = nested(60, `"${long}"`);
    for (const around of [1, MAX_DEPTH - 60, MAX_DEPTH - 30, 1, MAX_DEPTH - 30]) {
      const source = nested(around, deep);
      const place = readJson(source);
      expect(place && writeJson(place)).toBe(source);
      expect(JSON.stringify(place).includes('"deep"')).toBe(around + 60 > MAX_DEPTH);
    }
  });
});

describe('extents', () => {
  it('never change what counts as JSON', () => {
    const soup = fc.stringMatching(/^[[\]{}",:\\1a ]{0,24}$/);
    fc.assert(
      fc.property(soup, (source) => {
        expect(parseJson(source) !== null).toBe(strict(source));
      }),
      { numRuns: 3000 },
    );
  });

  it('number containers as they open, and find each end', () => {
    const source = '{"a":[1,{"]":"\\"}"}],"b":{}}';
    const { ends, levels, next } = extentsOf(source);
    expect(ends.map((end) => source.slice(0, end).at(-1))).toEqual(['}', ']', '}', '}']);
    expect([levels, next]).toEqual([
      [3, 2, 1, 1],
      [4, 3, 3, 4],
    ]);
  });
});
