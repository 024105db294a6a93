import { describe, expect, test } from 'vitest';
import { closedRule, closedRulePrediction, type Property, valuesToRetest } from '../../src/core/trigger-rules/index.ts';

const SIZES: Readonly<Record<string, string>> = {
  ant: 'small',
  bee: 'small',
  cow: 'large',
  dog: 'middle',
  elk: 'large',
};
const NAMES = Object.keys(SIZES);
const size: Property = { by: 'size', of: (value) => SIZES[value] };
const vowel: Property = { by: 'vowel', of: (value) => /[aeiou]/.exec(value)?.[0] };

const answersFor = (shows: (value: string) => string | null): ReadonlyMap<string, string | null> =>
  new Map(NAMES.map((name) => [name, shows(name)]));

describe('a rule for values of a closed list', () => {
  test('goes by the coarsest property that settles what each shows', () => {
    const rule = closedRule(
      NAMES,
      answersFor((name) => (SIZES[name] === 'large' ? 'x' : '-')),
      '-',
      [vowel, size],
    );
    expect(rule.clauses).toEqual([{ symbol: 'x', by: 'size', texts: ['large'] }]);
    expect(NAMES.map((name) => closedRulePrediction(rule, name))).toEqual(['-', '-', 'x', '-', 'x']);
  });

  test('names the values where no property settles it', () => {
    const rule = closedRule(
      NAMES,
      answersFor((name) => (name === 'cow' ? 'x' : '-')),
      '-',
      [vowel, size].slice(1),
    );
    expect(rule.clauses).toEqual([{ symbol: 'x', by: 'value', texts: ['cow'] }]);
  });

  test('a value that could not be read neither supports nor refutes it', () => {
    const rule = closedRule(
      NAMES,
      answersFor((name) => (name === 'elk' ? null : name === 'cow' ? 'x' : '-')),
      '-',
      [size],
    );
    expect(rule.clauses).toEqual([{ symbol: 'x', by: 'size', texts: ['large'] }]);
  });

  test('tries again what shows something and what is nearest to it', () => {
    const answers = answersFor((name) => (name === 'cow' ? 'x' : '-'));
    expect(valuesToRetest(NAMES, answers, '-', [size], 5)).toEqual(['cow', 'elk']);
  });
});
