/**
 * Templates for list items and for documents in strings. A list (a batch of events) has items of
 * few forms: each item is read by a known item of its form. Exact, as `templates.ts` is: what
 * cannot be read so is not read here.
 */
import { bytesOfText, textOfBytes } from '../../carriers/byte-text.ts';
import { listOf, MAX_NESTING, plainString, readPlain, stringOfDocument } from '../../carriers/json/json.ts';
import { valueLeaves } from '../../carriers/json/leaves.ts';
import { mayOpen, opened } from '../../carriers/json/nested.ts';
import { MAX_VALUES } from '../../carriers/json/parse.ts';
import { type Scanned, scanList, scanValue } from '../../carriers/json/scan.ts';
import { plainText } from '../../carriers/json/write-json.ts';
import { type Leaf, type LeafKind, changesBetween } from '../../carriers/leaf.ts';
import type { Place } from '../../carriers/reading.ts';
import type { Interned, Interner } from './intern.ts';
import { patched } from './patch-tree.ts';
import { LeafPatcher } from './leaf-patches.ts';

/**
 * Deeper items are not read alone: the nesting limit could cut them off in the document, but not
 * alone.
 */
const DEEPEST = 64;
/** Limits: forms with known items, and known items of one form. */
const MOST_FORMS = 4096;
const MOST_OF_FORM = 2;
const QUOTE = 0x22;

interface Item {
  readonly bytes: Buffer;
  readonly place: Interned;
  readonly leaves: readonly Leaf[];
}

export class ItemTemplates {
  readonly #interner: Interner;
  /** Reads leaves; documents in strings by these items. */
  readonly patcher: LeafPatcher;
  readonly #known = new Map<string, Item[]>();
  /** The list scanned last: `endIn` is called first, then `read` for the same list. */
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

  constructor(interner: Interner) {
    this.#interner = interner;
    this.patcher = new LeafPatcher(interner, (...string) => this.#document(...string));
  }

  /**
   * A string that contains a document; null if it contains none, or none that can be read by known
   * items.
   */
  #document(bytes: Buffer, from: number, to: number, nesting: number): Place | null {
    if (bytes[from] !== QUOTE || nesting >= MAX_NESTING || !mayOpen(bytes[from + 1] ?? 0)) return null;
    const string = plainString(textOfBytes(bytes.subarray(from, to)));
    const inner = string === null ? null : opened(string.text);
    if (inner === null) return null;
    const content = Buffer.from(bytesOfText(inner.source));
    const scanned = scanValue(content, 0);
    const root =
      scanned?.to === content.length && content.length < MAX_VALUES ? this.#item(content, scanned, nesting + 1) : null;
    return root === null ? null : stringOfDocument(inner.coding, root);
  }

  #item(all: Buffer, { from, to, form: hash, levels }: Scanned, nesting = 0): Interned | null {
    const form = `${nesting} ${hash}`;
    const bytes = all.subarray(from, to);
    for (const known of this.#known.get(form) ?? []) {
      const changes = changesBetween(known.bytes, known.leaves, bytes);
      const patches = changes === null ? null : this.patcher.patches(changes, bytes);
      if (patches !== null) return patched(this.#interner, known.place, patches);
    }
    return levels > DEEPEST ? null : this.#readWhole(bytes, form, nesting);
  }

  #readWhole(bytes: Buffer, form: string, nesting: number): Interned | null {
    const source = textOfBytes(bytes);
    const read = readPlain(source, nesting);
    if (read === null || plainText(read) !== source) return null;
    const place = this.#interner.place(read);
    const leaves = valueLeaves(place, bytes, nesting);
    if (leaves !== null) this.#keep(form, { bytes: Buffer.from(bytes), place, leaves });
    return place;
  }

  #keep(form: string, item: Item): void {
    const sameForm = this.#known.get(form) ?? [];
    if (this.#known.size >= MOST_FORMS && sameForm.length === 0) return;
    this.#known.set(form, [item, ...sameForm].slice(0, MOST_OF_FORM));
  }
}
