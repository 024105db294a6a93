/** Which part of a name makes it show what it shows, told from answers about its parts alone. */
import { describe, expect, it } from 'vitest';
import { type Explained, explainName } from '../../src/core/trigger-rules/explain-name.ts';

type Subject = (name: string) => string | null;

/** Asks until it is explained; what was asked, in order, and the rules. */
function explained(name: string, subject: Subject, own: string | null = subject(name)) {
  const answers = new Map<string, string | null>([[name, own]]);
  for (let round = 0; round < 50; round++) {
    const step: Explained = explainName(name, answers, '-');
    if (step.kind === 'rules')
      return {
        rounds: round,
        asked: [...answers.keys()].slice(1),
        rules: step.rules.map(({ pattern, symbol }) => `${symbol}: ${pattern.kind} ${pattern.text}`),
      };
    for (const one of step.names) answers.set(one, subject(one));
  }
  throw new Error('it never stopped asking');
}

const below = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
const rulesFor = (name: string, subject: Subject) => explained(name, subject).rules;

describe('a name is explained by', () => {
  it.each<[string, string, Subject, string[]]>([
    ['its suffix', 'a.b.se', (name) => (below(name, 'se') ? 'x' : '-'), ['x: suffix se']],
    ['the shortest suffix that shows it', 'a.b.se', (name) => (below(name, 'b.se') ? 'x' : '-'), ['x: suffix b.se']],
    [
      'what is below a domain, without itself',
      'a.b.se',
      (name) => (name.endsWith('.b.se') ? 'x' : '-'),
      ['x: below b.se'],
    ],
    ['how it ends', 'a.b.se', (name) => (name.endsWith('b.se') ? 'x' : '-'), ['x: ending b.se']],
    ['all of it', 'a.b.se', (name) => (name === 'a.b.se' ? 'x' : '-'), ['x: exact a.b.se']],
    [
      'all of it, anywhere',
      'a.b.se',
      (name) => (name.includes('a.b.se') && !name.endsWith('a.b.se') ? 'x' : name === 'a.b.se' ? 'x' : '-'),
      ['x: contains a.b.se'],
    ],
    ['a label', 'mistral.b.se', (name) => (name.includes('mistral') ? 'x' : '-'), ['x: contains mistral']],
    [
      'the letters in front of a label',
      'mistral.b.se',
      (name) => (name.includes('mis') ? 'x' : '-'),
      ['x: contains mis'],
    ],
    ['the letters at its end', 'mistral.b.se', (name) => (name.includes('tral') ? 'x' : '-'), ['x: contains tral']],
    [
      'letters inside it',
      'mistral.b.se',
      (name) => (name.includes('s') && name.includes('istr') ? 'x' : '-'),
      ['x: contains istr'],
    ],
    ['one letter of it', 'zq.bb.cc', (name) => (name.includes('z') ? 'x' : '-'), ['x: contains z']],
    ['the second of its labels', 'a.zzq.cc', (name) => (name.includes('zq') ? 'x' : '-'), ['x: contains zq']],
    [
      'two labels',
      'zzq.xxq.cc',
      (name) => (name.includes('zz') ? 'x' : name.includes('xx') ? 'y' : '-'),
      ['x: contains zz', 'y: contains xx'],
    ],
    ['nothing, where it shows no more than any', 'a.b.se', () => '-', ['-: exact a.b.se']],
  ])('%s', (_, name, subject, rules) => {
    expect(rulesFor(name, subject)).toEqual(rules);
  });

  it('what the shortest suffix shows, though a longer one shows something else', () => {
    const subject: Subject = (name) => (below(name, 'b.se') ? 'y' : below(name, 'se') ? 'x' : '-');
    expect(rulesFor('a.b.se', subject)).toEqual(['x: suffix se']);
  });

  it('its upper case in lower case', () => {
    expect(rulesFor('A.B.SE', (name) => (name.toLowerCase().endsWith('.se') || name === 'SE' ? 'x' : '-'))).toEqual([
      'x: suffix se',
    ]);
  });

  it('one rule for a label that stands in it twice', () => {
    expect(rulesFor('zz.zz.cc', (name) => (name.includes('zz') ? 'x' : '-'))).toEqual(['x: contains zz']);
  });

  it('a keyword and what its suffix shows beyond it', () => {
    const subject: Subject = (name) =>
      name.includes('zz') ? (below(name, 'se') ? 'both' : 'x') : below(name, 'se') ? 'y' : '-';
    expect(rulesFor('zzq.b.se', subject)).toEqual(['x: contains zz', 'y: suffix se']);
  });

  it('a keyword alone, where its suffix shows no other symbol', () => {
    expect(rulesFor('zzq.b.se', (name) => (name.includes('zz') ? 'x' : '-'))).toEqual(['x: contains zz']);
  });

  it('a keyword and all of it, where that shows what the keyword does not account for', () => {
    const subject: Subject = (name) => (name === 'zzq.b.se' ? 'own' : name.includes('zz') ? 'x' : '-');
    expect(rulesFor('zzq.b.se', subject)).toEqual(['x: contains zz', 'own: exact zzq.b.se']);
  });

  it('two keywords alone, which together may give its symbol', () => {
    const subject: Subject = (name) =>
      name === 'zzq.xxq.cc' ? 'both' : name.includes('zz') ? 'x' : name.includes('xx') ? 'y' : '-';
    expect(rulesFor('zzq.xxq.cc', subject)).toEqual(['x: contains zz', 'y: contains xx']);
  });

  it('nothing where it could not be read itself', () => {
    expect(explained('a.b.se', () => '-', null).rules).toEqual([]);
    expect(
      explainName(
        'a',
        new Map([
          ['a.wyrdale.example.org', '-'],
          ['ashcombe.a', '-'],
        ]),
        '-',
      ).kind,
    ).toBe('asks');
  });

  it('what is left where parts could not be read', () => {
    expect(rulesFor('mistral.b.se', (name) => (name === 'mistral.b.se' ? 'x' : null))).toEqual([
      'x: exact mistral.b.se',
    ]);
  });
});

describe('what is asked', () => {
  it('is each part alone, at once', () => {
    const step = explainName('a.b.se', new Map([['a.b.se', 'x']]), '-');
    // 'a.b.se' is 1 modulo 8 by its letters.
    expect(step).toEqual({ kind: 'asks', names: expect.any(Array) as string[] });
    const names = step.kind === 'asks' ? step.names : [];
    const [first = ''] = (names.at(-1) ?? '').split('.');
    expect(names).toEqual([
      expect.stringMatching(new RegExp(`^${first}a[a-z]+\\.example\\.org$`)) as string,
      expect.stringMatching(new RegExp(`^${first}b[a-z]+\\.example\\.org$`)) as string,
      `a.b.se.${first}.example.org`,
      `${first}.se`,
      `${first}.b.se`,
      `${first}.a.b.se`,
    ]);
  });

  it('is a number of names that grows with the logarithm of a label', () => {
    const label = 'abcdefghijklmnopqrstuvwxyzabcdef';
    const { asked, rules } = explained(`${label}.se`, (name) => (name.includes('qrs') ? 'x' : '-'));
    expect(rules).toEqual(['x: contains qrs']);
    // The label, the whole, two suffixes, five halvings in front, and as many behind, with what is in front and without.
    expect(asked.length).toBeLessThanOrEqual(4 + 3 * 5);
  });

  it('is asked in as many rounds as there are halvings', () => {
    expect(explained('a.b.se', (name) => (below(name, 'se') ? 'x' : '-')).rounds).toBe(2);
  });
});
