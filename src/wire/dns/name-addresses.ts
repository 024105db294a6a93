/**
 * Gives every name an address, the same in every process and run. A hash spreads names over wide
 * ranges of ordinary public addresses, so that an address reveals nothing about this machine.
 * Collisions are improbable below tens of thousands of names, and go to the name that came first.
 * Pure but for the book it keeps.
 */
import { createHash } from 'node:crypto';

/** First octets of blocks that hosting companies announce: 2^28 addresses. */
const FIRST_OCTETS = [3, 13, 18, 20, 23, 34, 35, 40, 44, 52, 54, 63, 64, 65, 66, 104] as const;
/** A large allocation of global unicast addresses; 88 bits of hash follow. */
const IPV6_PREFIX = '26001f18';

export interface NameAddresses {
  readonly v4: string;
  readonly v6: string;
}

export class AddressBook {
  readonly #byName = new Map<string, NameAddresses>();
  readonly #byAddress = new Map<string, string>();

  /** The addresses of a name (any case, no final dot): its own, for good. */
  addressesOf(name: string): NameAddresses {
    const known = this.#byName.get(name.toLowerCase());
    if (known !== undefined) return known;
    for (let attempt = 0; ; attempt += 1) {
      const addresses = hashed(name.toLowerCase(), attempt);
      if (this.#byAddress.has(addresses.v4) || this.#byAddress.has(addresses.v6)) continue;
      this.#byName.set(name.toLowerCase(), addresses);
      this.#byAddress.set(addresses.v4, name.toLowerCase());
      this.#byAddress.set(addresses.v6, name.toLowerCase());
      return addresses;
    }
  }

  /** The name that an address was handed out for. IPv6 in any spelling. */
  nameOf(address: string): string | undefined {
    return this.#byAddress.get(address.includes(':') ? canonicalV6(address) : address);
  }
}

function hashed(name: string, attempt: number): NameAddresses {
  const hash = createHash('sha256').update(`${attempt} ${name}`).digest();
  const first = FIRST_OCTETS[(hash[0] ?? 0) % FIRST_OCTETS.length] ?? 3;
  // No .0 and no .255: some programs take those for network and broadcast addresses.
  const last = 1 + ((hash[3] ?? 0) % 254);
  const v4 = `${first}.${hash[1] ?? 0}.${hash[2] ?? 0}.${last}`;
  const hex = IPV6_PREFIX + hash.subarray(8, 20).toString('hex');
  return { v4, v6: canonicalV6((hex.match(/.{4}/g) ?? []).join(':')) };
}

/** The one spelling of RFC 5952 for an IPv6 address; anything else comes back unchanged. */
function canonicalV6(address: string): string {
  try {
    return new URL(`http://[${address}]`).hostname.slice(1, -1);
  } catch {
    return address;
  }
}

/**
 * An address as an operating system gives it, without the IPv4-mapped prefix and the zone index.
 */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}
