/** Carriers as other parts see them: the registry, its traits, and readings of HTTP and JSON. */
export { isValidUtf8, textOfBytes } from './byte-text.ts';
export { bodyPlace } from './http/body.ts';
export { HTTP_FRAMING } from './http/chunks.ts';
export { HTTP_CODED_BYTES, HTTP_CODING_FORM, HTTP_CONTENT_CODING } from './http/coding.ts';
export { type Head, splitHead, splitRequestLine } from './http/head.ts';
export {
  HTTP_HEADER_CASE,
  HTTP_HEADER_COUNT,
  HTTP_HEADER_ORDER,
  HTTP_HEADER_PRESENCE,
  HTTP_HEADER_SPACING,
} from './http/headers.ts';
export { methodAndTarget } from './http/method-and-target.ts';
export { HTTP_DESTINATION, rawRequestPlace } from './http/request.ts';
export { HTTP_REQUEST_LINE } from './http/target.ts';
export { JSON_ESCAPE } from './json/escape.ts';
export { JSON_DUPLICATE_KEY, JSON_KEY_ORDER } from './json/carriers.ts';
export { JSON_NUMBER_FORM } from './json/number-form.ts';
export { JSON_WHITE_SPACE } from './json/white-space.ts';
export { kindOf } from './kind.ts';
export { MESSAGE_PRESENCE } from './message.ts';
export type { Carrier, Member, Parts, Place } from './reading.ts';
export { carrierNamed, CARRIERS } from './registry.ts';
export { TEXT } from './text.ts';
