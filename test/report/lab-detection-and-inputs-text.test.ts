/** The parts of the report about being watched and about what is read: there only where the audit looked. */
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

describe('being watched', () => {
  test('is not spoken of where no mark of it was varied', () => {
    expect(section(tellsFound, 'Being watched')).toEqual([]);
  });

  test('names each tell that depends on such a mark', () => {
    const tells = [{ ...covertTell, dependsOn: ['endpoint', 'traced'] }];
    expect(section({ ...tellsFound, tells, watched: ['T1'] }, 'Being watched')).toEqual([
      '  the subject treats being watched differently: what it sends depends on marks',
      '  of it',
      '  T1: covert, depends on endpoint x traced, in POST {endpoint}/v1/messages #1',
    ]);
  });

  test('says so where nothing depends on them', () => {
    expect(section({ ...noneSeen, watched: [] }, 'Being watched').join(' ')).toContain(
      'no covert and no behavioural tell',
    );
  });
});

describe('what is read', () => {
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

  test('is not spoken of where it was not asked for', () => {
    expect(section(noneSeen, 'What it reads')).toEqual([]);
  });

  test('names first what was not varied, and how it could be', () => {
    expect(section({ ...noneSeen, seen: { ...noneSeen.seen, inputs } }, 'What it reads')).toEqual([
      '  reads, and not varied:',
      '    machine id: /etc/machine-id',
      '    git identity (can be, with --factors git): looks for ~/.a, ~/.b, ~/.c and 1',
      '    more',
      '  reads, and varied:',
      '    time zone (timezone): /etc/localtime',
      '  besides       3 files of its own, 40 of the system',
      '  not traced    environment variables',
    ]);
  });
});
