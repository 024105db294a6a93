/**
 * What a carrier makes of bytes: a tree of places, each with readings (facets) of its own and parts below it. Whatever the
 * sink, alignment sees only this tree; adding a sink is one file that makes one. Readings are lossless: the module that
 * reads a format also writes it back, and a test rebuilds the bytes from the tree alone.
 * Must not know what is compared with what: that is alignment's.
 */

/** The sort of difference that a carrier can hold. */
export type CarrierKind =
  /** Order, spelling, spacing, escapes: never meaning. */
  | 'form'
  /** Whether something is there. */
  | 'presence'
  /** Lengths and pieces of what other carriers read. */
  | 'framing'
  /** Where a connection goes, and what a protocol derives from that. */
  | 'routing'
  /** How much or how long: varies by itself. */
  | 'quantity'
  /** The values sent, and every carrier of no other kind. */
  | 'content';

/** The format or protocol that a carrier reads: the first word of its name. */
export type CarrierFamily =
  | 'message'
  | 'timing'
  | 'http'
  | 'body'
  | 'form'
  | 'json'
  | 'list'
  | 'text'
  | 'bytes'
  | 'websocket'
  | 'http2'
  | 'dns'
  | 'tls'
  | 'tcp'
  | 'packet'
  | 'output'
  | 'file'
  | 'git';

/** One way in which messages can differ. All rules about carriers ask its kind and traits, never its name's spelling. */
export interface Carrier {
  /** Registered name, e.g. `json.key-order`; appears in verdicts. */
  readonly name: string;
  readonly family: CarrierFamily;
  readonly kind: CarrierKind;
  /**
   * Set where it reads an order. `written`: the client writes all parts in one go, as the fields of an object.
   * `gathered`: parts are added or sent as they come about, so concurrent work can reorder them.
   */
  readonly ordering?: 'written' | 'gathered';
  /** The client computes it from what other carriers read: a fingerprint, a git reference. */
  readonly computed?: true;
  /** A digest or a public key: no client chooses its characters, so no feature of it is tested. */
  readonly opaque?: true;
  /** Names the format in which content is written. */
  readonly format?: true;
  /** Its symbols compare messages of one audit (a rank, a size, a clock), so one message alone does not show them. */
  readonly relative?: true;
  /** One sentence: what is read there. */
  readonly describes: string;
}

/** One reading at one place. A facet that is left out reads as the empty string. A carrier occurs once in a place. */
export interface Facet {
  readonly carrier: Carrier;
  readonly text: string;
  /** `text`: compared code point by code point. `whole`: either equal or not. */
  readonly form: 'text' | 'whole';
  /** When set, the text is compared only with texts of trials in which this is equal (coded bytes, given what they encode). */
  readonly given?: string;
  /** Set where leaving it out says nothing: places without it are not compared with those that have it. */
  readonly optional?: true;
}

export interface Member {
  readonly name: string;
  /** How the address goes on from the parent: `.model`, `path`, or nothing. */
  readonly step: string;
  readonly place: Place;
}

export type Parts =
  | {
      readonly by: 'name';
      readonly presence: Carrier;
      /** Carrier of the second and later occurrences of one name. */
      readonly repeated: Carrier;
      /** null: the order is fixed by the format. */
      readonly order: Carrier | null;
      readonly members: readonly Member[];
    }
  | { readonly by: 'sequence'; readonly presence: Carrier; readonly order: Carrier; readonly items: readonly Place[] };

export interface Place {
  /** What stands here; parts and facets are compared between equal shapes only. */
  readonly shape: string;
  /** The carrier that a difference of shape belongs to. */
  readonly shapeCarrier: Carrier;
  readonly facets: readonly Facet[];
  readonly parts: Parts | null;
}

export const text = (carrier: Carrier, value: string): Facet => ({ carrier, text: value, form: 'text' });
export const whole = (carrier: Carrier, value: string): Facet => ({ carrier, text: value, form: 'whole' });

/** The facet's text at this place, or the empty string. */
export function facetText(place: Place, carrier: Carrier): string {
  return place.facets.find((facet) => facet.carrier === carrier)?.text ?? '';
}

/** The first member of that name. */
export function memberOf(place: Place, name: string): Place | undefined {
  if (place.parts?.by !== 'name') return undefined;
  return place.parts.members.find((member) => member.name === name)?.place;
}

/** Facets without those that read as the empty string anyway. */
export const nonEmpty = (facets: readonly Facet[]): readonly Facet[] =>
  facets.filter((facet) => facet.text !== '' || facet.given !== undefined);
