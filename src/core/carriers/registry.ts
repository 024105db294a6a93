/**
 * Every carrier, in the order in which a message is read. The only list: a carrier that is not here
 * is not read.
 */
import { PACKET_DESTINATION, PACKET_HEADER, TCP_DESTINATION } from './connection.ts';
import { DNS_FORM, DNS_ID, DNS_ORDER, DNS_PRESENCE, DNS_RESOLVER, DNS_VALUE } from './dns/dns.ts';
import {
  BYTES_DIGEST,
  FILE_KIND,
  FILE_MODE,
  FILE_NAME,
  GIT_CODED_BYTES,
  GIT_COUNT,
  GIT_OBJECT,
  GIT_ORDER,
  GIT_PRESENCE,
  GIT_REFERENCE,
  GIT_VALUE,
} from './file/carriers.ts';
import { BODY_FORMAT, FORM_ORDER, FORM_PRESENCE } from './http/body.ts';
import { HTTP_FRAMING } from './http/chunks.ts';
import { HTTP_CODED_BYTES, HTTP_CODING_FORM, HTTP_CONTENT_CODING } from './http/coding.ts';
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
import { HTTP2_COUNT, HTTP2_FORM, HTTP2_ORDER, HTTP2_PRESENCE, HTTP2_VALUE } from './http2.ts';
import { JSON_ESCAPE } from './json/escape.ts';
import {
  JSON_DUPLICATE_KEY,
  JSON_KEY_ORDER,
  JSON_PRESENCE,
  JSON_TYPE,
  JSON_VALUE,
  LIST_ORDER,
  LIST_PRESENCE,
} from './json/carriers.ts';
import { JSON_NUMBER_FORM } from './json/number-form.ts';
import { JSON_WHITE_SPACE } from './json/white-space.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE, MESSAGE_SIZE, TIMING_GAP } from './message.ts';
import { OUTPUT_FORM } from './output.ts';
import type { Carrier } from './reading.ts';
import { BYTES, TEXT } from './text.ts';
import {
  TLS_COUNT,
  TLS_FORM,
  TLS_JA3,
  TLS_JA4,
  TLS_KEY,
  TLS_ORDER,
  TLS_PADDING,
  TLS_PRESENCE,
  TLS_RECORD,
  TLS_REFUSAL,
  TLS_VALUE,
} from './tls/carriers.ts';
import { TLS_GREASE } from './tls/grease.ts';
import { WEBSOCKET_FRAMING } from './websocket.ts';

export const CARRIERS: readonly Carrier[] = [
  MESSAGE_PRESENCE,
  MESSAGE_SEQUENCE,
  MESSAGE_SIZE,
  TIMING_GAP,
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
  HTTP_CODING_FORM,
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
  WEBSOCKET_FRAMING,
  HTTP2_FORM,
  HTTP2_PRESENCE,
  HTTP2_COUNT,
  HTTP2_ORDER,
  HTTP2_VALUE,
  DNS_RESOLVER,
  DNS_FORM,
  DNS_ID,
  DNS_PRESENCE,
  DNS_ORDER,
  DNS_VALUE,
  TLS_FORM,
  TLS_RECORD,
  TLS_PRESENCE,
  TLS_COUNT,
  TLS_ORDER,
  TLS_GREASE,
  TLS_VALUE,
  TLS_KEY,
  TLS_PADDING,
  TLS_JA3,
  TLS_JA4,
  TLS_REFUSAL,
  TCP_DESTINATION,
  PACKET_DESTINATION,
  PACKET_HEADER,
  OUTPUT_FORM,
  FILE_KIND,
  FILE_MODE,
  FILE_NAME,
  BYTES_DIGEST,
  GIT_OBJECT,
  GIT_PRESENCE,
  GIT_COUNT,
  GIT_ORDER,
  GIT_VALUE,
  GIT_REFERENCE,
  GIT_CODED_BYTES,
];

const BY_NAME: ReadonlyMap<string, Carrier> = new Map(CARRIERS.map((carrier) => [carrier.name, carrier]));

/** undefined: no carrier has that name. Verdicts of another version may name such carriers. */
export const carrierNamed = (name: string): Carrier | undefined => BY_NAME.get(name);
