/**
 * Reads changed leaves into patches of a known tree. Short values are cached: ids and times recur
 * within a message.
 */
import { isScalarKind } from '../../carriers/json/leaves.ts';
import type { LeafChange } from '../../carriers/leaf.ts';
import type { Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';
import type { Patch } from './patch-tree.ts';

/** Longer values are not cached; bytes. */
const SHORT = 256;
/** Size at which the cache is emptied. */
const MOST_CACHED = 1 << 15;

/**
 * Reads the document in a string by known documents. null: no document, or one that must be read in
 * full.
 */
export type ReadDocument = (bytes: Buffer, from: number, to: number, nesting: number) => Place | null;

export class LeafPatcher {
  readonly #interner: Interner;
  readonly #readDocument: ReadDocument;
  readonly #cache = new Map<string, Interned>();

  constructor(interner: Interner, readDocument: ReadDocument) {
    this.#interner = interner;
    this.#readDocument = readDocument;
  }

  /** One patch for each change; null if one of them cannot be read as a leaf. */
  patches(changes: readonly LeafChange[], bytes: Buffer): Patch[] | null {
    const patches: Patch[] = [];
    for (const change of changes) {
      const place = this.#read(change, bytes);
      if (place === null) return null;
      patches.push({ path: change.leaf.path, place });
    }
    return patches;
  }

  #read({ leaf: { kind }, from, to }: LeafChange, bytes: Buffer): Place | null {
    if (!isScalarKind(kind)) return kind.read(bytes, from, to);
    const read = (): Place | null => this.#readDocument(bytes, from, to, kind.nesting) ?? kind.read(bytes, from, to);
    if (to - from > SHORT) return read();
    const source = `${kind.nesting}${bytes.toString('latin1', from, to)}`;
    const known = this.#cache.get(source);
    if (known !== undefined) return known;
    const place = read();
    if (place === null) return null;
    const interned = this.#interner.place(place);
    if (this.#cache.size >= MOST_CACHED) this.#cache.clear();
    this.#cache.set(source, interned);
    return interned;
  }
}
