/**
 * Client hellos are written by a library as a whole: a client that uses another one, or sets it otherwise, offers other things in
 * another order. Where what is offered differs in the very same trials, the order tells nothing beyond it.
 */
import type { Slot } from '../model/index.ts';
import type { Finding } from './finding.ts';

/** Whether an order in a client hello goes with a difference in what that hello offers. */
export function isOtherHello({ place: { slot }, alignment, table }: Finding): boolean {
  if (slot.sink !== 'tls' || !/order$/.test(slot.carrier)) return false;
  const ids = table.trials.map(({ id }) => id);
  const own = partition(slot, ids);
  return alignment.slots.some(
    ({ sink, message, carrier, symbols }) =>
      sink === 'tls' && message === slot.message && /presence$/.test(carrier) && partition({ symbols }, ids) === own,
  );
}

/** Trials by equal symbols, numbered as they come. */
function partition({ symbols }: Pick<Slot, 'symbols'>, ids: readonly string[]): string {
  const numbers = new Map<string | null, number>();
  return ids
    .map((id) => {
      const symbol = symbols.get(id) ?? null;
      const number = numbers.get(symbol) ?? numbers.size;
      numbers.set(symbol, number);
      return symbol === null ? '-' : number;
    })
    .join();
}
