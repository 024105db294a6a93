import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextVersions } from '../../src/core/design/index.ts';
import { gapsOf } from '../../src/core/design/version-search.ts';

/** Looks until nothing is left to look at. */
function searched(states: readonly (string | null)[], every: number): Map<number, string | null> {
  const looked = new Map<number, string | null>();
  for (let rounds = 0; rounds <= states.length; rounds++) {
    const next = nextVersions(states.length, looked, every);
    if (next.length === 0) return looked;
    for (const index of next) looked.set(index, states[index] ?? null);
  }
  throw new Error('it never stopped looking');
}

test('the ends are looked at first, then every nth', () => {
  expect(nextVersions(10, new Map(), 4)).toEqual([9, 0, 4, 8]);
  expect(nextVersions(1, new Map(), 4)).toEqual([0]);
});

test('a change between two versions looked at is narrowed down to neighbours', () => {
  const states = ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'b', 'b'];
  expect(gapsOf(searched(states, 8))).toEqual([{ from: 2, to: 3 }]);
});

test('every state that lasts as long as a step is found, with few looks', () => {
  const runs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 8, max: 40 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(runs, (segments) => {
      const states = segments.flatMap(([state, length]) => Array.from({ length }, () => state));
      const looked = searched(states, 8);
      const changes = states.flatMap((state, index) =>
        index > 0 && states[index - 1] !== state ? [{ from: index - 1, to: index }] : [],
      );
      expect(gapsOf(looked)).toEqual(changes);
      expect(looked.size).toBeLessThanOrEqual(Math.ceil(states.length / 8) + 2 + 3 * changes.length);
    }),
  );
});

test('versions that cannot be measured are passed over, and the change lies around them', () => {
  const states = ['a', 'a', 'a', null, null, null, 'b', 'b', 'b'];
  expect(gapsOf(searched(states, 8))).toEqual([{ from: 2, to: 6 }]);
});

test('with a step of one all are looked at, so that what comes and goes is seen', () => {
  const states = ['a', 'a', 'b', 'a', 'a'];
  expect(gapsOf(searched(states, 1))).toEqual([
    { from: 1, to: 2 },
    { from: 2, to: 3 },
  ]);
});
