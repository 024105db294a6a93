import { describe, expect, test } from 'vitest';
import { contextFor, environmentsFor } from '../../src/core/design/index.ts';
import type { Assignment } from '../../src/core/model/index.ts';

const tell = (dependsOn: readonly string[], symbols: Readonly<Record<string, readonly Assignment[]>>) => ({
  dependsOn,
  codebook: Object.entries(symbols).map(([symbol, cells]) => ({ symbol, rendered: symbol, cells, levels: {} })),
});

const byHost = tell(['host'], {
  a: [{ host: 'plain' }, { host: 'other' }],
  b: [{ host: 'listed' }],
  c: [{ host: 'word' }],
});
const byBoth = tell(['zone', 'host'], {
  '-': [
    { zone: 'UTC', host: 'plain' },
    { zone: 'UTC', host: 'other' },
    { zone: 'UTC', host: 'listed' },
    { zone: 'East', host: 'plain' },
  ],
  '/': [
    { zone: 'East', host: 'other' },
    { zone: 'East', host: 'listed' },
  ],
});

describe('where the other factors stand while one is moved', () => {
  test('nowhere, of a tell of one factor', () => {
    expect(contextFor(byHost, 'host', {})).toEqual({
      others: {},
      references: [{ host: 'plain' }, { host: 'listed' }, { host: 'word' }],
    });
  });

  test('where the factor makes a difference', () => {
    expect(contextFor(byBoth, 'zone', {})).toEqual({
      others: { host: 'other' },
      references: [
        { zone: 'UTC', host: 'other' },
        { zone: 'East', host: 'other' },
      ],
    });
  });

  test('where the user wants them, even if it makes none there', () => {
    expect(contextFor(byBoth, 'zone', { host: 'plain' })?.references).toEqual([{ zone: 'UTC', host: 'plain' }]);
    expect(contextFor(byBoth, 'zone', { host: 'unheard-of' })).toBeNull();
  });
});

test('few environments show every symbol of every tell', () => {
  const environments = environmentsFor([byHost, byBoth]);
  expect(environments).toEqual([{ host: 'plain', zone: 'UTC' }, { host: 'listed', zone: 'East' }, { host: 'word' }]);
});
