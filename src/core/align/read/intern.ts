/**
 * Hash consing of trees: after interning, two places are equal exactly if they are one object. So
 * what is the same in all trials costs one comparison. Exact: hash matches are compared in full,
 * and no hash replaces a text.
 */
import { isKnownPlace } from '../../carriers/json/cache.ts';
import type { Carrier, Facet, Parts, Place } from '../../carriers/reading.ts';

/** An interned place: the only object for its tree. Its parts are interned too. */
export interface Interned extends Place {
  /** Unique within the interner. */
  readonly number: number;
  /**
   * Number of the place without its parts' content: shape, facets, and names or number of parts.
   * Equal forms have equal names; -1 for a place without parts.
   */
  readonly form: number;
  /** Number of shapes and facets in the tree. */
  readonly readings: number;
}

/** The form of an interned place; undefined for others. */
export const layoutOf = (place: Place): number | undefined => (place instanceof InternedPlace ? place.form : undefined);

/** An interned place that knows its interner, so that `by` needs no table. */
class InternedPlace implements Interned {
  readonly shape: string;
  readonly shapeCarrier: Carrier;
  readonly facets: readonly Facet[];
  readonly parts: Parts | null;
  readonly number: number;
  readonly form: number;
  readonly readings: number;
  readonly #by: Interner;
  /** The next place with the same hash. */
  readonly #next: InternedPlace | undefined;

  constructor(
    place: Place,
    parts: Parts | null,
    identity: { by: Interner; number: number; form: number; next?: InternedPlace | undefined },
  ) {
    this.shape = place.shape;
    this.shapeCarrier = place.shapeCarrier;
    this.facets = place.facets;
    this.parts = parts;
    this.number = identity.number;
    this.readings = 1 + place.facets.length + (parts === null ? 0 : readingsIn(parts));
    this.#by = identity.by;
    this.form = identity.form;
    this.#next = identity.next;
  }

  static by(interner: Interner, place: Place): place is InternedPlace {
    return #by in place && place.#by === interner;
  }

  /** The place with these parts in a chain of places with the same hash. */
  static inChain(first: InternedPlace | undefined, form: number, parts: Parts): InternedPlace | undefined {
    let place = first;
    while (place !== undefined && (place.form !== form || !areSame(place.parts, parts))) place = place.#next;
    return place;
  }
}

/** Longer texts are replaced by numbers in keys; code units. */
const SHORT = 64;

export class Interner {
  readonly #texts = new Map<string, number>();
  readonly #forms = new Map<string, number>();
  /** Places without parts, by shape and facets. */
  readonly #leaves = new Map<string, InternedPlace>();
  /** Places with parts, by a hash of their form and parts. */
  readonly #nodes = new Map<number, InternedPlace>();
  #places = 0;
  /** Trees interned before, by object: readers return one object for known content. */
  readonly #known = new WeakMap<Place, Interned>();
  readonly #base: Interner | undefined;
  /** Counts of the base, which must not grow while this interner is in use. */
  readonly #before: { readonly texts: number; readonly forms: number; readonly places: number };

  /** `base`: shares its places; new places stay here, and are freed with this interner. */
  constructor(base?: Interner) {
    this.#base = base;
    this.#before = base === undefined ? { texts: 0, forms: 0, places: 0 } : base.#counts();
  }

  /** The one object for this tree. An interned tree, or a part of one, costs one lookup. */
  place(place: Place): Interned {
    if (this.#isInterned(place)) return place;
    if (!isKnownPlace(place)) return this.#intern(place);
    const known = this.#internedBefore(place);
    if (known !== undefined) return known;
    const interned = this.#intern(place);
    this.#known.set(place, interned);
    return interned;
  }

  /**
   * The one object for `place` with other parts of the same form: equal names and number. `parts`:
   * interned.
   */
  withInternedParts(place: Place, parts: Parts): Interned {
    return this.#node(place, parts, this.#isInterned(place) ? place.form : this.#form(place, parts));
  }

  #intern(place: Place): Interned {
    if (place.parts === null) return this.#leaf(place);
    const parts = this.#internParts(place.parts);
    return this.#node(place, parts, this.#form(place, parts));
  }

  #leaf(place: Place): Interned {
    const key = this.#ownKey(place);
    const known = this.#leafOf(key);
    if (known !== undefined) return known;
    const leaf = new InternedPlace(place, null, { by: this, number: this.#next(), form: -1 });
    this.#leaves.set(key, leaf);
    return leaf;
  }

  #node(place: Place, parts: Parts, form: number): Interned {
    const hash = hashOf(form, parts);
    const known = this.#nodeOf(hash, form, parts);
    if (known !== undefined) return known;
    const node = new InternedPlace(place, parts, { by: this, number: this.#next(), form, next: this.#nodes.get(hash) });
    this.#nodes.set(hash, node);
    return node;
  }

  #next(): number {
    this.#places += 1;
    return this.#before.places + this.#places - 1;
  }

  #counts(): { texts: number; forms: number; places: number } {
    const { texts, forms, places } = this.#before;
    return { texts: texts + this.#texts.size, forms: forms + this.#forms.size, places: places + this.#places };
  }

  #isInterned(place: Place): place is InternedPlace {
    return InternedPlace.by(this, place) || (this.#base !== undefined && this.#base.#isInterned(place));
  }

  #internedBefore(place: Place): Interned | undefined {
    return this.#known.get(place) ?? (this.#base === undefined ? undefined : this.#base.#internedBefore(place));
  }

  #leafOf(key: string): Interned | undefined {
    return (this.#base === undefined ? undefined : this.#base.#leafOf(key)) ?? this.#leaves.get(key);
  }

  #nodeOf(hash: number, form: number, parts: Parts): Interned | undefined {
    const known = this.#base === undefined ? undefined : this.#base.#nodeOf(hash, form, parts);
    return known ?? InternedPlace.inChain(this.#nodes.get(hash), form, parts);
  }

  #numberOf(text: string): number | undefined {
    return (this.#base === undefined ? undefined : this.#base.#numberOf(text)) ?? this.#texts.get(text);
  }

  #formNumberOf(key: string): number | undefined {
    return (this.#base === undefined ? undefined : this.#base.#formNumberOf(key)) ?? this.#forms.get(key);
  }

  /**
   * A text in a key: prefix-free, so keys that join texts are unique. Long texts are replaced by
   * their number.
   */
  #text(text: string): string {
    if (text.length <= SHORT) return `${text.length}:${text}`;
    const number = this.#numberOf(text) ?? this.#before.texts + this.#texts.size;
    if (number === this.#before.texts + this.#texts.size) this.#texts.set(text, number);
    return `#${number}:`;
  }

  #ownKey(place: Place): string {
    let key = this.#text(place.shape) + this.#text(place.shapeCarrier.name);
    for (const { carrier, form, given, text } of place.facets)
      key +=
        this.#text(carrier.name) + form + (given === undefined ? '' : `given ${this.#text(given)}`) + this.#text(text);
    return key;
  }

  #form(place: Place, parts: Parts): number {
    let key = this.#ownKey(place);
    if (parts.by === 'sequence') key += ' list';
    else for (const { name } of parts.members) key += this.#text(name);
    const known = this.#formNumberOf(key);
    if (known !== undefined) return known;
    const number = this.#before.forms + this.#forms.size;
    this.#forms.set(key, number);
    return number;
  }

  #internParts(parts: Parts): Parts {
    if (parts.by === 'sequence') return { ...parts, items: parts.items.map((item) => this.place(item)) };
    const members = parts.members.map((member) => {
      const place = this.place(member.place);
      return place === member.place ? member : { ...member, place };
    });
    return { ...parts, members };
  }
}

const partAt = (parts: Parts, index: number): Place | undefined =>
  parts.by === 'sequence' ? parts.items[index] : parts.members[index]?.place;

const countOf = (parts: Parts): number => (parts.by === 'sequence' ? parts.items.length : parts.members.length);

/** `parts`: interned. */
function readingsIn(parts: Parts): number {
  let readings = 0;
  for (let index = 0; index < countOf(parts); index++) readings += (partAt(parts, index) as Interned).readings;
  return readings;
}

function hashOf(form: number, parts: Parts): number {
  let hash = form;
  for (let index = 0; index < countOf(parts); index++)
    hash = (Math.imul(hash, 0x01000193) ^ (partAt(parts, index) as Interned).number) | 0;
  return hash;
}

function areSame(known: Parts | null, parts: Parts): boolean {
  if (known === null || countOf(known) !== countOf(parts)) return false;
  for (let index = 0; index < countOf(parts); index++) if (partAt(known, index) !== partAt(parts, index)) return false;
  return true;
}
