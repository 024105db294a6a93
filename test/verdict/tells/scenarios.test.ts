/** In which scenarios a tell shows. */
import { describe, expect, it } from 'vitest';
import { scenariosShowing, withinScenarios } from '../../../src/core/verdict/scenarios.ts';
import { tableOf, trialsAt } from '../../builders/evidence/slots.ts';

const SCENARIOS = ['write', 'write', 'ask', 'ask', 'plan', 'plan'];
const table = tableOf(
  trialsAt(['zone'], ['east', 'west', 'east', 'west', 'east', 'west'], (row) => ({ scenario: SCENARIOS[row] ?? '' })),
);

describe('a tell shows', () => {
  it.each([
    [
      ['a', 'b', 'a', 'b', 'a', 'b'],
      ['ask', 'plan', 'write'],
    ],
    [['a', 'b', 'a', 'a', 'c', 'c'], ['write']],
    [['a', 'a', 'b', 'b', 'c', 'c'], []],
    [['a', null, 'a', 'b', null, null], ['ask']],
    [['', 'x', null, '', 'x', 'x'], ['write']],
  ])('with %j in the scenarios %j, by name', (symbols, names) => {
    expect(scenariosShowing(symbols, table)).toEqual(names);
  });

  it('in one of two, or in both', () => {
    const two = tableOf(
      trialsAt(['zone'], ['east', 'west', 'east', 'west'], (row) => ({ scenario: row < 2 ? 'write' : 'ask' })),
    );
    expect(scenariosShowing(['a', 'b', 'a', 'a'], two)).toEqual(['write']);
    expect(scenariosShowing(['a', 'b', 'a', 'b'], two)).toEqual(['ask', 'write']);
  });

  it('in unnamed scenarios if only one was played', () => {
    expect(scenariosShowing(['a', 'b'], tableOf(trialsAt(['zone'], ['east', 'west'])))).toBeUndefined();
  });
});

describe('the symbols within scenarios', () => {
  const symbols = ['a', 'b', 'c', null, 'd', 'e'];
  it('are those of their trials, and null elsewhere', () => {
    expect(withinScenarios(symbols, ['write', 'ask'], table)).toEqual(['a', 'b', 'c', null, null, null]);
    expect(withinScenarios(symbols, ['plan'], table)).toEqual([null, null, null, null, 'd', 'e']);
  });

  it.each([[undefined], [[]]])('are all symbols where the scenarios are %j', (scenarios) => {
    expect(withinScenarios(symbols, scenarios, table)).toBe(symbols);
  });
});
