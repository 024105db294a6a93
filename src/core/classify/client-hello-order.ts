/**
 * Client hellos are written by a library as a whole: a client that uses another one, or sets it otherwise, offers other things in
 * another order. Where what is offered differs in the very same trials, the order tells nothing beyond it.
 */
import { TLS_ORDER, TLS_PRESENCE } from '../carriers/tls/carriers.ts';
import type { Finding } from './finding.ts';
import { labelsOf } from '../statistics/groups.ts';

/** Whether an order in a client hello goes with a difference in what that hello offers. */
export function isOtherHello({ place, alignment, table }: Finding): boolean {
  const { slot } = place;
  if (slot.carrier !== TLS_ORDER.name) return false;
  const own = labelsOf(place.symbols).join();
  return alignment.slots.some(
    ({ message, carrier, symbols }) =>
      message === slot.message &&
      carrier === TLS_PRESENCE.name &&
      labelsOf(table.trials.map(({ id }) => symbols.get(id) ?? null)).join() === own,
  );
}
