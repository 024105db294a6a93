/**
 * How each parser is fuzzed: so many cases, none of which may throw, lose a byte or take long. `npm test` runs few of them;
 * `npm run fuzz` sets FUZZ_CASES to 20,000 a parser.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Cases a parser. */
export const CASES = Number(process.env['FUZZ_CASES'] ?? 300);
/** No case is large; one that takes longer than this hangs, ms. Generous, since the machine may be busy. */
const LONGEST_MS = 2000;
const TEST_TIMEOUT_MS = Math.max(20_000, CASES * 50);

/** A test that `check` holds for every case; what it throws is the failure, shrunk to a small case. */
export function fuzz<T>(name: string, cases: fc.Arbitrary<T>, check: (value: T) => void): void {
  it(
    name,
    () => {
      let run = 0;
      const timed = (value: T): void => {
        run += 1;
        const start = performance.now();
        check(value);
        expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      };
      fc.assert(fc.property(cases, timed), { numRuns: CASES });
      expect(run).toBe(CASES);
    },
    TEST_TIMEOUT_MS,
  );
}

export const sameBytes = (rebuilt: Uint8Array, bytes: Uint8Array): void =>
  expect(Buffer.from(rebuilt).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));

interface Edit {
  readonly at: number;
  readonly drop: number;
  readonly put: Uint8Array;
}

/** Well-formed bytes, and the same with up to four stretches cut out, overwritten or put in. */
export function damaged(whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const edit: fc.Arbitrary<Edit> = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.constantFrom(0, 0, 1, 1, 2, 7),
    put: fc.uint8Array({ maxLength: 3 }),
  });
  return fc.tuple(whole, fc.array(edit, { maxLength: 4 })).map(([bytes, edits]) => edits.reduce(edited, bytes));
}

function edited(bytes: Uint8Array, { at, drop, put }: Edit): Uint8Array {
  const from = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + drop)]);
}

/** Arbitrary bytes, a third of the time; else damaged ones of the format. */
export const nearly = (whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc.oneof({ weight: 1, arbitrary: fc.uint8Array({ maxLength: 120 }) }, { weight: 2, arbitrary: damaged(whole) });
