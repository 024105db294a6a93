/**
 * Reads one tell in one message: the symbol at its place, or the reason why none can be read. Must
 * not choose the nearest symbol: a symbol matches exactly or is not in the codebook.
 */
import type { Carrier } from '../../carriers/index.ts';
import { presenceAt } from './address.ts';
import type { ReadyCodebook, ReadyTell } from '../ready-codebook.ts';
import type { TellReading } from '../result.ts';
import type { ObservedMessage } from '../observation.ts';
import { read, unread } from './outcomes.ts';
import { readFeature } from './feature.ts';
import { readOrder } from './order.ts';
import { contextLength, readText, DISTINCTIVE_LENGTH } from './text.ts';
import { readWholeValue } from './whole-value.ts';
import { roleOf } from '../role-matcher.ts';

/** Requires a message on the tell's sink whose role fits the tell's key. */
export function readTell(ready: ReadyTell, message: ObservedMessage, codebook: ReadyCodebook): TellReading {
  const { tell, method } = ready;
  const loss = message.losses.find(({ carriers, only }) => only === undefined && isAmong(carriers, tell.carrier));
  if (loss !== undefined) return unread('format', loss.because);
  if (method === 'whole-run' || method === 'count') return unread('needs-whole-run');
  if (!isAddressedMessage(ready, codebook, message)) return unread('which-message');
  switch (method) {
    case 'text':
      return readText(ready, message.place, codebook);
    case 'feature':
      return readFeature(ready, message, codebook);
    case 'whole':
      return readWholeValue(ready, message.place);
    case 'presence':
      return readPresence(ready, message);
    case 'order':
      return readOrder(ready, message.place);
  }
}

/**
 * Whether the message is the one that the tell's key numbers among those of a role. A single
 * message has no number. If a run has several of the role, only distinctive text identifies the
 * message, and only for the first (#1), that of the largest group.
 */
function isAddressedMessage(
  { tell, method }: ReadyTell,
  { several }: ReadyCodebook,
  { role }: ObservedMessage,
): boolean {
  const isText = method === 'text' && contextLength(tell) >= DISTINCTIVE_LENGTH;
  const isOnly = role !== null && !several.has(roleOf(tell.message));
  return isOnly || (isText && tell.message.endsWith(' #1'));
}

const isAmong = (carriers: readonly Carrier[], wanted: string): boolean => carriers.some(({ name }) => name === wanted);

function readPresence(ready: ReadyTell, { place, losses }: ObservedMessage): TellReading {
  const { tell } = ready;
  if (/\[\*?\d+\]$/.test(tell.address)) return unread('by-position');
  const symbol = presenceAt(place, tell.address, tell.carrier);
  if (symbol === null) return unread('not-there');
  const loss = losses.find(({ carriers, only }) => only === symbol && isAmong(carriers, tell.carrier));
  if (loss !== undefined) return unread('format', loss.because);
  const entries = tell.codebook.flatMap((entry, index) => (entry.symbol === symbol ? [index] : []));
  return entries.length === 0
    ? { kind: 'not-in-codebook', symbol, rendered: symbol }
    : read(ready, entries, 'at-address');
}
