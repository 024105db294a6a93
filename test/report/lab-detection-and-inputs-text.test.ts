/**
 * The parts of the report about being watched and about what is read: there only where the audit
 * looked.
 */
import { describe, expect, test } from 'vitest';
import type { Inputs, Verdict } from '../../src/core/model/index.ts';
import { verdictText } from '../../src/report/index.ts';
import { covertTell, noneSeen, verdict as tellsFound } from './example.ts';

/** Lines of the section under a heading. */
function section(verdict: Verdict, heading: string): string[] {
  const text = verdictText(verdict, { bundle: 'x.tellproof', colour: false, verbose: false });
  const lines = text.split('\n\n').find((part) => part.startsWith(`${heading}\n`));
  return lines === undefined ? [] : lines.split('\n').slice(1);
}

describe('the section on lab detection', () => {
  test('is absent when no sign of the lab was varied', () => {
    expect(section(tellsFound, 'Lab detection')).toEqual([]);
  });

  test('lists each tell that depends on a sign of the lab', () => {
    const tells = [{ ...covertTell, dependsOn: ['endpoint', 'traced'] }];
    expect(section({ ...tellsFound, tells, watched: ['T1'] }, 'Lab detection')).toEqual([
      '  the subject detects that it is watched: these tells depend on signs of the lab',
      '  T1: covert, depends on endpoint x traced, in POST {endpoint}/v1/messages #1',
    ]);
  });

  test('states that no tell depends on a sign of the lab', () => {
    expect(section({ ...noneSeen, watched: [] }, 'Lab detection').join(' ')).toContain(
      'no covert and no behavioural tell',
    );
  });
});

describe('the section on inputs', () => {
  const inputs: Inputs = {
    runs: 2,
    kinds: [
      { kind: 'time zone', factors: ['timezone'], varied: ['timezone'], read: ['/etc/localtime'], absent: [] },
      { kind: 'machine id', factors: [], varied: [], read: ['/etc/machine-id'], absent: [] },
      { kind: 'git identity', factors: ['git'], varied: [], read: [], absent: ['~/.a', '~/.b', '~/.c', '~/.d'] },
    ],
    ownFiles: 3,
    systemFiles: 40,
    unreadLines: 0,
    notTraced: ['environment variables'],
  };

  test('is absent without a traced run', () => {
    expect(section(noneSeen, 'What the subject reads')).toEqual([]);
  });

  test('lists inputs that were not varied first, with the option that varies them', () => {
    expect(section({ ...noneSeen, seen: { ...noneSeen.seen, inputs } }, 'What the subject reads')).toEqual([
      '  not varied by this audit:',
      '    machine id: /etc/machine-id',
      '    git identity (to vary it: --factors git): looks for ~/.a, ~/.b, ~/.c and 1',
      '    more',
      '  varied by this audit:',
      '    time zone (timezone): /etc/localtime',
      '  besides       3 files of its own, 40 of the system',
      '  not traced    environment variables',
    ]);
  });
});
