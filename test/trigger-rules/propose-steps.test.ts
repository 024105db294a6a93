/** Steps from answers to rules, and the fresh names that rules are tried on. */
import { describe, expect, it } from 'vitest';
import { baseOf, freshNames, nextStep } from '../../src/core/trigger-rules/index.ts';
import { wordsFor } from '../../src/core/trigger-rules/test-names.ts';
import type { PatternKind } from '../../src/core/trigger-rules/pattern.ts';
import type { RuleSet } from '../../src/core/trigger-rules/rule-set.ts';

const below = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

function run(names: readonly string[], subject: (name: string) => string | null) {
  const answers = new Map<string, string | null>(names.map((name) => [name, subject(name)]));
  const rounds: string[][] = [];
  for (let round = 0; round < 60; round++) {
    const step = nextStep(names, answers);
    if (step.kind === 'proposes') return { rounds, proposal: step.proposal, answers };
    rounds.push([...step.names]);
    for (const name of step.names) answers.set(name, subject(name));
  }
  throw new Error('it never stopped asking');
}

const rulesOf = ({ rules }: RuleSet): string[] =>
  rules.map(({ pattern: { kind, text }, symbol }) => `${symbol}: ${kind} ${text}`);

describe('what most names show', () => {
  it.each([
    [{ a: 'x', b: 'y', c: 'y' }, 'y'],
    [{ a: 'y', b: 'x' }, 'x'],
    [{ a: 'x', b: 'y' }, 'x'],
    [{ a: 'y', b: 'x', c: 'y', d: 'x' }, 'x'],
    [{ a: null, b: null, c: 'x' }, 'x'],
    [{ a: null }, ''],
    [{}, ''],
  ])('of %j is %j', (shown, base) => {
    expect(baseOf(Object.keys(shown), new Map(Object.entries(shown)))).toBe(base);
  });

  it('counts the names that are given, no others', () => {
    expect(
      baseOf(
        ['a', 'b', 'd'],
        new Map([
          ['a', 'x'],
          ['c', 'y'],
          ['e', 'y'],
        ]),
      ),
    ).toBe('x');
  });
});

describe('names are taken apart', () => {
  const PLAIN = ['p.com', 'q.net', 'r.org', 's.fr', 't.it', 'u.es', 'v.pt'];

  it('one first of those with one ending and one symbol', () => {
    const { rounds } = run([...PLAIN, 'a.se', 'b.se', 'c.se'], (name) => (below(name, 'se') ? 'x' : '-'));
    expect(rounds[0]?.some((name) => name.includes('a.se'))).toBe(true);
    expect(rounds.flat().some((name) => name.includes('b.se') || name.includes('c.se'))).toBe(false);
  });

  it('those of another ending or another symbol beside it; what no part of a name tells is left unexplained', () => {
    const { rounds, proposal } = run([...PLAIN, 'a.se', 'b.fi', 'zz.se'], (name) =>
      name === 'zz.se' ? 'y' : below(name, 'se') || below(name, 'fi') ? 'x' : '-',
    );
    for (const name of ['a.se', 'b.fi', 'zz.se']) expect(rounds[0]?.some((asked) => asked.includes(name))).toBe(true);
    expect(rulesOf(proposal).sort()).toEqual(['x: suffix fi', 'x: suffix se']);
    expect(proposal.unexplained).toEqual(['zz.se']);
  });

  it('the others of one ending once the first does not account for them', () => {
    const { proposal } = run([...PLAIN, 'a.b.se', 'c.d.se', 'e.se', 'f.se', 'g.se'], (name) =>
      below(name, 'b.se') || below(name, 'd.se') ? 'x' : '-',
    );
    expect(rulesOf(proposal).sort()).toEqual(['x: suffix b.se', 'x: suffix d.se']);
  });

  it('at most twenty-four at once', () => {
    const telling = Array.from({ length: 30 }, (_, at) =>
      `n${at}.c${String.fromCharCode(97 + at)}`.replace(/[{|}~]/g, 'z9'),
    );
    const plain = Array.from({ length: 40 }, (_, at) => `p${at}.com`);
    const { rounds, proposal } = run([...plain, ...telling], (name) => (telling.includes(name) ? 'x' : '-'));
    const first = telling.filter((name) => rounds[0]?.some((asked) => asked.startsWith(`${name}.`)));
    expect(first).toEqual(telling.slice(0, 24));
    expect(proposal.rules).toHaveLength(30);
  });

  it('and plain words are asked about for each rule', () => {
    const { rounds } = run([...PLAIN, 'a.se'], (name) => (below(name, 'se') ? 'x' : '-'));
    const { first, second } = wordsFor('se');
    expect(rounds.at(-1)).toEqual([`${first}${second}.example.org`]);
  });
});

describe('a proposal', () => {
  const subject = (name: string): string => {
    const [listed, worded] = [below(name, 'se'), name.includes('zz')];
    return listed && worded ? 'both' : listed ? 'y' : worded ? 'x' : '-';
  };

  it('says what two rules at once give', () => {
    const names = ['p.com', 'q.net', 'r.org', 's.fr', 't.it', 'a.se', 'zz.fi', 'zz.se'];
    const { proposal } = run(names, subject);
    expect(proposal).toMatchObject({ base: '-', joints: [{ of: ['x', 'y'], symbol: 'both' }], unexplained: [] });
    expect(rulesOf(proposal).sort()).toEqual(['x: contains zz', 'y: suffix se']);
  });

  describe('of a listed domain that holds a word', () => {
    const holding = (name: string): string => {
      const [listed, worded] = [below(name, 'zz.se') || below(name, 'b.fi'), name.includes('zz')];
      return listed && worded ? 'both' : listed ? 'y' : worded ? 'x' : '-';
    };
    const others = ['p.com', 'q.net', 'r.org', 's.fr', 't.it'];

    it('says what the domain gives alone, where another name told what both give together', () => {
      const { proposal } = run([...others, 'a.zz.se', 'b.fi', 'zz.no', 'zz.b.fi'], holding);
      expect(rulesOf(proposal).sort()).toEqual(['x: contains zz', 'y: suffix b.fi', 'y: suffix zz.se']);
      expect(proposal).toMatchObject({ joints: [{ of: ['x', 'y'], symbol: 'both' }], unexplained: [] });
    });

    it('says what was seen of it where no name told', () => {
      const { proposal } = run([...others, 'a.zz.se', 'zz.no'], holding);
      expect(proposal.unexplained).toEqual([]);
      expect(rulesOf(proposal)).toContain('x: contains zz');
      expect(rulesOf(proposal)).toContain('both: suffix zz.se');
    });

    it('leaves as it is a domain that holds no word, though it shows what both give', () => {
      const third = (name: string): string => (below(name, 'c.dk') ? 'both' : holding(name));
      const { proposal } = run([...others, 'c.dk', 'b.fi', 'zz.no', 'zz.b.fi'], third);
      expect(rulesOf(proposal).sort()).toEqual(['both: suffix c.dk', 'x: contains zz', 'y: suffix b.fi']);
      expect(proposal).toMatchObject({ joints: [{ of: ['x', 'y'], symbol: 'both' }], unexplained: [] });
    });
  });

  it('leaves out names that could not be read', () => {
    const names = ['p.com', 'q.net', 'r.org', 's.fr', 'a.se', 'lost.se'];
    const { proposal } = run(names, (name) => (name === 'lost.se' ? null : subject(name)));
    expect([rulesOf(proposal), proposal.unexplained]).toEqual([['y: suffix se'], []]);
  });
});

describe('fresh names for a rule', () => {
  const tryingFor = (kind: PatternKind, text: string) =>
    freshNames({ base: '-', rules: [{ pattern: { kind, text }, symbol: 'x' }], joints: [] });
  it.each<[PatternKind, (string | undefined)[]]>([
    ['suffix', ['x', 'x', '-', '-', 'x']],
    ['below', ['x', 'x', '-', '-', 'x']],
    ['ending', ['x', 'x', '-', 'x', 'x']],
    ['exact', ['-', '-', '-', '-', 'x']],
  ])('that says %s: below it, in front of another, with a word grown onto it, in capitals', (kind, symbols) => {
    const { first, second } = wordsFor('b.se', true);
    const trying = tryingFor(kind, 'b.se');
    expect(trying.map(({ name }) => name)).toEqual([
      `${first}.b.se`,
      `${second}.${first}.b.se`,
      `b.se.${first}.example.net`,
      `${first}b.se`,
      kind === 'exact' ? 'B.SE' : `${first}.B.SE`,
    ]);
    expect(trying.map(({ symbol }) => symbol)).toEqual(symbols);
    expect(trying.map(({ recased = false }) => recased)).toEqual([false, false, false, false, true]);
    expect(new Set(trying.map(({ pattern }) => `${pattern.kind} ${pattern.text}`))).toEqual(new Set([`${kind} b.se`]));
  });

  it('that says contains: around it, in front, and around each part of it, without what was cut off', () => {
    const words = wordsFor('zeta', true);
    const trying = tryingFor('contains', 'zeta');
    expect(trying.map(({ name, symbol }) => [name, symbol])).toEqual([
      [`${words.first}zeta${words.second}.example.net`, 'x'],
      [`zeta.${words.first}.example.net`, 'x'],
      [expect.stringMatching(/^[a-z]*[^z]eta[a-z]+\.example\.net$/), '-'],
      [expect.stringMatching(/^[a-z]+zet[^a][a-z]*\.example\.net$/), '-'],
      [`${words.first}ZETA${words.second}.example.net`, 'x'],
    ]);
    expect(trying.at(-1)?.recased).toBe(true);
  });

  it('never put back the letter that was cut off', () => {
    for (const letter of 'abcdefgh') {
      const text = `y${letter}xug`;
      const names = tryingFor('contains', text).map(({ name }) => name);
      expect(names.filter((name) => name.includes(text))).toHaveLength(2);
      expect(names.filter((name) => name.includes(text.slice(1)))).toHaveLength(3);
      expect(names.filter((name) => name.includes(text.slice(0, -1)))).toHaveLength(3);
    }
  });

  it('that contains two letters or fewer are not cut', () => {
    expect(tryingFor('contains', 'zq').map(({ name }) => name)).toHaveLength(3);
    expect(tryingFor('contains', 'zqx').map(({ name }) => name)).toHaveLength(5);
  });

  it('are each tried once, for the last rule that asks for it', () => {
    const rule = (symbol: string) => ({ pattern: { kind: 'suffix' as const, text: 'b.se' }, symbol });
    expect(freshNames({ base: '-', rules: [rule('x'), rule('y')], joints: [] })).toHaveLength(5);
    expect(freshNames({ base: '-', rules: [rule('x'), rule('y')], joints: [] })[0]?.symbol).toBeUndefined();
  });
});
