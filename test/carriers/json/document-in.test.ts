/** Documents in strings of documents: read below the string, down to a limit, and written back. */
import { describe, expect, it } from 'vitest';
import { JSON_TYPE } from '../../../src/core/carriers/json/carriers.ts';
import { documentIn, readJson } from '../../../src/core/carriers/json/json.ts';
import { documentText, writeJson } from '../../../src/core/carriers/json/write-json.ts';
import { memberOf, type Place } from '../../../src/core/carriers/reading.ts';
import { outlined } from '../../builders/messages/readings.ts';

const read = (source: string): Place => {
  const place = readJson(source);
  if (place === null) throw new Error(`not JSON: ${source}`);
  return place;
};
const rootOf = (source: string): Place => memberOf(read(source), 'document') ?? read(source);

describe('a document in a string', () => {
  const inner = '{"a": 1}';
  const base64 = Buffer.from('{"b":"0123456789"}').toString('base64');

  it('is read below the string, whose spelling stays its own', () => {
    expect(outlined(rootOf(JSON.stringify([inner, base64, 'x'])))).toEqual([
      ': array',
      '[0]: string of json',
      '[0]<json>: json | json.white-space=["","before-value=s",""]',
      '[0]<json>: object',
      '[0]<json>.a: number | json.value=1e0',
      '[1]: string of base64',
      '[1]<base64>: json',
      '[1]<base64>: object',
      '[1]<base64>.b: string | text.code-point=0123456789',
      '[2]: string | text.code-point=x',
    ]);
    const spelled = '["/","/","[\\"\\/\\"]"]';
    expect(outlined(read(spelled)).slice(4)).toEqual([
      '[2]: string of json | json.escape=002f:*s',
      '[2]<json>: json',
      '[2]<json>: array',
      '[2]<json>[0]: string | text.code-point=/',
    ]);
    expect(writeJson(read(spelled))).toBe(spelled);
  });

  it('is opened four documents deep, and text below', () => {
    let source = '[1]';
    for (let level = 0; level < 6; level++) source = JSON.stringify([source]);
    const shapes = outlined(read(source)).map((line) => line.slice(line.indexOf(': ') + 2));
    expect(shapes.filter((shape) => shape === 'string of json')).toHaveLength(4);
    expect(shapes.at(-1)).toBe('string | text.code-point=["[1]"]');
    expect(writeJson(read(source))).toBe(source);
  });

  it.each([
    ['{"a":1}', 'json', '<json>'],
    [base64, 'base64', '<base64>'],
    [Buffer.from('{"a":"\u00ff\u00fe>?~~~"}').toString('base64url'), 'base64url', '<base64url>'],
  ])('of its own is found by its coding: %s', (text, coding, step) => {
    const found = documentIn(text);
    expect(found?.coding).toBe(coding);
    expect(found?.parts).toMatchObject({ by: 'name', order: null, members: [{ name: 'content', step }] });
    const place = { shape: `any of ${coding}`, shapeCarrier: JSON_TYPE, facets: [], parts: found?.parts ?? null };
    expect(documentText(place)).toBe(text);
    expect(documentText({ ...place, shape: 'any' })).toBeUndefined();
    expect(documentText({ ...place, parts: null })).toBeUndefined();
  });

  it.each(['', 'text', '{x}', '[1', '1'])('is not %j', (text) => {
    expect(documentIn(text)).toBeNull();
  });
});
