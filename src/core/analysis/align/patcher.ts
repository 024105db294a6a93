/** What changed leaves say, as patches of a known tree. Short values are read once: ids and times come again and again within a message. */
import { SCALAR } from '../../carriers/json/leaves.ts';
import type { Change } from '../../carriers/leaf.ts';
import type { Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';
import type { Patch } from './patch.ts';

/** Bytes of a value that is short, and how many are known before all are forgotten. */
const SHORT = 64;
const MOST_KNOWN = 1 << 15;

export class Patcher {
  readonly #interner: Interner;
  readonly #known = new Map<string, Interned>();

  constructor(interner: Interner) {
    this.#interner = interner;
  }

  /** Null where one of them cannot be read as a leaf. */
  patches(changes: readonly Change[], bytes: Buffer): Patch[] | null {
    const patches: Patch[] = [];
    for (const change of changes) {
      const place = this.#read(change, bytes);
      if (place === null) return null;
      patches.push({ path: change.leaf.path, place });
    }
    return patches;
  }

  #read({ leaf: { kind }, from, to }: Change, bytes: Buffer): Place | null {
    if (kind !== SCALAR || to - from > SHORT) return kind.read(bytes, from, to);
    const source = bytes.toString('latin1', from, to);
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const read = kind.read(bytes, from, to);
    if (read === null) return null;
    const place = this.#interner.place(read);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(source, place);
    return place;
  }
}
