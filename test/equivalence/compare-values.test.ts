/** Values in two trials: the one that covers the slot is found in each line, and both are compared in canonical form. */
import { describe, expect, it } from 'vitest';
import { compareValues, type ValueComparison, type ValueInLine } from '../../src/core/equivalence/compare-values.ts';

/** The slot in brackets: `http://a[:80]/`. */
function placed(marked: string): ValueInLine {
  const at = marked.indexOf('[');
  const symbol = marked.slice(at + 1, marked.indexOf(']'));
  return { line: marked.replace(/[[\]]/g, ''), at, symbol };
}
const compared = (one: string, other: string): ValueComparison => compareValues(placed(one), placed(other));

const URL = 'lies in how a URL is written, which RFC 3986 (section 6.2) makes the same';
const QUANTITY = 'leaves the quantity that is written unchanged';
const BOOLEAN = 'lies in how a yes or no is written';

describe('two spellings of one value', () => {
  it.each([
    ['see http://a.example[:80]/x now', 'see http://a.example[]/x now', URL],
    ['[http://A.example]/', '[http://a.example]/', URL],
    ['wait [1000] ms', 'wait [1e3] ms', QUANTITY],
    ['is [yes]', 'is [true]', BOOLEAN],
  ])('are the same: %s and %s', (one, other, because) => {
    expect(compared(one, other)).toEqual({ kind: 'same', because });
  });

  it('are found if the value is not the first of its family in the line', () => {
    expect(compared('http://b.example/ http://a.example[:80]/', 'http://b.example/ http://a.example[]/')).toEqual({
      kind: 'same',
      because: URL,
    });
  });

  it('are found though they are long', () => {
    const path = 'x'.repeat(200);
    expect(compared(`[http://A.example/${path}]`, `[http://a.example/${path}]`).kind).toBe('same');
  });

  it('are found anywhere in a long line', () => {
    const long = 'lorem ipsum '.repeat(100);
    expect(compared(`${long}http://a.example[:80]/ ${long}`, `${long}http://a.example[]/ ${long}`).kind).toBe('same');
  });
});

describe('two values', () => {
  it.each([
    ['http://a.example/[b]', 'http://a.example/[B]'],
    ['wait [10] ms', 'wait [20] ms'],
    ['in [/a/b]', 'in [/a/c]'],
  ])('%s and %s differ', (one, other) => {
    expect(compared(one, other)).toEqual({ kind: 'other' });
  });

  it('are unknown if they belong to a lenient family', () => {
    expect(compared('is [yes]', 'is [no]')).toEqual({ kind: 'unknown' });
  });
});

describe('the comparison is unknown', () => {
  it.each([
    ['where no value covers the slot', 'a [word] here', 'a [term] here'],
    ['where a value ends before the slot', 'http://a.example:80/ [x]', 'http://a.example/ [y]'],
    ['where a value begins behind the slot', '[x] http://a.example:80/', '[y] http://a.example/'],
    ['where a value begins within the slot', '[x http://A.exam]ple/', '[y http://a.exam]ple/'],
    ['where a value ends within the slot', 'http://A.exam[ple/ x]', 'http://a.exam[ple/ y]'],
    ['where the first line alone holds a value', 'is [no]', 'is [nay]'],
    ['where the second line alone holds a value', 'is [nay]', 'is [no]'],
    ['where both lines hold the same value, cut differently', 'is yes[]', 'is [yes]'],
    ['where neither is a member after all', 'x [http://a.example:99999/]', 'x [http://b.example:99999/]'],
    ['where the value at the edge of the slot is the same', 'at 12[ ,]', 'at 12[ ;]'],
    ['where one of the two is no member after all', 'x [http://a.example:80/]', 'x [http://a.example:99999/]'],
  ])('%s', (_, one, other) => {
    expect(compared(one, other)).toEqual({ kind: 'unknown' });
  });

  it('for a value behind the slot, at any distance', () => {
    const long = 'lorem ipsum '.repeat(100);
    expect(compared(`${long}[x] http://a.example:80/`, `${long}[y] http://a.example/`)).toEqual({ kind: 'unknown' });
  });
});
