/**
 * One object for equal trees: after interning, two places are equal exactly when they are the same object, so that what is
 * the same in all trials costs one comparison. Exact: keys are compared whole, no hash stands for a text.
 */
import { isKnownPlace } from '../../carriers/json/known.ts';
import type { Carrier, Facet, Member, Parts, Place } from '../../carriers/reading.ts';

/** A place of which there is one only. Its parts are interned too. */
export interface Interned extends Place {
  readonly number: number;
  /** Shapes and facets in the tree. */
  readonly readings: number;
}

interface InternedParts {
  readonly parts: Parts | null;
  readonly key: string;
  readonly readings: number;
}

/** A place as an interner keeps it: told from any other, and from those of other interners, without a look into a table. */
class Kept implements Interned {
  readonly shape: string;
  readonly shapeCarrier: Carrier;
  readonly facets: readonly Facet[];
  readonly parts: Parts | null;
  readonly number: number;
  readonly readings: number;
  readonly #by: Interner;

  constructor(place: Place, { parts, readings }: InternedParts, number: number, by: Interner) {
    this.shape = place.shape;
    this.shapeCarrier = place.shapeCarrier;
    this.facets = place.facets;
    this.parts = parts;
    this.number = number;
    this.readings = 1 + place.facets.length + readings;
    this.#by = by;
  }

  static by(interner: Interner, place: Place): place is Interned {
    return #by in place && place.#by === interner;
  }
}

const NO_PARTS: InternedParts = { parts: null, key: '', readings: 0 };

export class Interner {
  readonly #texts = new Map<string, number>();
  readonly #places = new Map<string, Interned>();
  /** Trees that were given before: readers give the same object for what they have met before. */
  readonly #known = new WeakMap<Place, Interned>();
  readonly #base: Interner | undefined;
  /** Texts and places of the base, which must not grow while this one is in use. */
  readonly #before: { readonly texts: number; readonly places: number };

  /** `base`: one whose places are the same objects here; what is new is forgotten with this one. */
  constructor(base?: Interner) {
    this.#base = base;
    this.#before =
      base === undefined ? { texts: 0, places: 0 } : { texts: base.#countTexts(), places: base.#countPlaces() };
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

  #intern(place: Place): Interned {
    const below = this.#parts(place.parts);
    let key = `${this.#text(place.shape)} ${this.#text(place.shapeCarrier.name)}`;
    for (const facet of place.facets) key += this.#facetKey(facet);
    key += below.key;
    const known = this.#placeOf(key);
    if (known !== undefined) return known;
    const kept = new Kept(place, below, this.#countPlaces(), this);
    this.#places.set(key, kept);
    return kept;
  }

  #isKept(place: Place): place is Interned {
    return Kept.by(this, place) || (this.#base !== undefined && this.#base.#isKept(place));
  }

  #givenBefore(place: Place): Interned | undefined {
    return this.#known.get(place) ?? (this.#base === undefined ? undefined : this.#base.#givenBefore(place));
  }

  #placeOf(key: string): Interned | undefined {
    return (this.#base === undefined ? undefined : this.#base.#placeOf(key)) ?? this.#places.get(key);
  }

  #numberOf(text: string): number | undefined {
    return (this.#base === undefined ? undefined : this.#base.#numberOf(text)) ?? this.#texts.get(text);
  }

  #text(text: string): number {
    const known = this.#numberOf(text);
    if (known !== undefined) return known;
    const number = this.#countTexts();
    this.#texts.set(text, number);
    return number;
  }

  #countTexts(): number {
    return this.#before.texts + this.#texts.size;
  }

  #countPlaces(): number {
    return this.#before.places + this.#places.size;
  }

  #facetKey(facet: Facet): string {
    const given = facet.given === undefined ? '' : String(this.#text(facet.given));
    return ` ${this.#text(facet.carrier.name)}:${facet.form}:${given}:${this.#text(facet.text)}`;
  }

  #parts(parts: Parts | null): InternedParts {
    if (parts === null) return NO_PARTS;
    return parts.by === 'sequence' ? this.#sequence(parts) : this.#named(parts);
  }

  #sequence(parts: Extract<Parts, { by: 'sequence' }>): InternedParts {
    let key = ' s';
    let readings = 0;
    const items = parts.items.map((item) => {
      const kept = this.place(item);
      key += ` ${kept.number}`;
      readings += kept.readings;
      return kept;
    });
    return { parts: { ...parts, items }, key, readings };
  }

  #named(parts: Extract<Parts, { by: 'name' }>): InternedParts {
    let key = ' n';
    let readings = 0;
    const members = parts.members.map(({ name, step, place }): Member => {
      const kept = this.place(place);
      key += ` ${this.#text(name)}:${kept.number}`;
      readings += kept.readings;
      return { name, step, place: kept };
    });
    return { parts: { ...parts, members }, key, readings };
  }
}
