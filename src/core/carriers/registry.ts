/** Every carrier, in the order in which a message is read. The only list: a carrier that is not here is not read. */
import { BODY_FORMAT, FORM_ORDER, FORM_PRESENCE } from './http/body.ts';
import { HTTP_FRAMING } from './http/chunks.ts';
import { HTTP_CODED_BYTES, HTTP_CONTENT_CODING } from './http/coding.ts';
import {
  HTTP_HEADER_CASE,
  HTTP_HEADER_COUNT,
  HTTP_HEADER_ORDER,
  HTTP_HEADER_PRESENCE,
  HTTP_HEADER_SPACING,
  HTTP_HEADER_VALUE,
} from './http/headers.ts';
import { HTTP_DESTINATION } from './http/request.ts';
import { HTTP_QUERY_ORDER, HTTP_QUERY_PRESENCE, HTTP_REQUEST_LINE } from './http/target.ts';
import { JSON_ESCAPE } from './json/escape.ts';
import {
  JSON_DUPLICATE_KEY,
  JSON_KEY_ORDER,
  JSON_PRESENCE,
  JSON_TYPE,
  JSON_VALUE,
  LIST_ORDER,
  LIST_PRESENCE,
} from './json/json.ts';
import { JSON_NUMBER_FORM } from './json/number-form.ts';
import { JSON_WHITE_SPACE } from './json/white-space.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE } from './message.ts';
import type { Carrier } from './reading.ts';
import { BYTES, TEXT } from './text.ts';
import { WEBSOCKET_KIND } from './websocket.ts';

export const CARRIERS: readonly Carrier[] = [
  MESSAGE_PRESENCE,
  MESSAGE_SEQUENCE,
  HTTP_DESTINATION,
  HTTP_REQUEST_LINE,
  HTTP_QUERY_PRESENCE,
  HTTP_QUERY_ORDER,
  HTTP_HEADER_PRESENCE,
  HTTP_HEADER_COUNT,
  HTTP_HEADER_ORDER,
  HTTP_HEADER_CASE,
  HTTP_HEADER_SPACING,
  HTTP_HEADER_VALUE,
  HTTP_FRAMING,
  HTTP_CONTENT_CODING,
  HTTP_CODED_BYTES,
  BODY_FORMAT,
  FORM_PRESENCE,
  FORM_ORDER,
  JSON_PRESENCE,
  JSON_DUPLICATE_KEY,
  JSON_KEY_ORDER,
  JSON_TYPE,
  JSON_VALUE,
  JSON_NUMBER_FORM,
  JSON_WHITE_SPACE,
  JSON_ESCAPE,
  LIST_PRESENCE,
  LIST_ORDER,
  TEXT,
  BYTES,
  WEBSOCKET_KIND,
];
