import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../src/core/factors/dictionaries/hosts.ts';
import { freshNames, nextStep, symbolPredicted, type Proposal } from '../../src/core/trigger-rules/index.ts';

/** What a subject with hidden rules would show. */
type Subject = (name: string) => string;

/** Asks until the rules are proposed; the answers are the subject's. */
function proposalFor(subject: Subject, names: readonly string[]): { proposal: Proposal; asked: number } {
  const answers = new Map<string, string | null>(names.map((name) => [name, subject(name)]));
  for (let round = 0; round < 200; round++) {
    const step = nextStep(names, answers);
    if (step.kind === 'proposes') return { proposal: step.proposal, asked: answers.size - names.length };
    for (const name of step.names) answers.set(name, subject(name));
  }
  throw new Error('it never stopped asking');
}

const rulesOf = ({ rules }: Proposal): string[] =>
  rules.map(({ pattern, symbol }) => `${symbol}: ${pattern.kind} ${pattern.text}`).sort();

const isBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

describe('from names and what they show to the rule', () => {
  test('a country domain, however many names lie below it', () => {
    const names = ['a.example.se', 'b.c.example.se', 'd.se', 'e.example.fi', 'f.example.com', 'g.example.net'];
    const { proposal, asked } = proposalFor((name) => (isBelow(name, 'se') ? 'x' : '-'), names);
    expect(rulesOf(proposal)).toEqual(['x: suffix se']);
    expect(proposal.unexplained).toEqual([]);
    expect(asked).toBeLessThan(12);
  });

  test('a domain and all below it, not what merely ends so', () => {
    const { proposal } = proposalFor((name) => (isBelow(name, 'siemens.com') ? 'x' : '-'), HOSTS);
    expect(rulesOf(proposal)).toEqual(['x: suffix siemens.com']);
  });

  test('whatever ends so, inside a label too', () => {
    const { proposal } = proposalFor((name) => (name.endsWith('siemens.com') ? 'x' : '-'), HOSTS);
    expect(rulesOf(proposal)).toEqual(['x: ending siemens.com']);
  });

  test('names below a domain, and not the domain', () => {
    const { proposal } = proposalFor((name) => (name.endsWith('.siemens.com') ? 'x' : '-'), HOSTS);
    expect(rulesOf(proposal)).toEqual(['x: below siemens.com']);
  });

  test('one name exactly', () => {
    const { proposal } = proposalFor((name) => (name === 'openrouter.ai' ? 'x' : '-'), HOSTS);
    expect(rulesOf(proposal)).toEqual(['x: exact openrouter.ai']);
  });

  test('a word anywhere, cut down to the letters that count', () => {
    const { proposal } = proposalFor((name) => (name.includes('istra') ? 'x' : '-'), HOSTS);
    expect(rulesOf(proposal)).toEqual(['x: contains istra']);
  });

  test('two lists with symbols of their own, and a third symbol where both apply', () => {
    const subject: Subject = (name) => {
      const [listed, worded] = [isBelow(name, 'br') || isBelow(name, 'mistral.ai'), name.includes('mistral')];
      return listed && worded ? 'both' : listed ? 'list' : worded ? 'word' : '-';
    };
    const names = [...HOSTS, 'mistral.kestrelworks.br'];
    const { proposal } = proposalFor(subject, names);
    expect(rulesOf(proposal)).toEqual(['list: suffix br', 'list: suffix mistral.ai', 'word: contains mistral']);
    expect(proposal.joints).toEqual([{ of: ['list', 'word'], symbol: 'both' }]);
    expect(proposal.unexplained).toEqual([]);
  });

  test('names that could not be read are neither explained nor unexplained', () => {
    const names = ['a.se', 'b.se', 'c.fi', 'd.com', 'e.net'];
    const answers = new Map<string, string | null>(names.map((name) => [name, isBelow(name, 'se') ? 'x' : '-']));
    for (const name of ['lost.se', 'lost.com']) answers.set(name, null);
    const all = [...answers.keys()];
    for (let step = nextStep(all, answers); ; step = nextStep(all, answers)) {
      if (step.kind === 'proposes') {
        expect(rulesOf(step.proposal)).toEqual(['x: suffix se']);
        expect(step.proposal.unexplained).toEqual([]);
        break;
      }
      for (const name of step.names) answers.set(name, isBelow(name, 'se') ? 'x' : '-');
    }
  });

  test('a name that shows something else than the rules say is named', () => {
    const subject: Subject = (name) => {
      const [listed, worded] = [isBelow(name, 'br'), name.includes('mistral')];
      if (listed && worded) return name.length % 2 === 0 ? 'both' : 'odd';
      return listed ? 'list' : worded ? 'word' : '-';
    };
    const { proposal } = proposalFor(subject, [...HOSTS, 'mistral.kestrelworks.br', 'mistral.kestrelwork.br']);
    expect(rulesOf(proposal)).toEqual(['list: suffix br', 'word: contains mistral']);
    expect(proposal.joints).toHaveLength(1);
    const [joint] = proposal.joints;
    expect(proposal.unexplained).toEqual([
      joint?.symbol === 'odd' ? 'mistral.kestrelwork.br' : 'mistral.kestrelworks.br',
    ]);
  });

  test('nothing where every name shows the same', () => {
    const { proposal, asked } = proposalFor(() => '-', HOSTS);
    expect([proposal.base, proposal.rules, asked]).toEqual(['-', [], 0]);
  });

  test('what follows no pattern of names does not hold on fresh ones', () => {
    const subject: Subject = (name) =>
      Buffer.from(name).reduce((sum, byte) => (sum * 31 + byte) % 1009, 7) % 3 === 0 ? 'x' : '-';
    const { proposal } = proposalFor(subject, HOSTS.slice(0, 60));
    expect(freshNames(proposal).some(({ name, symbol }) => symbol !== subject(name))).toBe(true);
  });

  test('any list of domains, countries and words is found, and fresh names bear it out', () => {
    const domain = fc.constantFrom(
      ...HOSTS.filter((host) => host.split('.').length === 3).map((host) => host.split('.').slice(1).join('.')),
    );
    const country = fc.constantFrom('br', 'de', 'in', 'jp', 'za');
    const word = fc.constantFrom('claude', 'llama', 'mistral', 'qwen', 'solar');
    const lists = fc.tuple(
      fc.uniqueArray(domain, { minLength: 1, maxLength: 12 }),
      fc.uniqueArray(country, { maxLength: 2 }),
      fc.uniqueArray(word, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(lists, ([domains, countries, words]) => {
        const subject: Subject = (name) => {
          const lower = name.toLowerCase();
          const listed = [...domains, ...countries].some((one) => isBelow(lower, one));
          const worded = words.some((one) => lower.includes(one));
          return listed && worded ? 'both' : listed ? 'list' : worded ? 'word' : '-';
        };
        const { proposal } = proposalFor(subject, HOSTS);
        expect(proposal.unexplained).toEqual([]);
        for (const { name, symbol } of freshNames(proposal)) expect([name, symbol]).toEqual([name, subject(name)]);
        for (const name of HOSTS) expect([name, symbolPredicted(proposal, name)]).toEqual([name, subject(name)]);
      }),
      { numRuns: 60 },
    );
  });
});
