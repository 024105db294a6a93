import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Verdict } from '../../src/core/model/index.ts';
import { parseVerdict, verdictJson, verdictJsonSchema } from '../../src/report/index.ts';
import type { verdictSchema } from '../../src/report/schema.ts';
import { covertTell, inconclusive, noneSeen, verdict } from './example.ts';

/** Checked by the compiler: the published schema's type and the contract are one and the same. */
expectTypeOf<z.infer<typeof verdictSchema>>().toEqualTypeOf<Verdict>();

const published = readFileSync(new URL('../../schema/verdict.schema.json', import.meta.url), 'utf8');

describe('the published schema', () => {
  test('equals the one generated from the sources (to update: npm run schema)', () => {
    expect(verdictJsonSchema()).toBe(published);
  });

  const valid = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(published) as object);

  test.each([
    ['tells-found', verdict],
    ['none-seen', noneSeen],
    ['inconclusive', inconclusive],
  ])('takes a verdict %s', (_, given) => {
    expect(valid(JSON.parse(verdictJson(given)))).toBe(true);
  });

  test.each([
    ['another format', { ...verdict, format: 2 }],
    ['an unknown class', { ...verdict, tells: [{ ...covertTell, class: 'nasty' }] }],
    ['a key that is not in the contract', { ...verdict, mood: 'good' }],
    ['a probability above one', { ...verdict, tells: [{ ...covertTell, p: 1.2 }] }],
    ['a missing field', { ...verdict, seen: undefined }],
  ])('refuses %s', (_, given) => {
    expect(valid(JSON.parse(JSON.stringify(given)))).toBe(false);
    expect(() => parseVerdict(JSON.stringify(given))).toThrow();
  });
});

describe('verdict.json', () => {
  test('parses to the verdict that was written', () => {
    for (const given of [verdict, noneSeen, inconclusive]) expect(parseVerdict(verdictJson(given))).toEqual(given);
  });

  test('has the same bytes whatever the key order of the verdict', () => {
    const shuffled = Object.fromEntries(Object.entries(verdict).reverse()) as unknown as Verdict;
    expect(verdictJson(shuffled)).toBe(verdictJson(verdict));
    expect(verdictJson(verdict).endsWith('}\n')).toBe(true);
    expect(verdictJson(verdict)).toContain('\n  "format": 1,\n  "subject": {\n    "name": ');
  });

  test('contains no raw control or format character, and loses none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (after) => {
        const given = { ...verdict, tells: [{ ...covertTell, after }] };
        const text = verdictJson(given);
        expect(text).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}]/u);
        expect(parseVerdict(text)).toEqual(given);
      }),
    );
  });

  test('is not written with a number that JSON cannot represent', () => {
    expect(() => verdictJson({ ...verdict, bits: Number.NaN })).toThrow();
    expect(() => verdictJson({ ...verdict, bits: Number.POSITIVE_INFINITY })).toThrow();
  });
});
