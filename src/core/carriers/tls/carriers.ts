/** Carriers of client hellos. */
import type { Carrier } from '../reading.ts';
import type { ListCarriers } from '../records.ts';

export const TLS_FORM: Carrier = {
  name: 'tls.form',
  family: 'tls',
  kind: 'content',
  describes: 'Whether a client hello, or one of its extensions, is built as its standard says.',
};
export const TLS_RECORD: Carrier = {
  name: 'tls.record',
  family: 'tls',
  kind: 'content',
  describes: 'The version of the record layer, and the pieces in which a client hello is sent.',
};
export const TLS_VALUE: Carrier = {
  name: 'tls.value',
  family: 'tls',
  kind: 'content',
  describes: 'A value in a client hello: version, random bytes, session id, ticket, data of an extension.',
};
export const TLS_KEY: Carrier = {
  name: 'tls.key',
  family: 'tls',
  kind: 'content',
  opaque: true,
  describes: 'A public key in a client hello.',
};
export const TLS_PRESENCE: Carrier = {
  name: 'tls.presence',
  family: 'tls',
  kind: 'presence',
  describes: 'Whether a cipher suite, an extension, a group, a version or a protocol is offered.',
};
export const TLS_COUNT: Carrier = {
  name: 'tls.count',
  family: 'tls',
  kind: 'presence',
  describes: 'Whether something is offered once more.',
};
export const TLS_ORDER: Carrier = {
  name: 'tls.order',
  family: 'tls',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the extensions, cipher suites, groups, versions or protocols of a client hello.',
};
export const TLS_PADDING: Carrier = {
  name: 'tls.padding-length',
  family: 'tls',
  kind: 'framing',
  describes: 'The length of the padding of a client hello.',
};
export const TLS_JA3: Carrier = {
  name: 'tls.ja3',
  family: 'tls',
  kind: 'content',
  computed: true,
  opaque: true,
  describes: 'The JA3 fingerprint of a client hello.',
};
export const TLS_JA4: Carrier = {
  name: 'tls.ja4',
  family: 'tls',
  kind: 'content',
  computed: true,
  opaque: true,
  describes: 'The JA4 fingerprint of a client hello.',
};
export const TLS_REFUSAL: Carrier = {
  name: 'tls.refusal',
  family: 'tls',
  kind: 'content',
  describes: 'Whether the client went on after the handshake, and else what it said.',
};

export const OFFERED: ListCarriers = { presence: TLS_PRESENCE, repeated: TLS_COUNT, order: TLS_ORDER };
