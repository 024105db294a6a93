/** One look-up of an IPv4 address, in the spelling given, of a name that does not exist outside a lab. Proves nothing: see Step. */
import { Resolver } from 'node:dns/promises';

/** @param {string} name below `.example` (RFC 2606) @returns {Promise<void>} */
export async function lookUp(name) {
  await new Resolver().resolve4(name);
}
