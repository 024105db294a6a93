/**
 * Prints the closing line of a continuous integration run, `N passed, N failed`, from the report that vitest wrote as JSON.
 * A missing or unreadable report is a failure, never a pass. Exit code 1 unless all tests and steps passed.
 *
 * usage: node scripts/closing-line.mjs REPORT [STEP ...]     each STEP is the name of a step that failed before the tests
 */
import { readFileSync } from 'node:fs';

const [report, ...failedSteps] = process.argv.slice(2);
const tests = counts();
const failed = tests.failed + failedSteps.length;
if (failedSteps.length > 0) process.stdout.write(`failed beside the tests: ${failedSteps.join(', ')}\n`);
process.stdout.write(`${tests.passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;

/** @returns {{ passed: number, failed: number }} a suite that did not load counts as one failure */
function counts() {
  try {
    const results = JSON.parse(readFileSync(report ?? '', 'utf8'));
    const unloaded = results.testResults.filter(hasNotLoaded).length;
    const unfinished = results.numTotalTests - results.numPassedTests - results.numFailedTests;
    const failures = results.numFailedTests + unfinished + unloaded;
    return { passed: results.numPassedTests, failed: results.success ? failures : Math.max(1, failures) };
  } catch (error) {
    process.stdout.write(`no report of the tests: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** @param {{ status: string, assertionResults: unknown[] }} suite */
function hasNotLoaded(suite) {
  return suite.status === 'failed' && suite.assertionResults.length === 0;
}
