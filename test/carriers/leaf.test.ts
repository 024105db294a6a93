/** Where known bytes and new ones differ, told by leaves: against comparing byte by byte, and by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, commonLength, fixedLeaf, type Leaf } from '../../src/core/carriers/leaf.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the common length', () => {
  const one = (a: Buffer, b: Buffer): number => {
    let same = 0;
    while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
    return same;
  };

  it('is what comparing byte by byte gives, however far away the difference is', () => {
    const difference = fc.nat({ max: 5000 });
    fc.assert(
      fc.property(difference, fc.nat({ max: 5000 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (at, more, i, j) => {
        const [a, b] = [Buffer.alloc(at + 20 + i, 7), Buffer.alloc(at + more + j, 7)];
        b[j + at] = 8;
        expect(commonLength(a, i, b, j)).toBe(one(a.subarray(i), b.subarray(j)));
      }),
    );
  });

  it.each([0, 1, 31, 32, 33, 160, 161, 672, 4096])('of %i equal bytes is all of them', (length) => {
    expect(commonLength(Buffer.alloc(length), 0, Buffer.alloc(length), 0)).toBe(length);
    expect(commonLength(Buffer.alloc(length), 0, Buffer.alloc(length + 9), 0)).toBe(length);
  });
});

describe('changes', () => {
  /** Letters up to the next sign that is none. */
  const word: Leaf['kind'] = {
    endIn: (all, from) => from + (/^[a-z]+/.exec(all.toString('latin1', from))?.[0].length ?? -1 - from),
    read: () => null,
  };
  const leavesOf = (text: string): Leaf[] =>
    [...text.matchAll(/[a-z]+/g)].map((found, index) => {
      const [{ length }] = found;
      return { from: found.index, to: found.index + length, path: [index], kind: word };
    });
  const changed = (known: string, other: string): string[] | null => {
    const found = changesBetween(bytes(known), leavesOf(known), bytes(other));
    return found?.map(({ leaf, from, to }) => `${leaf.path.join('.')}=${other.slice(from, to)}`) ?? null;
  };

  it.each([
    ['nothing', 'ab,cd', 'ab,cd', []],
    ['one of equal length', 'ab,cd', 'ab,ce', ['1=ce']],
    ['one that grew at its end', 'ab,cd', 'abc,cd', ['0=abc']],
    ['one that shrank', 'abc,cd', 'a,cd', ['0=a']],
    ['the last, which grew', 'ab,cd', 'ab,cde', ['1=cde']],
    ['all', 'ab,cd,ef', 'x,yyyy,z', ['0=x', '1=yyyy', '2=z']],
    ['one of two that follow a long one', `${'a'.repeat(500)},cd`, `${'a'.repeat(500)},ce`, ['1=ce']],
  ])('%s', (_, known, other, expected) => {
    expect(changed(known, other)).toEqual(expected);
  });

  it.each([
    ['a fixed byte', 'ab,cd', 'ab;cd'],
    ['one word more', 'ab,cd', 'ab,cd,ef'],
    ['one word less', 'ab,cd', 'ab'],
    ['no word where one was', 'ab,cd', ',cd'],
    ['bytes in front', 'ab,cd', ',ab,cd'],
  ])('are not told where %s differs', (_, known, other) => {
    expect(changed(known, other)).toBeNull();
  });

  it('a leaf of fixed length is as long in other bytes, and is none past their end', () => {
    const kind = fixedLeaf(4, () => null);
    expect(kind.endIn(bytes('123456'), 2)).toBe(6);
    expect(kind.endIn(bytes('123456'), 3)).toBe(-1);
  });
});
