/** What changed leaves say, as patches of a known tree. Short values are read once: ids and times come again and again within a message. */
import { isScalarKind } from '../../carriers/json/leaves.ts';
import type { LeafChange } from '../../carriers/leaf.ts';
import type { Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';
import type { Patch } from './patch-tree.ts';

/** Bytes of a value that is short, and how many are known before all are forgotten. */
const SHORT = 256;
const MOST_KNOWN = 1 << 15;

/** Reads a string that may hold a document by way of known documents; null: it holds none, or one that is read anew. */
export type ReadDocument = (bytes: Buffer, from: number, to: number, nesting: number) => Place | null;

export class LeafPatcher {
  readonly #interner: Interner;
  readonly #readDocument: ReadDocument;
  readonly #known = new Map<string, Interned>();

  constructor(interner: Interner, readDocument: ReadDocument) {
    this.#interner = interner;
    this.#readDocument = readDocument;
  }

  /** Null where one of them cannot be read as a leaf. */
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
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const place = read();
    if (place === null) return null;
    const kept = this.#interner.place(place);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(source, kept);
    return kept;
  }
}
