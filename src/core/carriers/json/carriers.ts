/** Carriers of JSON values, objects and lists; spelling and white space have files of their own. */
import type { Carrier } from '../reading.ts';

export const JSON_PRESENCE: Carrier = {
  name: 'json.presence',
  family: 'json',
  kind: 'presence',
  describes: 'Whether a field stands in an object.',
};
export const JSON_DUPLICATE_KEY: Carrier = {
  name: 'json.duplicate-key',
  family: 'json',
  kind: 'form',
  describes: 'Whether a field stands in an object once more.',
};
export const JSON_KEY_ORDER: Carrier = {
  name: 'json.key-order',
  family: 'json',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the fields of an object.',
};
export const JSON_TYPE: Carrier = {
  name: 'json.type',
  family: 'json',
  kind: 'content',
  format: true,
  describes: 'The type of a value: string, number, boolean, null, object or array.',
};
export const JSON_VALUE: Carrier = {
  name: 'json.value',
  family: 'json',
  kind: 'content',
  describes: 'The value of a number, true, false or null.',
};
export const LIST_PRESENCE: Carrier = {
  name: 'list.presence',
  family: 'list',
  kind: 'presence',
  describes: 'Whether an element stands in a list.',
};
export const LIST_ORDER: Carrier = {
  name: 'list.order',
  family: 'list',
  kind: 'form',
  ordering: 'gathered',
  describes: 'The order of the elements of a list.',
};
