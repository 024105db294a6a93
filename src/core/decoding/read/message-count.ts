/**
 * Reads tells in the number of messages of one role. A whole run shows the number; a lone message
 * shows only that it is not zero.
 */
import type { ReadyCodebook, ReadyTell } from '../ready-codebook.ts';
import type { TellReading, Reading } from '../result.ts';
import type { ParsedInput } from '../observation.ts';
import { read, unread } from './outcomes.ts';

/** Readings of the count tells, once a file. */
export function readCount(
  { tells, roles, several }: ReadyCodebook,
  { observations, wholeRun }: ParsedInput,
): Reading[] {
  return tells.flatMap((ready): Reading[] => {
    const { tell, method, certain } = ready;
    if (method !== 'count') return [];
    const seen = observations.filter(
      (one) =>
        one.kind === 'message' && one.sink === tell.sink && one.role !== null && roles.fits(one.role, tell.message),
    ).length;
    if (seen === 0 && !wholeRun) return [];
    const isOne = !several.has(tell.message.replace(/ #\d+$/, ''));
    const outcome = isOne || seen === 0 ? outcomeOf(ready, seen, wholeRun) : unread('which-message');
    return [{ tell: tell.id, class: tell.class, dependsOn: tell.dependsOn, certain, outcome }];
  });
}

function outcomeOf(ready: ReadyTell, seen: number, wholeRun: boolean): TellReading {
  const counts = ready.tell.codebook.map(({ symbol }) => (/^\d+$/.test(symbol) ? Number(symbol) : null));
  if (counts.includes(null)) return unread('needs-whole-run');
  if (!wholeRun) {
    const entries = counts.flatMap((count, entry) => ((count ?? 0) > 0 ? [entry] : []));
    return entries.length === 0 ? unread('needs-whole-run') : read(ready, entries, 'at-address');
  }
  const entries = counts.flatMap((count, entry) => (count === seen ? [entry] : []));
  const symbol = String(seen);
  return entries.length === 0
    ? { kind: 'not-in-codebook', symbol, rendered: symbol }
    : read(ready, entries, 'at-address');
}
