/**
 * Lists whose items come in a few forms, as batches of events do, however many there are: each item is read by way of a known one of its form.
 * Exact, as templates are: a list that cannot be read so is none.
 */
import { textOfBytes } from '../../carriers/byte-text.ts';
import { listOf, readPlain } from '../../carriers/json/json.ts';
import { valueLeaves } from '../../carriers/json/leaves.ts';
import { type Scanned, scanList } from '../../carriers/json/scan.ts';
import { plainText } from '../../carriers/json/write-json.ts';
import { type Leaf, type LeafKind, changesBetween } from '../../carriers/leaf.ts';
import type { Interned, Interner } from './intern.ts';
import { patched } from './patch.ts';
import type { Patcher } from './patcher.ts';

/** Nested deeper, an item might be cut off where it stands and not by itself. */
const DEEPEST = 64;
/** Known items, and how many of one form. */
const MOST_FORMS = 4096;
const MOST_ALIKE = 2;

interface Item {
  readonly bytes: Buffer;
  readonly place: Interned;
  readonly leaves: readonly Leaf[];
}

export class Items {
  readonly #interner: Interner;
  readonly #patcher: Patcher;
  readonly #known = new Map<number, Item[]>();
  /** The list looked at last: its end is asked for first, and then what is in it. */
  #last: { readonly bytes: Buffer; readonly from: number; readonly items: readonly Scanned[] } | null = null;

  readonly list: LeafKind = {
    endIn: (bytes, from) => {
      const scanned = scanList(bytes, from);
      this.#last = scanned === null ? null : { bytes, from, items: scanned.items };
      return scanned?.to ?? -1;
    },
    read: (bytes, from) => {
      const isLast = this.#last?.bytes === bytes && this.#last.from === from;
      const items = isLast ? this.#last?.items : scanList(bytes, from)?.items;
      const places = items?.map((item) => this.#item(bytes, item)) ?? [null];
      return places.every((place) => place !== null) ? this.#interner.place(listOf(places)) : null;
    },
  };

  constructor(interner: Interner, patcher: Patcher) {
    this.#interner = interner;
    this.#patcher = patcher;
  }

  #item(all: Buffer, { from, to, form, levels }: Scanned): Interned | null {
    const bytes = all.subarray(from, to);
    for (const known of this.#known.get(form) ?? []) {
      const changes = changesBetween(known.bytes, known.leaves, bytes);
      const patches = changes === null ? null : this.#patcher.patches(changes, bytes);
      if (patches !== null) return patched(this.#interner, known.place, patches);
    }
    return levels > DEEPEST ? null : this.#whole(bytes, form);
  }

  #whole(bytes: Buffer, form: number): Interned | null {
    const source = textOfBytes(bytes);
    const read = readPlain(source);
    if (read === null || plainText(read) !== source) return null;
    const place = this.#interner.place(read);
    const leaves = valueLeaves(place, bytes.toString('latin1'));
    if (leaves !== null) this.#keep(form, { bytes: Buffer.from(bytes), place, leaves });
    return place;
  }

  #keep(form: number, item: Item): void {
    const alike = this.#known.get(form) ?? [];
    if (this.#known.size >= MOST_FORMS && alike.length === 0) return;
    this.#known.set(form, [item, ...alike].slice(0, MOST_ALIKE));
  }
}
