/** What sort of difference a carrier can hold, told from its registered name, so that a new carrier needs no line here. */

import type { Slot } from '../model/index.ts';

export type Nature =
  /** Order, spelling, spacing, escapes: never meaning. */
  | 'form'
  /** Whether something is there. */
  | 'presence'
  /** Lengths and pieces of what other readings hold. */
  | 'framing'
  /** Where a connection goes, and what a protocol derives from that. */
  | 'routing'
  /** How much or how long: varies by itself. */
  | 'quantity'
  /** What is said. */
  | 'content';

const NATURES: readonly (readonly [RegExp, Nature])[] = [
  [/(order|sequence)$/, 'form'],
  [/(case|spacing|white-space|escape|escapes|number-form|coding-form|coded-bytes|duplicate-key|header-count)$/, 'form'],
  [/(presence|count)$/, 'presence'],
  [/^(message\.size|timing\.gap)$/, 'quantity'],
  [/(framing|length|size|chunks)$/, 'framing'],
  [/(destination|request-line|sni|authority)$/, 'routing'],
];

export function natureOf(carrier: string): Nature {
  return NATURES.find(([pattern]) => pattern.test(carrier))?.[1] ?? 'content';
}

/** What a carrier of the nature `form` varies in, for a sentence. */
export function formName(carrier: string): string {
  const last = carrier.split('.').at(-1) ?? carrier;
  return last.replaceAll('-', ' ');
}

/**
 * Computed from what is read itself: a fingerprint of a client hello from the hello, the name by which git knows an object from
 * the object.
 */
export const isComputed = ({ carrier }: Slot): boolean => /^(tls\.ja[34]|git\.reference)$/.test(carrier);

/** A digest or a public key: computed from what is chosen, so no feature of it is looked at; it counts as unverifiable. */
export const isDigest = ({ carrier }: Slot): boolean => /^(tls\.(ja[34]|key)|bytes\.digest)$/.test(carrier);

/**
 * The length of a body, which is read itself (RFC 9112, section 6.2; RFC 9113, section 8.1.1: a request whose length is not
 * its body's is malformed).
 */
export const isLength = ({ carrier, address }: Slot): boolean =>
  carrier === 'http.header-value' && /^headers\.content-length$/i.test(address);
