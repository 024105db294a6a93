/**
 * One object for equal trees: after interning, two places are equal exactly when they are the same object, so that what is
 * the same in all trials costs one comparison. Exact: keys are compared whole, no hash stands for a text.
 */
import type { Facet, Member, Parts, Place } from '../../carriers/reading.ts';

export class Interner {
  readonly #texts = new Map<string, number>();
  readonly #places = new Map<string, Place>();
  readonly #numbers = new WeakMap<Place, number>();
  readonly #readings = new WeakMap<Place, number>();

  /** The one object for this tree. */
  place(place: Place): Place {
    const parts = this.#parts(place.parts);
    const facets = place.facets.map((facet) => this.#facetKey(facet)).join(' ');
    const key = `${this.#text(place.shape)} ${this.#text(place.shapeCarrier.name)} | ${facets} | ${this.#partsKey(parts)}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const kept: Place = { ...place, parts };
    this.#places.set(key, kept);
    this.#numbers.set(kept, this.#places.size);
    this.#readings.set(kept, 1 + place.facets.length + this.#readingsIn(parts));
    return kept;
  }

  /** How many readings an interned tree holds: its shapes and facets. */
  readingsOf(place: Place): number {
    return this.#readings.get(place) ?? 0;
  }

  #text(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }

  #facetKey(facet: Facet): string {
    const given = facet.given === undefined ? '' : this.#text(facet.given);
    return `${this.#text(facet.carrier.name)}:${facet.form}:${given}:${this.#text(facet.text)}`;
  }

  #parts(parts: Parts | null): Parts | null {
    if (parts === null) return null;
    if (parts.by === 'sequence') return { ...parts, items: parts.items.map((item) => this.place(item)) };
    const members = parts.members.map((member): Member => ({ ...member, place: this.place(member.place) }));
    return { ...parts, members };
  }

  #partsKey(parts: Parts | null): string {
    if (parts === null) return '-';
    if (parts.by === 'sequence') return `s ${parts.items.map((item) => this.#numbers.get(item)).join(' ')}`;
    return `n ${parts.members.map(({ name, place }) => `${this.#text(name)}:${this.#numbers.get(place)}`).join(' ')}`;
  }

  #readingsIn(parts: Parts | null): number {
    const places =
      parts === null ? [] : parts.by === 'sequence' ? parts.items : parts.members.map(({ place }) => place);
    return places.reduce((sum, place) => sum + this.readingsOf(place), 0);
  }
}
