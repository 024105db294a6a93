import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declaredAs, entryMatches } from '../../src/core/disclosure/index.ts';
import type { DisclosureEntry, TellClass } from '../../src/core/model/index.ts';

describe('a pattern', () => {
  test.each([
    ['body.system', 'body.system', true],
    ['body.system', 'body.system[0]', false],
    ['body.*', 'body.system[0].text', true],
    ['*.text', 'body.system[0].text', true],
    ['body.events[*].env', 'body.events[name=start].env', true],
    ['body.events[*].env', 'body.events.env', false],
    ['*a*b*', 'xaxbx', true],
    ['*b*a*', 'xaxbx', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['a?c', 'abc', false],
    ['POST *', 'POST x\ny', true],
  ])('%s against %s: %s', (pattern, text, expected) => {
    expect(entryMatches(pattern, text)).toBe(expected);
  });

  test('matches as the equivalent regular expression does', () => {
    const text = fc.stringMatching(/^[ab.]{0,10}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab.*]{0,8}$/), text, (pattern, given) => {
        const expression = pattern
          .split('*')
          .map((piece) => piece.replaceAll('.', '\\.'))
          .join('[^]*');
        expect(entryMatches(pattern, given)).toBe(new RegExp(`^${expression}$`).test(given));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an entry explains a place', () => {
  const entry: DisclosureEntry = {
    id: 'zone',
    dependsOn: ['timezone', 'locale'],
    where: { sink: 'http', message: 'POST *', carrier: 'text.*', address: 'body.system*' },
    class: 'behavioural',
    why: 'so',
    versions: ['2.1.*'],
  };
  const place = {
    sink: 'http',
    message: 'POST {endpoint}/v1/messages #1',
    carrier: 'text.code-point',
    address: 'body.system[0].text',
    dependsOn: ['timezone'],
    class: 'behavioural' as TellClass,
  };
  const explained = (
    changes: Partial<typeof place>,
    version: string | null = '2.1.196',
    more: readonly DisclosureEntry[] = [],
  ) => declaredAs({ format: 1, entries: [entry, ...more] }, version)({ ...place, ...changes });

  test.each([
    ['as it is declared', {}, 'zone'],
    ['of a lesser class than it claims', { class: 'overt' as const }, 'zone'],
    ['by several of its factors', { dependsOn: ['timezone', 'locale'] }, 'zone'],
    ['not: by a factor that it does not name', { dependsOn: ['timezone', 'endpoint'] }, null],
    ['not: of a worse class than it claims', { class: 'covert' as const }, null],
    ['not: at another address', { address: 'body.tools[0]' }, null],
    ['not: on another sink', { sink: 'dns' }, null],
    ['not: in another message', { message: 'GET {endpoint}/v1/models #1' }, null],
    ['not: of another carrier', { carrier: 'json.key-order' }, null],
  ])('%s', (_, changes, expected) => {
    expect(explained(changes)).toBe(expected);
  });

  test('not of another version; of any where the subject has none', () => {
    expect([explained({}, '2.2.0'), explained({}, '2.1.0'), explained({}, null)]).toEqual([null, 'zone', 'zone']);
  });

  test('if it is the first whose claim suffices', () => {
    const admitting: DisclosureEntry = { ...entry, id: 'admitted', class: 'covert' };
    expect(explained({ class: 'covert' }, '2.1.0', [admitting])).toBe('admitted');
    expect(explained({}, '2.1.0', [admitting])).toBe('zone');
  });

  test('not where nothing is declared', () => {
    expect(declaredAs(undefined, null)(place)).toBeNull();
  });
});
