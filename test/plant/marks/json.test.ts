/** Marks in how JSON is written, and in its types and values; to the byte. */
import { describe, expect, it } from 'vitest';
import { JSON_MARKS } from '../../../src/core/plant/marks/json.ts';
import {
  bodyOf,
  carrierAt,
  drawing,
  inBody,
  markOf,
  planted,
  posted,
  requested,
  targetAt,
} from '../../builders/messages/planted-marks.ts';

it('marks of JSON are five', () => {
  expect(JSON_MARKS.map(({ name }) => name)).toEqual(['number form', 'value', 'type', 'escape form', 'white space']);
});

describe('the form of a number', () => {
  it.each([
    ['1', '1.0'],
    ['1.5', '1.50'],
    ['-20', '-20.0'],
    ['0.0', '0.00'],
  ])('makes %s %s', (number, expected) => {
    expect(inBody('number form', `{"n":${number}}`, 'body.n')).toBe(`{"n":${expected}}`);
  });

  it.each(['1e5', '1E5', '"1"', 'true', 'null', '[]'])('is no mark of %s', (value) => {
    expect(carrierAt('number form', posted(`{"n":${value}}`), 'body.n')).toBeUndefined();
  });

  it('is told as one', () => {
    expect(carrierAt('number form', posted('{"n":1}'), 'body.n')).toBe('json.number-form');
  });
});

describe('the value', () => {
  it.each([
    ['4096', '4097'],
    ['9', '0'],
    ['1.59', '1.50'],
    ['1e5', '1e6'],
    ['true', 'false'],
    ['false', 'true'],
  ])('of %s becomes %s', (value, expected) => {
    expect(inBody('value', `{"n":${value}}`, 'body.n')).toBe(`{"n":${expected}}`);
  });

  it.each(['"1"', 'null', '{}'])('is no mark of %s', (value) => {
    expect(carrierAt('value', posted(`{"n":${value}}`), 'body.n')).toBeUndefined();
  });

  it('is told as one', () => {
    expect(carrierAt('value', posted('{"n":true}'), 'body.n')).toBe('json.value');
  });
});

describe('the type', () => {
  it.each([
    ['5', '"5"'],
    ['1.50', '"1.50"'],
  ])('of %s makes it %s', (value, expected) => {
    expect(inBody('type', `{"n":${value}}`, 'body.n')).toBe(`{"n":${expected}}`);
  });

  it('is a mark of numbers alone', () => {
    expect(carrierAt('type', posted('{"n":5}'), 'body.n')).toBe('json.type');
    expect(carrierAt('type', posted('{"n":true}'), 'body.n')).toBeUndefined();
  });
});

describe('the form of an escape', () => {
  it.each([
    ['the first letter', '{"t":"abc"}', 0, '{"t":"\\u0061bc"}'],
    ['another letter', '{"t":"abc"}', 2, '{"t":"ab\\u0063"}'],
    ['a letter, not a sign', '{"t":"1 a"}', 0, '{"t":"1 \\u0061"}'],
    ['a slash', '{"t":"1/2"}', 0, '{"t":"1\\u002f2"}'],
    ['a letter beyond ASCII', '{"t":"é"}', 0, '{"t":"\\u00e9"}'],
    ['a letter among escapes', '{"t":"\\n\\"a\\\\"}', 0, '{"t":"\\n\\"\\u0061\\\\"}'],
    ['a letter in a document whose slashes are escaped', '{"t":"\\/a","u":"\\/"}', 1, '{"t":"\\/\\u0061","u":"\\/"}'],
    ['a letter beside one of two units', '{"t":"\u{1d400}a"}', 0, '{"t":"\u{1d400}\\u0061"}'],
  ])('is %s', (_, body, draw, expected) => {
    expect(inBody('escape form', body, 'body.t', draw)).toBe(expected);
  });

  it.each(['"12"', '""', '"\u{1d400}"', '"\u{1f600}"', '5'])('is no mark of %s', (value) => {
    expect(carrierAt('escape form', posted(`{"t":${value}}`), 'body.t')).toBeUndefined();
  });

  it('is told as one', () => {
    expect(carrierAt('escape form', posted('{"t":"a"}'), 'body.t')).toBe('json.escape');
  });

  it('is the same letter in each trial', () => {
    const baseline = requested(['one', 'two'].map((text) => posted(`{"t":"I am ${text}, of the usual kind."}`)));
    const target = targetAt(baseline, 'body.t');
    const last = '{"t":"I am one, of the usual kin\\u0064."}';
    expect(planted(baseline, markOf('escape form'), target, drawing(19))?.map(bodyOf)).toEqual([
      last,
      last.replace('one', 'two'),
    ]);
    // The word that differs is too near to the letter before it for that to be found in both.
    expect(planted(baseline, markOf('escape form'), target, drawing(2))).toBeNull();
  });

  it('is left where the trial does not bear the mark', () => {
    const target = targetAt(requested([posted('{"t":"a"}')]), 'body.t');
    const change = markOf('escape form').instantiate(target, drawing(0), [0]);
    expect([change?.(0, false), change?.(1, true)]).toEqual([null, null]);
    expect(change?.(0, true)?.kind).toBe('place');
  });
});

describe('white space', () => {
  it.each([
    ['before the first key', '{"a":1,"b":2}', 'body', 0, '{ "a":1,"b":2}'],
    ['behind the first key', '{"a":1,"b":2}', 'body', 1, '{"a" :1,"b":2}'],
    ['before the first value', '{"a":1,"b":2}', 'body', 2, '{"a": 1,"b":2}'],
    ['behind the first value', '{"a":1,"b":2}', 'body', 3, '{"a":1 ,"b":2}'],
    ['before the first key once more', '{"a":1,"b":2}', 'body', 4, '{ "a":1,"b":2}'],
    ['in an empty object', '{"a":{}}', 'body.a', 3, '{"a":{ }}'],
    ['before the first element', '[1,2]', 'body', 0, '[ 1,2]'],
    ['behind the first element', '[1,2]', 'body', 1, '[1 ,2]'],
    ['before the first element once more', '[1,2]', 'body', 2, '[ 1,2]'],
    ['in an empty list', '[[]]', 'body[0]', 1, '[[ ]]'],
    ['further in', '{"a":{"b":1}}', 'body.a', 0, '{"a":{ "b":1}}'],
    ['where there is some', '{"a": 1,"b": 2}', 'body', 2, '{"a":  1,"b": 2}'],
    ['in one object of several that have some', '[{"a": 1}, {"b": 2}]', 'body[0]', 2, '[{"a":  1}, {"b": 2}]'],
    [
      'in a document with indentation',
      '{\n  "a": {\n    "b": 1\n  }\n}',
      'body.a',
      0,
      '{\n  "a": {\n     "b": 1\n  }\n}',
    ],
  ])('is a space more %s', (_, body, address, draw, expected) => {
    const baseline = requested([posted(body)]);
    const mark = markOf('white space');
    const targets = [...baseline.targets.values()]
      .flat()
      .filter((one) => one.address === address && mark.carrierAt(one));
    const [target] = targets;
    expect(target && planted(baseline, mark, target, drawing(draw))?.map(bodyOf)).toEqual([expected]);
  });

  it('is a mark of objects and lists alone', () => {
    expect(carrierAt('white space', posted('{"a":[1]}'), 'body.a')).toBe('json.white-space');
    expect(carrierAt('white space', posted('{"a":{}}'), 'body.a')).toBe('json.white-space');
    expect(carrierAt('white space', posted('{"a":"x"}'), 'body.a')).toBeUndefined();
  });
});

describe('a mark of JSON', () => {
  const baseline = requested([
    posted('{"n":1,"x":0}'),
    posted('{"n":"1","x":0}'),
    posted('{"x":0}'),
    posted('{"n":1,"x":0}'),
  ]);

  it('is left out where another type stands, and where the place is missing', () => {
    const target = targetAt(baseline, 'body.n');
    const change = markOf('number form').instantiate(target, drawing(0), [0, 3]);
    expect([0, 1, 2, 3].map((trial) => change?.(trial, true)?.kind)).toEqual(['place', undefined, undefined, 'place']);
    expect(change?.(0, false)).toBeNull();
  });
});
