import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/closing-line.mjs', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'closing-line-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Report {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const PASSED: Report = { numTotalTests: 3, numPassedTests: 3, numFailedTests: 0, success: true, testResults: [] };

function closing(report: Report | string, steps: readonly string[] = []): { lines: string[]; exitCode: number | null } {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  const { stdout, status } = spawnSync(process.execPath, [SCRIPT, file, ...steps], { encoding: 'utf8' });
  return { lines: stdout.trimEnd().split('\n'), exitCode: status };
}

describe('the closing line of a run', () => {
  test('counts the passed tests', () => {
    expect(closing(PASSED)).toEqual({ lines: ['3 passed, 0 failed'], exitCode: 0 });
  });

  test.each<{ name: string; report: Report | string; line: string }>([
    {
      name: 'a failed test',
      report: { ...PASSED, numPassedTests: 2, numFailedTests: 1, success: false },
      line: '2 passed, 1 failed',
    },
    { name: 'a test that never ended', report: { ...PASSED, numPassedTests: 2 }, line: '2 passed, 1 failed' },
    {
      name: 'a file that did not load',
      report: { ...PASSED, success: false, testResults: [{ status: 'failed', assertionResults: [] }] },
      line: '3 passed, 1 failed',
    },
    { name: 'an error outside any test', report: { ...PASSED, success: false }, line: '3 passed, 1 failed' },
    { name: 'a report cut short', report: '{"numTotalTests":', line: '0 passed, 1 failed' },
  ])('counts $name as a failure', ({ report, line }) => {
    const { lines, exitCode } = closing(report);
    expect({ line: lines.at(-1), exitCode }).toEqual({ line, exitCode: 1 });
  });

  test('counts a failed step beside the tests, by name', () => {
    expect(closing(PASSED, ['lint', 'types'])).toEqual({
      lines: ['failed beside the tests: lint, types', '3 passed, 2 failed'],
      exitCode: 1,
    });
  });

  test('is no pass when nothing ran', () => {
    expect(closing({ ...PASSED, numTotalTests: 0, numPassedTests: 0 })).toEqual({
      lines: ['0 passed, 0 failed'],
      exitCode: 1,
    });
  });
});
