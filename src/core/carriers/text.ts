/**
 * The two plainest carriers: text, compared code point by code point, and bytes that are no text.
 */
import type { Carrier } from './reading.ts';

export const TEXT: Carrier = {
  name: 'text.code-point',
  family: 'text',
  kind: 'content',
  describes:
    'The code points of a text: decoded strings, parts of the address, form fields, bodies that are plain text.',
};

export const BYTES: Carrier = {
  name: 'bytes',
  family: 'bytes',
  kind: 'content',
  describes: 'The bytes of a body that is no text, each shown as the code point of its value.',
};
