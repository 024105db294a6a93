/** What the classification looks at: rows that could be read, one for each symbol, and what is known of a row. */
import { describe, expect, it } from 'vitest';
import { contextIn, exemplars, renderingsIn, readableRows } from '../../src/core/classify/finding.ts';
import { findingOf, symbolsOf } from '../builders/evidence/findings-by-trial.ts';

describe('the rows of a finding', () => {
  it('are readable if they have a symbol, the empty one included', () => {
    expect(readableRows(findingOf(symbolsOf('a', null, '', 'a')))).toEqual([0, 2, 3]);
  });

  it('have one exemplar for each distinct symbol, the first that shows it', () => {
    expect(exemplars(findingOf(symbolsOf(null, 'b', '', 'b', 'a', '')))).toEqual([1, 2, 4]);
  });

  it('have at most twelve exemplars', () => {
    const symbols = Array.from({ length: 15 }, (_, i) => `symbol ${i}`);
    expect(exemplars(findingOf(symbolsOf(...symbols)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('for one row of a finding', () => {
  const finding = findingOf([
    {
      symbol: 'x',
      context: { token: 'xy', line: 'an xy', at: 3 },
      forms: [
        ['zone', 'level', 'UTC'],
        ['user', 'level', 'dev'],
      ],
    },
    { symbol: null },
  ]);

  it('the context is that of its trial', () => {
    expect(contextIn(finding, 0)).toEqual({ token: 'xy', line: 'an xy', at: 3 });
    expect(contextIn(finding, 1)).toBeUndefined();
  });

  it('the renderings are those of the given factor', () => {
    expect(renderingsIn(finding, 0, 'user')).toEqual([{ factor: 'user', what: 'level', text: 'dev' }]);
    expect(renderingsIn(finding, 0, 'proxy')).toEqual([]);
  });

  it('outside the table there is neither context nor rendering', () => {
    expect(contextIn(finding, 2)).toBeUndefined();
    expect(renderingsIn(finding, 2, 'zone')).toEqual([]);
  });
});
