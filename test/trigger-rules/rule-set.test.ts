/** Patterns, and what rules say of a name. */
import { describe, expect, it } from 'vitest';
import { matches, type PatternKind } from '../../src/core/trigger-rules/pattern.ts';
import { symbolPredicted, type RuleSet, symbolsFor } from '../../src/core/trigger-rules/rule-set.ts';

describe('a pattern', () => {
  const NAMES = ['b.se', 'B.Se', 'a.b.se', 'ab.se', 'b.se.fi', 'x.fi'];
  it.each<[PatternKind, string[]]>([
    ['exact', ['b.se', 'B.Se']],
    ['suffix', ['b.se', 'B.Se', 'a.b.se']],
    ['below', ['a.b.se']],
    ['ending', ['b.se', 'B.Se', 'a.b.se', 'ab.se']],
    ['contains', ['b.se', 'B.Se', 'a.b.se', 'ab.se', 'b.se.fi']],
  ])('%s applies to %j', (kind, names) => {
    expect(NAMES.filter((name) => matches({ kind, text: 'b.se' }, name))).toEqual(names);
  });
});

describe('rules', () => {
  const rule = (kind: PatternKind, text: string, symbol: string) => ({ pattern: { kind, text }, symbol });
  const set: RuleSet = {
    base: '-',
    rules: [
      rule('suffix', 'se', 'y'),
      rule('contains', 'zz', 'x'),
      rule('suffix', 'b.se', 'y'),
      rule('exact', 'q.se', 'z'),
    ],
    joints: [
      { of: ['y', 'z'], symbol: 'other' },
      { of: ['x', 'y'], symbol: 'both' },
    ],
  };

  it.each([
    ['a.fi', [], '-'],
    ['a.se', ['y'], 'y'],
    ['a.b.se', ['y'], 'y'],
    ['zz.fi', ['x'], 'x'],
    ['zz.b.se', ['x', 'y'], 'both'],
    ['q.se', ['y', 'z'], 'other'],
  ])('say of %s: %j, so %s', (name, symbols, symbol) => {
    expect(symbolsFor(set, name)).toEqual(symbols);
    expect(symbolPredicted(set, name)).toBe(symbol);
  });

  it('say nothing where several apply that were never seen together', () => {
    expect(symbolPredicted({ ...set, joints: [] }, 'zz.se')).toBeUndefined();
  });
});
