/**
 * Client hellos are written by a library as a whole: a client that uses another one, or sets it otherwise, offers other things in
 * another order. Where what is offered differs in the very same trials, the order tells nothing beyond it.
 */
import type { Finding } from './finding.ts';
import { labelsOf } from '../statistics/groups.ts';

/** Whether an order in a client hello goes with a difference in what that hello offers. */
export function isOtherHello({ place, alignment, table }: Finding): boolean {
  const { slot } = place;
  if (slot.sink !== 'tls' || !/order$/.test(slot.carrier)) return false;
  const own = labelsOf(place.symbols).join();
  return alignment.slots.some(
    ({ sink, message, carrier, symbols }) =>
      sink === 'tls' &&
      message === slot.message &&
      /presence$/.test(carrier) &&
      labelsOf(table.trials.map(({ id }) => symbols.get(id) ?? null)).join() === own,
  );
}
