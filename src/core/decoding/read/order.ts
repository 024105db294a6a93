/**
 * Reads a tell in the order of fields or elements. Compares the names of the codebook in the
 * message's order with each symbol; ignores names that the codebook lacks.
 */
import type { Place } from '../../carriers/index.ts';
import { orderAt, placesAt, stepsBy } from './address.ts';
import type { ReadyTell } from '../ready-codebook.ts';
import type { TellReading } from '../result.ts';
import { read, unread } from './outcomes.ts';

const ELLIPSIS = '…';

/** The names of a symbol; a verdict truncates a long symbol. */
interface OrderSymbol {
  readonly names: readonly string[];
  readonly isTruncated: boolean;
}

export function readOrder(ready: ReadyTell, root: Place): TellReading {
  const { tell } = ready;
  const shown = tell.codebook.map(({ symbol }) => orderSymbol(symbol));
  const all = new Set(shown.flatMap(({ names }) => names));
  if ([...all].some((name) => /^\[\*?\d+\]$/.test(name))) return unread('by-position');
  const list = placesAt(root, tell.address).flatMap((place) => namesAt(place, tell.carrier, all) ?? []);
  const own = list.filter((name) => all.has(name));
  if (own.length === 0) return unread('not-there');
  if (
    shown.some(
      ({ names, isTruncated }) => !isTruncated && names.length > 0 && names.some((name) => !own.includes(name)),
    )
  )
    return unread('not-there');
  const entries = shown.flatMap((one, entry) => (fits(own, one) ? [entry] : []));
  const symbol = own.join(', ');
  return entries.length === 0
    ? { kind: 'not-in-codebook', symbol, rendered: symbol }
    : read(ready, entries, 'at-address');
}

function orderSymbol(symbol: string): OrderSymbol {
  const isTruncated = symbol.endsWith(ELLIPSIS);
  const names = symbol === 'absent' ? [] : symbol.split(', ');
  return { names: isTruncated ? names.slice(0, -1) : names, isTruncated };
}

/** A truncated symbol must be a prefix of the message's names, another one equal to them. */
const fits = (own: readonly string[], { names, isTruncated }: OrderSymbol): boolean =>
  isTruncated ? names.every((name, index) => own[index] === name) : names.join('\n') === own.join('\n');

function namesAt(place: Place, carrier: string, known: ReadonlySet<string>): readonly string[] | null {
  const field = [...known].map((name) => /^\[([\w$.-]+)=/.exec(name)?.[1]).find((name) => name !== undefined);
  return field === undefined
    ? orderAt(place, carrier)
    : place.parts?.order?.name === carrier
      ? stepsBy(place, field)
      : null;
}
