/** Marks in what stands beside each other: swapped, left out, given twice; to the byte. */
import { describe, expect, it } from 'vitest';
import { SIBLING_MARKS } from '../../../src/core/plant/marks/siblings.ts';
import {
  bodyOf,
  carrierAt,
  drawing,
  inBody,
  marked,
  markOf,
  planted,
  posted,
  requested,
  targetAt,
} from '../../builders/messages/planted-marks.ts';

const request = (fields: string, target = '/'): string => `GET ${target} HTTP/1.1\r\n${fields}\r\n\r\n`;

it('marks of siblings are three', () => {
  expect(SIBLING_MARKS.map(({ name }) => name)).toEqual(['order', 'presence', 'repetition']);
});

describe('the order', () => {
  it.each([
    ['a.1', request('A.1: 1\r\nB: 2\r\nC: 3'), request('B: 2\r\nA.1: 1\r\nC: 3')],
    ['b', request('A: 1\r\nB: 2\r\nC: 3'), request('A: 1\r\nC: 3\r\nB: 2')],
  ])('of a header field and the next changes: %s', (name, raw, expected) => {
    expect(marked('order', raw, `headers.${name}`)).toBe(expected);
  });

  it('of a parameter and the next changes', () => {
    expect(marked('order', request('A: 1', '/?a=1&b=2&c=3'), 'query.b')).toBe(request('A: 1', '/?a=1&c=3&b=2'));
  });

  it('of a member and the next changes', () => {
    expect(inBody('order', '{"a":1,"b":2,"c":3}', 'body.a')).toBe('{"b":2,"a":1,"c":3}');
  });

  it('of an element and the next changes', () => {
    expect(inBody('order', '["x","y","z"]', 'body[0]')).toBe('["y","x","z"]');
  });

  it('stays at the end', () => {
    expect(inBody('order', '{"a":1,"b":2}', 'body.b')).toBe('{"a":1,"b":2}');
  });

  it('stays where two could not be told apart', () => {
    expect(inBody('order', '["x","x","z"]', 'body[0]')).toBe('["x","x","z"]');
    const equal = targetAt(requested([posted('["x","x","z"]')]), 'body[0]');
    expect(markOf('order').instantiate(equal, drawing(0), [0])?.(0, true)).toBeNull();
    expect(inBody('order', '{"a":1,"a":2,"b":3}', 'body.a')).toBe('{"a":1,"a":2,"b":3}');
  });

  it('is told by the carrier of the parts', () => {
    expect(carrierAt('order', posted('{"a":1,"b":2}'), 'body.a')).toBe('json.key-order');
    expect(carrierAt('order', posted('["x","y"]'), 'body[0]')).toBe('list.order');
    expect(carrierAt('order', request('A: 1\r\nB: 2'), 'headers.a')).toBe('http.header-order');
  });

  it('is no mark where nothing else is there, or all is the same', () => {
    expect(carrierAt('order', posted('{"a":1}'), 'body.a')).toBeUndefined();
    expect(carrierAt('order', posted('["x"]'), 'body[0]')).toBeUndefined();
    expect(carrierAt('order', posted('["x","x"]'), 'body[0]')).toBeUndefined();
  });

  it('is no mark where the format fixes it', () => {
    expect(carrierAt('order', request('A: 1\r\nB: 2'), 'request-line')).toBeUndefined();
    expect(carrierAt('order', request('A: 1\r\nB: 2'), '')).toBeUndefined();
  });
});

describe('the presence', () => {
  it.each([
    ['{"a":1,"b":2}', 'body.a', '{"b":2}'],
    ['{"a":1,"b":2}', 'body.b', '{"a":1}'],
    ['["x","y","z"]', 'body[1]', '["x","z"]'],
  ])('of %s at %s', (body, address, expected) => {
    expect(inBody('presence', body, address)).toBe(expected);
  });

  it('of a field that says the length moves with it', () => {
    expect(marked('presence', posted('["x","y"]'), 'body[0]')).toBe(posted('["y"]'));
  });

  it('is told by the carrier of the parts', () => {
    expect(carrierAt('presence', posted('{"a":1,"b":2}'), 'body.a')).toBe('json.presence');
    expect(carrierAt('presence', posted('["x","y"]'), 'body[0]')).toBe('list.presence');
  });

  it('is no mark of the only part, nor where the format fixes the parts', () => {
    expect(carrierAt('presence', posted('{"a":1}'), 'body.a')).toBeUndefined();
    expect(carrierAt('presence', posted('["x"]'), 'body[0]')).toBeUndefined();
    expect(carrierAt('presence', request('A: 1'), 'path')).toBeUndefined();
  });
});

describe('the repetition', () => {
  it('is the part once more, right behind', () => {
    expect(inBody('repetition', '{"a":1,"b":2}', 'body.a')).toBe('{"a":1,"a":1,"b":2}');
    expect(inBody('repetition', '{"a":1,"b":2}', 'body.b')).toBe('{"a":1,"b":2,"b":2}');
    expect(marked('repetition', request('A: 1\r\nB: 2'), 'headers.a')).toBe(request('A: 1\r\nA: 1\r\nB: 2'));
  });

  it('is a mark of named parts, of which there may be one alone', () => {
    expect(carrierAt('repetition', posted('{"a":1}'), 'body.a')).toBe('json.duplicate-key');
    expect(carrierAt('repetition', request('A: 1'), 'headers.a')).toBe('http.header-count');
    expect(carrierAt('repetition', posted('["x"]'), 'body[0]')).toBeUndefined();
    expect(carrierAt('repetition', request('A: 1'), 'path')).toBeUndefined();
  });
});

describe('in several trials', () => {
  const baseline = requested([
    posted('{"a":1,"b":2,"c":3}'),
    posted('{"b":2,"a":1,"c":3}'),
    posted('{"a":1,"b":2,"c":3}'),
    posted('{"b":2,"c":3}'),
  ]);
  const bodies = (name: string, address: string): unknown =>
    planted(baseline, markOf(name), targetAt(baseline, address), drawing(0))?.map(bodyOf);

  it('a part is swapped where the same one comes next', () => {
    expect(bodies('order', 'body.a')).toEqual([
      '{"b":2,"a":1,"c":3}',
      '{"b":2,"a":1,"c":3}',
      '{"b":2,"a":1,"c":3}',
      '{"b":2,"c":3}',
    ]);
  });

  it('a part is left out where the same one comes next', () => {
    expect(bodies('presence', 'body.b')).toEqual(['{"a":1,"c":3}', '{"b":2,"a":1,"c":3}', '{"a":1,"c":3}', '{"c":3}']);
  });

  it('a part is left where the trial does not bear the mark', () => {
    const change = markOf('presence').instantiate(targetAt(baseline, 'body.a'), drawing(0), [0]);
    expect([change?.(0, false), change?.(3, true)]).toEqual([null, null]);
    expect(change?.(0, true)?.kind).toBe('parts');
  });
});
