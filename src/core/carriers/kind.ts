/**
 * Questions about the carrier of a slot, answered from the registry. Verdicts name carriers, so
 * each question takes a name. Must not derive an answer from the spelling of a name.
 */
import type { Slot } from '../model/index.ts';
import { HTTP_HEADER_VALUE } from './http/headers.ts';
import type { CarrierKind } from './reading.ts';
import { carrierNamed } from './registry.ts';

/** A name that is not registered, as in a verdict of another version, counts as content. */
export const kindOf = (carrier: string): CarrierKind => carrierNamed(carrier)?.kind ?? 'content';

/** The words for a carrier of the kind `form` in a sentence: `key order`. */
export function formName(carrier: string): string {
  const last = carrier.split('.').at(-1) ?? carrier;
  return last.replaceAll('-', ' ');
}

/**
 * Whether the client computes the reading from what other carriers read; see `Carrier.computed`.
 */
export const isComputed = ({ carrier }: Slot): boolean => carrierNamed(carrier)?.computed === true;

/**
 * Whether the reading is a digest or a key, of which no feature is tested; see `Carrier.opaque`.
 */
export const isOpaque = ({ carrier }: Slot): boolean => carrierNamed(carrier)?.opaque === true;

/**
 * The length of a body, which is read itself. A request whose length is not that of its body is
 * malformed (RFC 9112 section 6.2; RFC 9113 section 8.1.1).
 */
export const isLength = ({ carrier, address }: Slot): boolean =>
  carrier === HTTP_HEADER_VALUE.name && /^headers\.content-length$/i.test(address);
