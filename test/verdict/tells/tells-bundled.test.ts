/** Which places are one tell, and in which order tells come. */
import { describe, expect, it } from 'vitest';
import type { Response } from '../../../src/core/statistics/response.ts';
import { inReportOrder, type TellRecord } from '../../../src/core/verdict/tell-record.ts';
import type { ClassifiedAddress } from '../../../src/core/disclosure/index.ts';
import type { Slot } from '../../../src/core/model/index.ts';
import type { Symbols } from '../../builders/evidence/slots.ts';
import { type Asked, at, MARK, NAMES, tellsFor, WORDS } from '../../builders/verdicts/group-tells.ts';
import { tellOf } from '../../builders/verdicts/tells.ts';

describe('places of one group are one tell', () => {
  const bundles = (places: readonly Response[], asked?: Asked) =>
    tellsFor(places, asked).map(({ tell }) => [tell.address, ...tell.also.map(({ address }) => address)].join(' '));

  it('if message, sink, class and disguise are equal, with each place once', () => {
    expect(
      bundles([at('body.a'), at('body.b'), at('body.a', MARK, { position: 4 }), at('body.b', MARK, { position: 4 })]),
    ).toEqual(['body.a body.b']);
    expect(bundles([at('body.a'), at('body.a', MARK, { message: 'GET / #1' })])).toEqual(['body.a', 'body.a']);
    expect(bundles([at('body.a'), at('body.b', WORDS)])).toEqual(['body.a', 'body.b']);
    expect(bundles([at('body.a'), at('body.b', NAMES, { carrier: 'json.key-order' })])).toEqual(['body.a', 'body.b']);
  });

  it('with the network first, and local copies under what they repeat', () => {
    const file = (symbols: Symbols) => at('content', symbols, { sink: 'files', message: 'log' });
    const [both, ...none] = tellsFor([file(WORDS), at('body.a', WORDS)]);
    expect([both?.tell.sink, both?.tell.also, none]).toEqual([
      'http',
      [{ message: 'log', address: 'content', carrier: 'text.code-point' }],
      [],
    ]);
    expect(bundles([file(NAMES), at('body.a', WORDS)])).toEqual(['body.a', 'content']);
    expect(bundles([file(WORDS), at('out', WORDS, { sink: 'stdout', message: 'stdout' })])).toEqual(['content', 'out']);
    expect(bundles([file(MARK), at('body.a', WORDS)])).toEqual(['body.a', 'content']);
  });

  it('but not if class, feature or a single symbol differs', () => {
    const file = (symbols: Symbols, more: Partial<Slot> = {}) =>
      at('content', symbols, { sink: 'files', message: 'log', ...more });
    expect(bundles([file(WORDS, { carrier: 'json.key-order' }), at('body.a', WORDS)])).toEqual(['body.a', 'content']);
    expect(bundles([file(['red', 'green', 'red', 'green']), at('body.a', WORDS)])).toEqual(['body.a', 'content']);
    const feature = { feature: 'parity', symbols: NAMES };
    expect(bundles([{ ...file(WORDS), ...feature }, at('body.a', NAMES, { carrier: 'json.key-order' })])).toEqual([
      'body.a',
      'content',
    ]);
    expect(
      bundles([
        { ...file(WORDS), ...feature },
        { ...at('body.a', WORDS), ...feature },
      ]),
    ).toEqual(['body.a content']);
  });

  it('unless different entries of a disclosure explain them', () => {
    const asked: ClassifiedAddress[] = [];
    const declared = (place: ClassifiedAddress): string | null => {
      asked.push(place);
      return place.address === 'body.b' ? 'why-b' : null;
    };
    const all = tellsFor([at('body.a'), at('body.b')], { declared });
    expect(all.map(({ tell }) => [tell.address, tell.declared])).toEqual([
      ['body.a', null],
      ['body.b', 'why-b'],
    ]);
    expect(asked[0]).toEqual({
      sink: 'http',
      message: 'POST {endpoint}/v1/messages #1',
      carrier: 'text.code-point',
      address: 'body.a',
      dependsOn: ['zone'],
      class: 'covert',
    });
  });
});

describe('tells are ordered', () => {
  const tell = (more: Partial<TellRecord['tell']>): TellRecord => ({
    codebook: { factors: [], cells: new Map(), agree: 0, readable: 0, bits: 0 },
    partition: new Map(),
    tell: tellOf({ sink: 'http', ...more }),
  });

  it.each<[string, Partial<TellRecord['tell']>[]]>([
    [
      'of class, worst first',
      [
        { class: 'covert', sink: 'z' },
        { class: 'behavioural' },
        { class: 'overt' },
        { class: 'functional', sink: 'a' },
      ],
    ],
    [
      'of sink',
      [
        { sink: 'a', message: 'z' },
        { sink: 'b', message: 'a' },
      ],
    ],
    [
      'of message',
      [
        { message: 'a', address: 'z' },
        { message: 'b', address: 'a' },
      ],
    ],
    [
      'of address',
      [
        { address: 'a', carrier: 'z' },
        { address: 'b', carrier: 'a' },
      ],
    ],
    [
      'of carrier',
      [
        { carrier: 'a', dependsOn: ['z'] },
        { carrier: 'b', dependsOn: ['a'] },
      ],
    ],
    [
      'of factors',
      [
        { dependsOn: ['a'], disguise: 'structural' },
        { dependsOn: ['b'], disguise: 'invisible' },
      ],
    ],
    [
      'of disguise',
      [
        { disguise: 'invisible', before: 'z' },
        { disguise: 'structural', before: 'a' },
      ],
    ],
    ['of what stands before', [{ before: 'a' }, { before: 'b' }]],
  ])('%s', (_, tells) => {
    const made = tells.map(tell);
    expect(inReportOrder([...made].reverse())).toEqual(made);
    expect(inReportOrder(made)).toEqual(made);
  });
});
