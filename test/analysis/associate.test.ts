import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associate } from '../../src/core/analysis/associate.ts';
import { prng, screenDesign } from '../../src/core/design/index.ts';
import { audit, FACTORS, slotOf, slotsFor, type Mark } from './simulate.ts';

const names = Object.keys(FACTORS);
const levelOf = (name: string, index: number): string => FACTORS[name]?.[index] ?? '';

/** Noise that every client has: random ids, a counter of time, a flaky header. */
const everyday: Record<string, Mark> = {
  id: (_, random) => random.next().toString(16).padStart(8, '0'),
  late: (_, __, trial) => (Number(trial.id) > 50 ? 'late' : 'early'),
  flaky: (_, random) => (random.below(10) === 0 ? 'absent' : 'present'),
};

/** A mark that deviates when each named factor is at one of its listed levels. */
const conjunction =
  (when: Readonly<Record<string, readonly number[]>>): Mark =>
  (assignment) =>
    Object.entries(when).every(([name, at]) => at.some((index) => assignment[name] === levelOf(name, index)))
      ? '/'
      : '-';

describe('a planted mark is recovered with the exact minimal set of factors', () => {
  it('when one level of one factor sets it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.nat({ max: 1000 }), (name, level, seed) => {
        const at = level % (FACTORS[name]?.length ?? 1);
        const { found } = audit({ ...everyday, mark: conjunction({ [name]: [at] }) }, seed);
        expect([...found]).toEqual([['mark', [name]]]);
      }),
      { numRuns: 25 },
    );
  });

  it('when it partitions the levels of a factor into several symbols', () => {
    const mark: Mark = (assignment) => 'abcd'[FACTORS['endpoint']?.indexOf(assignment['endpoint'] ?? '') ?? 0] ?? 'a';
    for (let seed = 0; seed < 10; seed++)
      expect([...audit({ ...everyday, mark }, seed).found]).toEqual([['mark', ['endpoint']]]);
  });

  it('when two factors must meet, at one level each or several', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: 2, maxLength: 2 }),
        fc.infiniteStream(fc.nat()),
        fc.nat({ max: 1000 }),
        (pair, picks, seed) => {
          const pick = (name: string): number[] => {
            const size = FACTORS[name]?.length ?? 2;
            const first = (picks.next().value ?? 0) % size;
            return (picks.next().value ?? 0) % 2 === 0 || size < 3 ? [first] : [first, (first + 1) % size];
          };
          const when = Object.fromEntries(pair.map((name) => [name, pick(name)]));
          const { found } = audit({ ...everyday, mark: conjunction(when) }, seed);
          expect([...found]).toEqual([['mark', [...pair].sort()]]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
