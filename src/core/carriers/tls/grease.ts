/**
 * GREASE (RFC 8701): values that a client draws at random from a reserved set, so that servers learn to pass over what they
 * do not know. They are addressed by what they are, so that the list around them aligns; the value drawn is its own reading.
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

/** A thing named by its value in hex, where GREASE goes by one name; `called` gives a value the name it is known by. */
export function namedMember(value: string, place: Place, called = value): Member {
  if (!isGrease(value)) return { name: called, step: `[${called}]`, place };
  const facets = [whole(TLS_GREASE, value), ...place.facets];
  return { name: GREASE, step: `[${GREASE}]`, place: { ...place, facets } };
}

/** The value of a member made by `namedMember`. */
export const valueOf = ({ name, place }: Member, valueCalled = (called: string): string => called): string =>
  name === GREASE ? facetText(place, TLS_GREASE) : valueCalled(name);
