/** One look-up of an IPv4 address, in the spelling given, of a name that does not exist outside a lab; after the backend is proven. */
import { Resolver } from 'node:dns/promises';
import { assertBackend } from './backend.mjs';

/** @param {URL} endpoint @param {string} name below `.example` (RFC 2606) @returns {Promise<void>} */
export async function lookUp(endpoint, name) {
  await assertBackend(endpoint);
  await new Resolver().resolve4(name);
}
