/**
 * The output of a subject as a tree of places. It is read as a body: JSON as documents, text to the
 * code point.
 */
import { bodyPlace, writeBody } from './http/body.ts';
import type { Carrier, Place } from './reading.ts';
import { memberOf } from './reading.ts';
import { field, recordPlace } from './records.ts';

export const OUTPUT_FORM: Carrier = {
  name: 'output.form',
  family: 'output',
  kind: 'content',
  describes: 'What a subject prints.',
};

export const outputPlace = (bytes: Uint8Array): Place =>
  recordPlace('output', OUTPUT_FORM, [field('body', bodyPlace(bytes, ''))]);

/** Inverse of `outputPlace`. */
export const writeOutput = (place: Place): Uint8Array => writeBody(memberOf(place, 'body') ?? place);
