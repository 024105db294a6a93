/** Spots: where each place of a message stands in every trial, and a message with another place there. */
import { describe, expect, it } from 'vitest';
import { childrenOf, indexIn, messageWith, outwards, placeIn, targetsOf } from '../../src/core/plant/target.ts';
import { facetText, type Place } from '../../src/core/carriers/reading.ts';
import { TEXT } from '../../src/core/carriers/text.ts';
import { bodyOf, bytesOf, posted, requested, targetAt } from '../builders/messages/planted-marks.ts';
import { sentOf } from '../builders/messages/trial-messages.ts';

const textIn = (place: Place | null): string | null => (place === null ? null : facetText(place, TEXT));

const baseline = requested([
  posted('{"a":"x","list":["p","q"],"only":"here"}'),
  posted('{"a":"y","list":["p","q"]}'),
  posted('{"list":["p","q"],"a":"x"}'),
]);
const trials = [0, 1, 2];

describe('spots', () => {
  it('are all places of the message, parents before their parts', () => {
    const [targets = []] = baseline.targets.values();
    const addresses = targets.map(({ address }) => address).filter((address) => address.startsWith('body'));
    // The body, its document and the root of that have one address.
    expect(addresses).toEqual([
      'body',
      'body',
      'body',
      'body.a',
      'body.list',
      'body.list[0]',
      'body.list[1]',
      'body.only',
    ]);
    for (const { parent } of targets.slice(1)) expect(targets).toContain(parent);
    expect(targets[0]?.parent).toBeNull();
  });

  it('show the place of the first trial that has it', () => {
    expect(textIn(targetAt(baseline, 'body.a').model)).toBe('x');
    expect(textIn(targetAt(baseline, 'body.only').model)).toBe('here');
  });

  it('are found in each trial, and not where the trial lacks them', () => {
    const found = (address: string) => trials.map((trial) => textIn(placeIn(targetAt(baseline, address), trial)));
    expect(found('body.a')).toEqual(['x', 'y', 'x']);
    expect(found('body.only')).toEqual(['here', null, null]);
    expect(found('body.list[1]')).toEqual(['q', 'q', 'q']);
    expect(placeIn(targetAt(baseline, 'body.a'), 3)).toBeNull();
    expect(placeIn(targetAt(baseline, 'body.list[1]'), 3)).toBeNull();
  });

  it('have a number among the parts of their parent in each trial', () => {
    const numbers = (address: string) => trials.map((trial) => indexIn(targetAt(baseline, address), trial));
    expect(numbers('body.a')).toEqual([0, 0, 1]);
    expect(numbers('body.list')).toEqual([1, 1, 0]);
    expect(numbers('body.only')).toEqual([2, -1, -1]);
    expect(numbers('body.list[1]')).toEqual([1, 1, 1]);
    expect(indexIn(targetAt(baseline, ''), 0)).toBe(-1);
  });

  it('lead outwards to the message', () => {
    const around = [...outwards(targetAt(baseline, 'body.list[0]'))];
    expect(around.map(({ address }) => address)).toEqual(['body.list[0]', 'body.list', 'body', 'body', 'body', '']);
  });
});

describe('equal places', () => {
  const twice = requested([posted('{"a":"x","b":"x","c":1}'), posted('{"b":"x","a":"x","c":2}')]);

  it('are told apart by their names', () => {
    const numbers = (address: string) => [0, 1].map((trial) => indexIn(targetAt(twice, address), trial));
    expect([numbers('body.a'), numbers('body.b')]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('that come again under one name have the address of their occurrence', () => {
    const again = requested([posted('{"a":"x","a":"y","z":1}'), posted('{"a":"x","a":"y","z":2}')]);
    expect(textIn(placeIn(targetAt(again, 'body.a~2'), 1))).toBe('y');
    expect(indexIn(targetAt(again, 'body.a~2'), 1)).toBe(1);
  });
});

describe('a place that the first trial lacks', () => {
  const late = requested(['{"a":"x"}', '{"a":"x","late":{"n":"y"}}', '{"a":"x","late":{"n":"y"}}'].map(posted));

  it('is a spot, with all that stands in it', () => {
    expect(textIn(targetAt(late, 'body.late.n').model)).toBe('y');
    expect(trials.map((trial) => placeIn(targetAt(late, 'body.late'), trial)?.shape)).toEqual([
      undefined,
      'object',
      'object',
    ]);
    expect(trials.map((trial) => textIn(placeIn(targetAt(late, 'body.late.n'), trial)))).toEqual([null, 'y', 'y']);
  });
});

describe('elements of a list', () => {
  it('that are equal are told apart by their number', () => {
    const equal = requested(['["x","x","a"]', '["x","x","b"]'].map(posted));
    expect([0, 1].map((trial) => indexIn(targetAt(equal, 'body[1]'), trial))).toEqual([1, 1]);
  });

  it('have the addresses that alignment gives them', () => {
    const named = requested([posted('[{"name":"a","x":1},{"name":"b","x":1}]')]);
    const addresses = [...named.targets.values()].flat().map(({ address }) => address);
    expect(addresses).toContain('body[name=b].x');
    expect(addresses).not.toContain('body[1].x');
  });

  it('of which trials lack some are found where they stand', () => {
    const some = requested([posted('["a","b","c"]'), posted('["b","c"]'), posted('["a","b","c"]')]);
    const [first, second] = [targetAt(some, 'body[0]'), targetAt(some, 'body[1]')];
    expect(trials.map((trial) => indexIn(first, trial))).toEqual([0, -1, 0]);
    expect(trials.map((trial) => indexIn(second, trial))).toEqual([1, 0, 1]);
  });
});

describe('a message with another place', () => {
  const changed = (address: string, trial: number): string | null => {
    const target = targetAt(baseline, address);
    const own = placeIn(target, trial);
    if (own === null) throw new Error('the trial lacks the place');
    const place = { ...own, facets: own.facets.map((facet) => ({ ...facet, text: 'NEW' })) };
    return bodyOf(bytesOf(sentOf({ place: messageWith(target, trial, place) as ReturnType<typeof sentOf>['place'] })));
  };

  it.each([
    ['body.a', 0, '{"a":"NEW","list":["p","q"],"only":"here"}'],
    ['body.a', 2, '{"list":["p","q"],"a":"NEW"}'],
    ['body.list[1]', 1, '{"a":"y","list":["p","NEW"]}'],
    ['body.only', 0, '{"a":"x","list":["p","q"],"only":"NEW"}'],
  ])('has it at %s in trial %d, and nothing else', (address, trial, expected) => {
    expect(changed(address, trial)).toBe(expected);
  });

  it('is that place where the message itself is meant', () => {
    const target = targetAt(baseline, '');
    expect(messageWith(target, 0, target.model)).toBe(target.model);
  });

  it('is none in a trial that lacks what stands around it', () => {
    const target = targetAt(baseline, 'body.a');
    expect(() => messageWith(target, 7, target.model)).toThrow('a part has a parent that has parts');
  });
});

describe('visits', () => {
  const leaf: Place = { shape: 'text', shapeCarrier: TEXT, facets: [], parts: null };

  it('of columns that no trial has make no spot', () => {
    expect(targetsOf('x', [{ address: '', column: [null, null] }])).toEqual([]);
    expect(targetsOf('x', [])).toEqual([]);
  });

  it('of columns that are part of nothing make no spot but the first', () => {
    const visits = ['', 'a'].map((address) => ({ address, column: [{ ...leaf }] }));
    expect(targetsOf('x', visits).map(({ address }) => address)).toEqual(['']);
  });

  it('of a place without parts end there', () => {
    expect(childrenOf(leaf)).toEqual([]);
    expect(targetsOf('x', [{ address: '', column: [leaf, null] }])).toEqual([
      { message: 'x', address: '', parent: null, index: null, column: [leaf, null], model: leaf },
    ]);
  });
});
