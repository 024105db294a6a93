/** The self-test's use case. Must not print. */
export type { Comparison, Score } from './comparison.ts';
export { runSelftest, type Selftest, type SelftestRow } from './selftest.ts';
