/** What the worker sends to the subject process, a plan, and what it reads from it, status lines. */
import { describe, expect, it } from 'vitest';
import { encodePlan } from '../../src/lab/sandbox/operations.ts';
import { parseStatus, StatusLines } from '../../src/lab/sandbox/status.ts';

it('a plan gives each word with its length in bytes', () => {
  expect(encodePlan([['cwd', '/ü'], ['no-input']]).toString('latin1')).toBe(
    Buffer.from('\0\0\0\x03cwd\0\0\0\x03/ü\0\0\0\x08no-input\0\0\0\x03end').toString('latin1'),
  );
});

describe('a status line of the subject process', () => {
  it.each([
    ['pipes\t12\t5\t6\t8', { kind: 'pipes', pid: 12, input: 5, stdout: 6, stderr: 8 }],
    ['started\t1795380060008.7', { kind: 'started', at: 1795380060008 }],
    [
      'ended\texit\t3\t1795380060009.2\tnone',
      { kind: 'ended', how: 'exit', number: 3, at: 1795380060010, leftOver: 'none' },
    ],
    ['ended\tsignal\t11\t5\tkilled', { kind: 'ended', how: 'signal', number: 11, at: 5, leftOver: 'killed' }],
    [
      'failed\tmount /proc\t1\tOperation not permitted',
      { kind: 'failed', cause: 'cannot mount /proc: operation not permitted' },
    ],
    [
      'unstartable\tstart x\t2\tNo such file or directory',
      { kind: 'failed', cause: 'cannot start x: no such file or directory' },
    ],
    ['words that nobody expected', { kind: 'failed', cause: 'words that nobody expected' }],
  ])('%j is parsed', (line, status) => {
    expect(parseStatus(line)).toEqual(status);
  });

  it('in two pieces is one line', () => {
    const seen: string[] = [];
    const lines = new StatusLines(({ kind }) => seen.push(kind));
    lines.push(Buffer.from('ov'));
    lines.push(Buffer.from('er\nover\n'));
    expect(seen).toEqual(['over', 'over']);
  });
});
