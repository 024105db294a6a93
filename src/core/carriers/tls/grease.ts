/**
 * GREASE (RFC 8701): values that a client draws at random from a reserved set, so that servers
 * learn to ignore unknown values. All have one name, so that the list around them aligns; the value
 * drawn is a reading of its own.
 */
import type { Carrier, Member, Place } from '../reading.ts';
import { facetText, whole } from '../reading.ts';

export const TLS_GREASE: Carrier = {
  name: 'tls.grease',
  family: 'tls',
  kind: 'content',
  describes: 'Which of the values reserved for GREASE was drawn.',
};
export const GREASE = 'GREASE';

/** In hex: `0a0a`, `1a1a` … `fafa` (RFC 8701 section 2). */
export const isGrease = (value: string): boolean => /^(?:([0-9a-f])a)\1a$/.test(value);

/**
 * A member named by its value in hex, or by one name for all GREASE. `called` replaces the name of
 * a known value.
 */
export function namedMember(value: string, place: Place, called = value): Member {
  if (!isGrease(value)) return { name: called, step: `[${called}]`, place };
  const facets = [whole(TLS_GREASE, value), ...place.facets];
  return { name: GREASE, step: `[${GREASE}]`, place: { ...place, facets } };
}

/** The value of a member that `namedMember` made. */
export const valueOf = ({ name, place }: Member, valueCalled = (called: string): string => called): string =>
  name === GREASE ? facetText(place, TLS_GREASE) : valueCalled(name);
