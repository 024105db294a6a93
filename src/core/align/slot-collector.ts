/**
 * Collects slots and renderings in the order found. Numbers the slots of one address, and gives
 * their context.
 */
import type { Alignment, RenderedPlace, Sink, Slot, SlotContext } from '../model/index.ts';
import type { Carrier } from '../carriers/reading.ts';
import { wordAfter, wordBefore } from './text/random-tokens.ts';
import type { TextAlignment, TextSlot } from './text/text-alignment.ts';

/** The trials' own texts of a slot, and its offsets in them. */
interface Source {
  readonly texts: readonly (string | null)[];
  readonly slot: TextSlot;
}

/** The message that a slot belongs to. */
export interface SlotMessage {
  readonly sink: Sink;
  readonly key: string;
}

/**
 * The symbols of one slot, as a map from trial id to symbol. Only the array is the slot's own: the
 * index of trial ids is shared by all slots.
 */
export class SymbolsByTrial implements ReadonlyMap<string, string | null> {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #symbols: readonly (string | null)[];

  /** `rows`: for each trial its index in `symbols`, ascending. A missing symbol reads as null. */
  constructor(rows: ReadonlyMap<string, number>, symbols: readonly (string | null)[]) {
    this.#rows = rows;
    this.#symbols = symbols;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(trial: string): string | null | undefined {
    const row = this.#rows.get(trial);
    return row === undefined ? undefined : (this.#symbols[row] ?? null);
  }

  has(trial: string): boolean {
    return this.#rows.has(trial);
  }

  keys(): MapIterator<string> {
    return this.#rows.keys();
  }

  *values(): MapIterator<string | null> {
    for (const row of this.#rows.values()) yield this.#symbols[row] ?? null;
  }

  *entries(): MapIterator<[string, string | null]> {
    for (const [trial, row] of this.#rows) yield [trial, this.#symbols[row] ?? null];
  }

  [Symbol.iterator](): MapIterator<[string, string | null]> {
    return this.entries();
  }

  forEach(visit: (symbol: string | null, trial: string, all: ReadonlyMap<string, string | null>) => void): void {
    for (const [trial, symbol] of this.entries()) visit(symbol, trial, this);
  }
}

export class SlotCollector {
  readonly #trials: readonly string[];
  readonly #rows: ReadonlyMap<string, number>;
  readonly #slots: Slot[] = [];
  readonly #rendered: RenderedPlace[] = [];
  readonly #sources = new WeakMap<Slot, Source>();
  /** By message and address: the number of slots so far. */
  readonly #positions = new Map<string, number>();

  constructor(trials: readonly string[]) {
    this.#trials = trials;
    this.#rows = new Map(trials.map((trial, row) => [trial, row]));
  }

  /** Adds a slot that is no text: one symbol a trial. */
  addStructure(message: SlotMessage, carrier: Carrier, address: string, symbols: readonly (string | null)[]): void {
    this.#addSlot(message, carrier, address, symbols, '', '');
  }

  /** Adds the slots and renderings of one aligned text. `texts`: by trial, whole. */
  addText(
    message: SlotMessage,
    carrier: Carrier,
    address: string,
    texts: readonly (string | null)[],
    alignment: TextAlignment,
  ): void {
    for (const slot of alignment.slots) {
      const added = this.#addSlot(message, carrier, address, slot.symbols, slot.before, slot.after);
      this.#sources.set(added, { texts, slot });
    }
    for (const { mark, texts: originals, before, after } of alignment.renderings) {
      const byTrial = this.#trials.flatMap((trial, index) => {
        const original = originals[index];
        return typeof original === 'string' ? [[trial, original] as const] : [];
      });
      const { sink, key } = message;
      const place = { sink, message: key, carrier: carrier.name, address, ...mark, before, after };
      this.#rendered.push({ ...place, texts: new Map(byTrial) });
    }
  }

  result(counts: Pick<Alignment, 'messages' | 'readings' | 'unreadBytes'>): Alignment {
    return {
      slots: this.#slots,
      rendered: this.#rendered,
      ...counts,
      context: (slot, trial) => contextIn(this.#sources.get(slot), slot, trial, this.#rows.get(trial) ?? -1),
    };
  }

  #addSlot(
    message: SlotMessage,
    carrier: Carrier,
    address: string,
    symbols: readonly (string | null)[],
    before: string,
    after: string,
  ): Slot {
    const { sink, key } = message;
    const place = `${key}\n${address}`;
    const position = this.#positions.get(place) ?? 0;
    this.#positions.set(place, position + 1);
    const slot: Slot = {
      sink,
      message: key,
      carrier: carrier.name,
      address,
      position,
      before,
      after,
      symbols: new SymbolsByTrial(this.#rows, symbols),
    };
    this.#slots.push(slot);
    return slot;
  }
}

function contextIn(source: Source | undefined, slot: Slot, trial: string, index: number): SlotContext | undefined {
  const symbol = slot.symbols.get(trial) ?? null;
  if (symbol === null) return undefined;
  const text = source?.texts[index] ?? null;
  if (source === undefined || text === null) return { token: symbol, line: symbol };
  const start = source.slot.starts[index] ?? 0;
  const end = source.slot.ends[index] ?? 0;
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  return { token: tokenAt(text, start, end), line: lineAt(text, from, start, end), at: start - from };
}

/**
 * The slot's text, extended on both sides: digits by digits only, other text by letters and digits.
 */
function tokenAt(text: string, start: number, end: number): string {
  const own = text.slice(start, end);
  if (!/^\p{N}+$/u.test(own)) return text.slice(start - wordBefore(text, start), end + wordAfter(text, end));
  const before = /\p{N}*$/u.exec(text.slice(Math.max(0, start - 64), start))?.[0] ?? '';
  const after = /^\p{N}*/u.exec(text.slice(end, end + 64))?.[0] ?? '';
  return before + own + after;
}

/** The line from its start `from`; of several lines, up to the end of the last. */
function lineAt(text: string, from: number, start: number, end: number): string {
  const newline = text.indexOf('\n', end > start && text[end - 1] === '\n' ? end - 1 : end);
  return text.slice(from, newline < 0 ? text.length : newline);
}
