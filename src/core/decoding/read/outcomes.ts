/** Constructors of tell readings. */
import type { ReadyTell } from '../ready-codebook.ts';
import type { FoundBy, TellReading, Unread } from '../result.ts';

export const unread = (why: Unread, because?: string): TellReading =>
  because === undefined ? { kind: 'unread', why } : { kind: 'unread', why, because };

/** The reading of a symbol that these codebook entries share. */
export function read({ tell }: ReadyTell, entries: readonly number[], found: FoundBy): TellReading {
  const chosen = entries.flatMap((entry) => tell.codebook[entry] ?? []);
  const cells = chosen.flatMap((entry) => entry.cells);
  return {
    kind: 'read',
    symbol: [...new Set(chosen.map(({ symbol }) => symbol))].join(' or '),
    rendered: [...new Set(chosen.map(({ rendered }) => rendered))].join(' or '),
    cells,
    tells: cells.length < tell.codebook.reduce((sum, entry) => sum + entry.cells.length, 0),
    found,
  };
}
