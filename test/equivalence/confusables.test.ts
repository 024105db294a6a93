/** The committed table of Unicode's confusables.txt 15.0.0 (UTS #39), which says at its end how many mappings it holds. */
import { describe, expect, it } from 'vitest';
import { CONFUSABLES } from '../../src/core/equivalence/confusables.ts';
import { skeleton } from '../../src/core/equivalence/skeleton.ts';

const TOTAL = 6311;
const entries = (): [skeleton: string, sources: string][] =>
  CONFUSABLES.trim()
    .split(' ')
    .map((entry) => entry.split(':') as [string, string]);

/** Code points of all entries, each the one before plus a step. */
function sources(): number[] {
  return entries().flatMap(([, steps]) => {
    let point = 0;
    return steps.split(',').map((step) => (point += parseInt(step, 36)));
  });
}

describe('the table of look-alikes', () => {
  it('holds every mapping of the file, each source once', () => {
    expect(sources()).toHaveLength(TOTAL);
    expect(new Set(sources()).size).toBe(TOTAL);
  });

  it('is made of code points that exist, and lists each skeleton once', () => {
    const skeletons = entries().map(([text]) => text);
    const points = [...sources(), ...skeletons.flatMap((text) => text.split('+').map((point) => parseInt(point, 36)))];
    expect(points.filter((point) => !(point > 0 && point <= 0x10ffff))).toEqual([]);
    expect(new Set(skeletons).size).toBe(skeletons.length);
  });

  it.each([
    ['m', 'rn'],
    ['1', 'l'],
    ['0', 'O'],
    ['\u0430', 'a'],
    ['\u2019', "'"],
    ['\u{1d400}', 'A'],
  ])('gives %j the skeleton %j', (text, expected) => {
    expect(skeleton(text)).toBe(expected);
  });
});
