/** When planted marks fire. */
import { describe, expect, it } from 'vitest';
import { drawTrigger, type Trigger } from '../../src/core/plant/trigger.ts';
import { prng } from '../../src/core/design/index.ts';
import type { Design } from '../../src/core/model/index.ts';
import { drawing } from '../builders/messages/planted-marks.ts';

const designOf = (factors: Design['factors'], strength = 3): Design => ({ seed: 1, factors, strength, trials: [] });

const FACTORS = { a: ['a0', 'a1', 'a2', 'a3'], b: ['b0', 'b1'], c: ['c0', 'c1', 'c2'], fixed: ['f0'] };

describe('a trigger', () => {
  const drawn = (design: Design, count = 400): Trigger[] =>
    Array.from({ length: count }, (_, seed) => drawTrigger(design, prng(seed))).filter((one) => one !== undefined);
  const kindsIn = (design: Design): string[] => [...new Set(drawn(design).map(({ kind }) => kind))].sort();

  it('is none where nothing varies', () => {
    expect(drawTrigger(designOf({}), prng(1))).toBeUndefined();
    expect(drawTrigger(designOf({ fixed: ['f0'], none: [] }), prng(1))).toBeUndefined();
  });

  it.each([
    [1, ['one level', 'several levels']],
    [2, ['one level', 'several levels', 'two factors']],
    [3, ['one level', 'several levels', 'three factors', 'two factors']],
  ])('is of no more factors than a design of strength %d covers', (strength, kinds) => {
    expect(kindsIn(designOf(FACTORS, strength))).toEqual(kinds);
  });

  it('is of no more factors than vary', () => {
    expect(kindsIn(designOf({ a: ['a0', 'a1'], fixed: ['f0'] }))).toEqual(['one level', 'several levels']);
    expect(kindsIn(designOf({ a: ['a0', 'a1'], b: ['b0', 'b1'] }))).toEqual([
      'one level',
      'several levels',
      'two factors',
    ]);
  });

  it('names its factors in alphabetical order, as many as its kind says', () => {
    const counts = { 'one level': 1, 'several levels': 1, 'two factors': 2, 'three factors': 3 };
    for (const { kind, factors } of drawn(designOf(FACTORS), 100)) {
      expect(factors).toHaveLength(counts[kind]);
      expect(factors).toEqual([...new Set(factors)].sort());
      expect(factors).not.toContain('fixed');
    }
  });

  it('selects levels of its factors: one, several but not all, or a meeting of them', () => {
    const sizes = new Map<string, Set<number>>();
    for (const { kind, factors, selects } of drawn(designOf(FACTORS)))
      for (const name of factors) {
        const levels = FACTORS[name as 'a' | 'b' | 'c'];
        const others = factors.filter((other) => other !== name);
        const meets = (level: string): boolean =>
          combinations(others).some((rest) => selects({ ...rest, [name]: level }));
        const key = `${kind} ${name}`;
        sizes.set(key, (sizes.get(key) ?? new Set()).add(levels.filter(meets).length));
      }
    const sorted = Object.fromEntries([...sizes].map(([key, some]) => [key, [...some].sort()]));
    expect(sorted).toEqual({
      'one level a': [1],
      'one level b': [1],
      'one level c': [1],
      'several levels a': [2, 3],
      'several levels b': [1],
      'several levels c': [2],
      'two factors a': [1, 2, 3],
      'two factors b': [1],
      'two factors c': [1, 2],
      'three factors a': [1, 2, 3],
      'three factors b': [1],
      'three factors c': [1, 2],
    });
  });

  it('takes a factor that an assignment leaves out to be at its first level', () => {
    const trigger = drawTrigger(designOf({ a: ['a0', 'a1'] }), drawing(0));
    expect(trigger).toMatchObject({ kind: 'one level', factors: ['a'] });
    expect([trigger?.selects({}), trigger?.selects({ a: 'a0' }), trigger?.selects({ a: 'a1' })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('always fires in three of four, and else with one of three probabilities', () => {
    const counts = new Map<number, number>();
    for (const { probability } of drawn(designOf(FACTORS), 2000))
      counts.set(probability, (counts.get(probability) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([0.3, 0.5, 0.7, 1]);
    expect((counts.get(1) ?? 0) / 2000).toBeCloseTo(0.75, 1);
    for (const probability of [0.3, 0.5, 0.7]) expect((counts.get(probability) ?? 0) / 2000).toBeCloseTo(1 / 12, 1);
  });

  it.each([
    [749, 1],
    [750, 0.3],
  ])('at a draw of %d of a thousand fires with probability %d', (draw, probability) => {
    expect(drawTrigger(designOf({ a: ['a0', 'a1'] }), drawing(0, draw, 0))?.probability).toBe(probability);
  });
});

/** Every assignment of levels to these factors. */
function combinations(names: readonly string[]): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((rest) => FACTORS[name as 'a' | 'b' | 'c'].map((level) => ({ ...rest, [name]: level }))),
    [{}],
  );
}
