/**
 * One object for equal trees: after interning, two places are equal exactly when they are the same object, so that what is
 * the same in all trials costs one comparison. Exact: what a hash finds is compared whole, and no hash stands for a text.
 */
import { isKnownPlace } from '../../carriers/json/cache.ts';
import type { Carrier, Facet, Parts, Place } from '../../carriers/reading.ts';

/** A place of which there is one only. Its parts are interned too. */
export interface Interned extends Place {
  readonly number: number;
  /** Equal for places that differ in what their parts are, and in no name of theirs; -1 for a place without parts. */
  readonly form: number;
  /** Shapes and facets in the tree. */
  readonly readings: number;
}

/** Of an interned place; undefined of another. */
export const layoutOf = (place: Place): number | undefined => (place instanceof InternedPlace ? place.form : undefined);

/** A place as an interner keeps it: told from any other, and from those of other interners, without a look into a table. */
class InternedPlace implements Interned {
  readonly shape: string;
  readonly shapeCarrier: Carrier;
  readonly facets: readonly Facet[];
  readonly parts: Parts | null;
  readonly number: number;
  readonly form: number;
  readonly readings: number;
  readonly #by: Interner;
  /** The next of those with the same hash. */
  readonly #next: InternedPlace | undefined;

  constructor(
    place: Place,
    parts: Parts | null,
    kept: { by: Interner; number: number; form: number; next?: InternedPlace | undefined },
  ) {
    this.shape = place.shape;
    this.shapeCarrier = place.shapeCarrier;
    this.facets = place.facets;
    this.parts = parts;
    this.number = kept.number;
    this.readings = 1 + place.facets.length + (parts === null ? 0 : readingsIn(parts));
    this.#by = kept.by;
    this.form = kept.form;
    this.#next = kept.next;
  }

  static by(interner: Interner, place: Place): place is InternedPlace {
    return #by in place && place.#by === interner;
  }

  /** The one with these parts among those with the same hash. */
  static among(first: InternedPlace | undefined, form: number, parts: Parts): InternedPlace | undefined {
    let kept = first;
    while (kept !== undefined && (kept.form !== form || !areSame(kept.parts, parts))) kept = kept.#next;
    return kept;
  }
}

/** Longer texts are numbered, so that keys stay short; code units. */
const SHORT = 64;

export class Interner {
  readonly #texts = new Map<string, number>();
  readonly #forms = new Map<string, number>();
  /** Places without parts, by all that they say. */
  readonly #leaves = new Map<string, InternedPlace>();
  /** Places with parts, by a hash of their form and parts. */
  readonly #nodes = new Map<number, InternedPlace>();
  #places = 0;
  /** Trees that were given before: readers give the same object for what they have met before. */
  readonly #known = new WeakMap<Place, Interned>();
  readonly #base: Interner | undefined;
  /** What the base has, which must not grow while this one is in use. */
  readonly #before: { readonly texts: number; readonly forms: number; readonly places: number };

  /** `base`: one whose places are the same objects here; what is new is forgotten with this one. */
  constructor(base?: Interner) {
    this.#base = base;
    this.#before = base === undefined ? { texts: 0, forms: 0, places: 0 } : base.#counts();
  }

  /** The one object for this tree. A tree that was interned already, or a part of one, costs one look. */
  place(place: Place): Interned {
    if (this.#isKept(place)) return place;
    if (!isKnownPlace(place)) return this.#intern(place);
    const known = this.#givenBefore(place);
    if (known !== undefined) return known;
    const kept = this.#intern(place);
    this.#known.set(place, kept);
    return kept;
  }

  /** The one object for a tree that is like `place`, as to its form and the names and number of its parts, but for what these parts are; they are kept already. */
  withKeptParts(place: Place, parts: Parts): Interned {
    return this.#node(place, parts, this.#isKept(place) ? place.form : this.#form(place, parts));
  }

  #intern(place: Place): Interned {
    if (place.parts === null) return this.#leaf(place);
    const parts = this.#partsKept(place.parts);
    return this.#node(place, parts, this.#form(place, parts));
  }

  #leaf(place: Place): Interned {
    const key = this.#ownKey(place);
    const known = this.#leafOf(key);
    if (known !== undefined) return known;
    const kept = new InternedPlace(place, null, { by: this, number: this.#next(), form: -1 });
    this.#leaves.set(key, kept);
    return kept;
  }

  #node(place: Place, parts: Parts, form: number): Interned {
    const hash = hashOf(form, parts);
    const known = this.#nodeOf(hash, form, parts);
    if (known !== undefined) return known;
    const kept = new InternedPlace(place, parts, { by: this, number: this.#next(), form, next: this.#nodes.get(hash) });
    this.#nodes.set(hash, kept);
    return kept;
  }

  #next(): number {
    this.#places += 1;
    return this.#before.places + this.#places - 1;
  }

  #counts(): { texts: number; forms: number; places: number } {
    const { texts, forms, places } = this.#before;
    return { texts: texts + this.#texts.size, forms: forms + this.#forms.size, places: places + this.#places };
  }

  #isKept(place: Place): place is InternedPlace {
    return InternedPlace.by(this, place) || (this.#base !== undefined && this.#base.#isKept(place));
  }

  #givenBefore(place: Place): Interned | undefined {
    return this.#known.get(place) ?? (this.#base === undefined ? undefined : this.#base.#givenBefore(place));
  }

  #leafOf(key: string): Interned | undefined {
    return (this.#base === undefined ? undefined : this.#base.#leafOf(key)) ?? this.#leaves.get(key);
  }

  #nodeOf(hash: number, form: number, parts: Parts): Interned | undefined {
    const known = this.#base === undefined ? undefined : this.#base.#nodeOf(hash, form, parts);
    return known ?? InternedPlace.among(this.#nodes.get(hash), form, parts);
  }

  #numberOf(text: string): number | undefined {
    return (this.#base === undefined ? undefined : this.#base.#numberOf(text)) ?? this.#texts.get(text);
  }

  #formNumberOf(key: string): number | undefined {
    return (this.#base === undefined ? undefined : this.#base.#formNumberOf(key)) ?? this.#forms.get(key);
  }

  /** A text as it stands in a key, or its number: no two texts look alike, nor a text and what follows it like another. */
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

  #partsKept(parts: Parts): Parts {
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

/** Of parts that are interned. */
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
