/** The trees that carriers make: places, readings, records and lists. */
import { describe, expect, it } from 'vitest';
import { type Carrier, facetText, memberOf, nonEmpty, text, whole } from '../../../src/core/carriers/reading.ts';
import {
  field,
  fieldText,
  inner,
  leafPlace,
  listPlace,
  membersOf,
  recordPlace,
  valuePlace,
} from '../../../src/core/carriers/records.ts';

const carrier = (name: string): Carrier => ({ name, family: 'git', kind: 'content', describes: `What ${name} reads.` });
const [A, B, C] = [carrier('a'), carrier('b'), carrier('c')];
const record = recordPlace('record', A, [
  field('first', valuePlace(A, '1')),
  inner('second', valuePlace(B, '2')),
  field('first', valuePlace(A, '3')),
]);
const list = {
  shape: 'list',
  shapeCarrier: A,
  facets: [],
  parts: { by: 'sequence', presence: A, order: B, items: [record] },
} as const;

describe('a reading', () => {
  it('is compared by code point or as a whole', () => {
    expect(text(A, 'x')).toEqual({ carrier: A, text: 'x', form: 'text' });
    expect(whole(A, 'x')).toEqual({ carrier: A, text: 'x', form: 'whole' });
  });

  it('that is empty is left out, unless it is compared under a condition', () => {
    const given = { ...whole(B, ''), given: 'x' };
    expect(nonEmpty([text(A, ''), text(A, 'x'), given])).toEqual([text(A, 'x'), given]);
  });

  it('is found by its carrier, and empty where there is none', () => {
    const place = leafPlace('leaf', text(A, 'x'), whole(B, 'y'));
    expect([A, B, C].map((one) => facetText(place, one))).toEqual(['x', 'y', '']);
  });
});

describe('a leaf', () => {
  it('differs in shape by the carrier of its first reading, also where that is empty', () => {
    expect(leafPlace('leaf', text(A, ''), whole(B, 'y'))).toEqual({
      shape: 'leaf',
      shapeCarrier: A,
      facets: [whole(B, 'y')],
      parts: null,
    });
    expect(valuePlace(B, 'y')).toEqual({ shape: 'value', shapeCarrier: B, facets: [whole(B, 'y')], parts: null });
  });
});

describe('a record', () => {
  it('has its fields in a fixed order', () => {
    expect(record).toMatchObject({
      shape: 'record',
      shapeCarrier: A,
      facets: [],
      parts: { by: 'name', presence: A, repeated: A, order: null },
    });
    expect(membersOf(record).map(({ name, step }) => [name, step])).toEqual([
      ['first', 'first'],
      ['second', '.second'],
      ['first', 'first'],
    ]);
  });

  it('gives the first field of a name, and its text', () => {
    expect(memberOf(record, 'first')).toEqual(valuePlace(A, '1'));
    expect([memberOf(record, 'third'), memberOf(valuePlace(A, '1'), 'first'), memberOf(list, 'first')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([fieldText(record, 'first', A), fieldText(record, 'first', B), fieldText(record, 'third', A)]).toEqual([
      '1',
      '',
      '',
    ]);
  });
});

describe('a list', () => {
  it('reads presence, number and order of what it names', () => {
    const members = [inner('x', valuePlace(A, '1'))];
    expect(listPlace('list', { presence: A, repeated: B, order: C }, members)).toEqual({
      shape: 'list',
      shapeCarrier: A,
      facets: [],
      parts: { by: 'name', presence: A, repeated: B, order: C, members },
    });
  });

  it('of nothing, or of items without names, has no members', () => {
    expect([membersOf(undefined), membersOf(valuePlace(A, '1')), membersOf(list)]).toEqual([[], [], []]);
  });
});
