/** Rules for values of a closed list: which property is chosen, what it says, and what is tried again. */
import { describe, expect, it } from 'vitest';
import { closedRule, closedRulePrediction, type Property, valuesToRetest } from '../../src/core/trigger-rules/index.ts';

const VALUES = ['ant', 'bee', 'cow', 'dog', 'elk'];
const by = (name: string, groups: Readonly<Record<string, string>>): Property => ({
  by: name,
  of: (value) => Object.keys(groups).find((key) => groups[key]?.split(' ').includes(value)),
});
const size = by('size', { small: 'ant bee', large: 'cow elk', middle: 'dog' });
const legs = by('legs', { six: 'ant bee', four: 'cow dog elk' });

/** Symbols in the order of the values, `?` where it could not be read. */
const answers = (symbols: string): ReadonlyMap<string, string | null> =>
  new Map(VALUES.map((value, at) => [value, symbols[at] === '?' ? null : (symbols[at] ?? null)]));
const rule = (symbols: string, ...properties: Property[]) => closedRule(VALUES, answers(symbols), '-', properties);

describe('the rule', () => {
  it.each([
    ['of a property that settles all', 'xx-x-', [legs, size], 'size', [['x', ['middle', 'small']]]],
    ['by value where none does', 'x--x-', [legs, size], 'value', [['x', ['ant', 'dog']]]],
    ['by the first property of as few', 'xx---', [size, legs], 'size', [['x', ['small']]]],
    ['by the first property of as few, whichever that is', 'xx---', [legs, size], 'legs', [['x', ['six']]]],
    ['by the one of fewer texts, wherever it stands', '--xxx', [size, legs], 'legs', [['x', ['four']]]],
    ['by a property before the values, though as many', '---x-', [size], 'size', [['x', ['middle']]]],
    [
      'with a clause for each symbol, in their order',
      'yyx-x',
      [size],
      'size',
      [
        ['y', ['small']],
        ['x', ['large']],
      ],
    ],
    ['with its texts in order of the alphabet', 'xxx-x', [size], 'size', [['x', ['large', 'small']]]],
    ['without what could not be read', 'x?-?-', [size], 'size', [['x', ['small']]]],
    ['of nothing where all show the base', '-----', [size], 'size', []],
  ])('is that %s: %s', (_, symbols, properties, name, clauses) => {
    const made = rule(symbols, ...properties);
    expect([made.base, made.by.by]).toEqual(['-', name]);
    expect(made.clauses).toEqual(clauses.map(([symbol, texts]) => ({ symbol, by: name, texts })));
  });

  it('is by value where each value was tried alone in its property', () => {
    const each = by('initial', { a: 'ant', b: 'bee', c: 'cow', d: 'dog', e: 'elk' });
    expect(rule('x----', each).by.by).toBe('value');
    expect(rule('?x-?-', size).by.by).toBe('size');
  });

  it('takes a value without the property for itself', () => {
    const some = by('some', { pair: 'ant bee' });
    const made = rule('xxx--', some);
    expect(made.clauses).toEqual([{ symbol: 'x', by: 'some', texts: ['cow', 'pair'] }]);
    expect(VALUES.map((value) => closedRulePrediction(made, value))).toEqual(['x', 'x', 'x', '-', '-']);
  });

  it('says the symbol of the clause, and else the base', () => {
    const made = rule('yyx-x', size);
    expect(VALUES.map((value) => closedRulePrediction(made, value))).toEqual(['y', 'y', 'x', '-', 'x']);
    expect(closedRulePrediction(made, 'fox')).toBe('-');
  });
});

describe('tried again', () => {
  it.each([
    ['what shows something, then what shares a property with it', 'x----', [size], 5, ['ant', 'bee']],
    ['by any of the properties', '--x--', [size, legs], 5, ['cow', 'dog', 'elk']],
    ['as many of each as are asked for', 'xx---', [by('all', { one: 'ant bee cow dog elk' })], 1, ['ant', 'cow']],
    ['nothing that could not be read', 'x?---', [size], 5, ['ant']],
    ['nothing that shares only having no property', '--x--', [by('some', { pair: 'ant bee' })], 5, ['cow']],
    ['nothing where all show the base', '-----', [size], 5, []],
  ])('is %s: %s', (_, symbols, properties, most, values) => {
    expect(valuesToRetest(VALUES, answers(symbols), '-', properties, most)).toEqual(values);
  });
});
