import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/core/model/index.ts';
import { printable, verdictText } from '../../src/report/index.ts';
import { columns } from '../../src/report/text/layout.ts';
import { covertTell, inconclusive, noneSeen, overtTell, verdict } from './example.ts';

const plain = { verbose: false, colour: false, bundle: 'tool.tellproof' };
const golden = (name: string): string => readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8');

describe('the text of a verdict', () => {
  test.each([
    ['tells-found', verdict, plain],
    ['tells-found-verbose', verdict, { ...plain, verbose: true }],
    ['none-seen', noneSeen, plain],
    ['inconclusive', inconclusive, plain],
  ])('reads as in golden/%s.txt', (name, given, options) => {
    expect(verdictText(given, options)).toBe(golden(name));
  });

  test('has the same words with and without colour', () => {
    const coloured = verdictText(verdict, { ...plain, colour: true });
    expect(coloured).not.toBe(verdictText(verdict, plain));
    expect(stripVTControlCharacters(coloured)).toBe(verdictText(verdict, plain));
  });

  test('names the verdict before any tell', () => {
    const text = verdictText(verdict, plain);
    expect(text.indexOf('tells found')).toBeLessThan(text.indexOf('T1'));
  });

  test.each([
    [
      { trials: 6, failed: 0, outcomes: { completed: 6 } },
      '6 trials are too few for a statement; plan more (--trials)',
    ],
    [
      { trials: 64, failed: 9, outcomes: { completed: 55, killed: 2, 'timed-out': 7 } },
      '7 of 64 trials ran out of time; raise --timeout',
    ],
    [
      { trials: 64, failed: 9, outcomes: { completed: 55, killed: 9 } },
      '9 of 64 trials did not complete (9 killed); look at one in the bundle',
    ],
  ])('advises what the outcomes suggest: %j', (outcome, advice) => {
    const few = { ...inconclusive, seen: { ...inconclusive.seen, ...outcome } };
    expect(verdictText(few, plain).replace(/\s+/g, ' ')).toContain(`too-few-trials-completed: ${advice}`);
  });

  test('counts trials with an exit code other than 0', () => {
    const failing = { ...noneSeen, seen: { ...noneSeen.seen, exitCodes: { 1: 12, 137: 2 } } };
    expect(verdictText(failing, plain).replace(/\s+/g, ' ')).toContain(
      '1 failed, 12 ended with exit code 1, 2 ended with exit code 137',
    );
  });

  test('counts the overt tells that it does not list, and lists all with --verbose', () => {
    const many: Verdict = {
      ...verdict,
      tells: Array.from({ length: 20 }, (_, n) => ({ ...overtTell, id: `T${n + 1}` })),
    };
    expect(verdictText(many, plain)).toContain('  20 overt, 0 functional\n');
    expect(verdictText(many, plain)).toContain('  and 8 more (--verbose)\n');
    expect(verdictText(many, { ...plain, verbose: true })).toContain('T20  overt: timezone\n');
  });

  test('never promises that nothing is there, and never mentions intent', () => {
    for (const each of [verdict, noneSeen, inconclusive]) {
      for (const word of ['clean', 'safe', 'backdoor', 'malicious', 'spy']) {
        expect(verdictText(each, { ...plain, verbose: true })).not.toMatch(new RegExp(`\\b${word}\\b`, 'i'));
      }
    }
  });
});

describe('the text of a verdict, whatever a subject wrote,', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });

  test('has no line over 80 columns', () => {
    fc.assert(
      fc.property(text, text, text, (address, before, because) => {
        const tell = { ...covertTell, address, before, because };
        const shown = verdictText({ ...verdict, tells: [tell] }, plain);
        for (const line of shown.split('\n')) expect(columns(line)).toBeLessThanOrEqual(80);
      }),
      { numRuns: 50 },
    );
  });

  test('has no control, format or unassigned code point', () => {
    fc.assert(
      fc.property(text, (after) => {
        const shown = verdictText({ ...verdict, tells: [{ ...covertTell, after, message: after }] }, plain);
        expect(shown).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('escapes invisible characters, and keeps look-alikes', () => {
    expect(printable('a\u200bb\u001b[2Jc')).toBe('a\\u{200B}b\\u{001B}[2Jc');
    expect(printable('don\u02bct \u2019 \u00a0')).toBe('don\u02bct \u2019 \\u{00A0}');
  });
});
