/**
 * The result of every carrier: a tree of places. Each place has readings (facets) of its own and
 * parts below it. Alignment sees only this tree, whatever the sink. Readings are lossless: the
 * module that reads a format also writes it back, and a test rebuilds the bytes from the tree
 * alone. Must not know which places are compared: alignment decides that.
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
  /** The values sent. Every carrier that fits no other kind has this one. */
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

/**
 * One way in which messages can differ. Rules about carriers ask for kind and traits, never for the
 * spelling of a name.
 */
export interface Carrier {
  /** Registered name, e.g. `json.key-order`; appears in verdicts. */
  readonly name: string;
  readonly family: CarrierFamily;
  readonly kind: CarrierKind;
  /**
   * Set if it reads an order. `written`: the client writes all parts in one go, as the fields of an
   * object. `gathered`: parts are added or sent as they come about, so concurrent work can reorder
   * them.
   */
  readonly ordering?: 'written' | 'gathered';
  /** The client computes it from what other carriers read: a fingerprint, a git reference. */
  readonly computed?: true;
  /** A digest or a public key: no client chooses its characters, so no feature of it is tested. */
  readonly opaque?: true;
  /** Names the format in which content is written. */
  readonly format?: true;
  /**
   * Its symbols compare messages of one audit (a rank, a size, a clock), so one message alone does
   * not show them.
   */
  readonly relative?: true;
  /** One sentence: what is read there. */
  readonly describes: string;
}

/**
 * One reading of one place. A missing facet reads as the empty string. A carrier occurs at most
 * once in a place.
 */
export interface Facet {
  readonly carrier: Carrier;
  readonly text: string;
  /** `text`: compared code point by code point. `whole`: equal or not. */
  readonly form: 'text' | 'whole';
  /**
   * If set, the text is compared only between trials with an equal `given`: coded bytes, given the
   * content that they encode.
   */
  readonly given?: string;
  /**
   * Set if absence has no meaning: places without this facet are not compared with places that have
   * it.
   */
  readonly optional?: true;
}

export interface Member {
  readonly name: string;
  /** The step from the parent's address to this one: `.model`, `path`, or empty. */
  readonly step: string;
  readonly place: Place;
}

export type Parts =
  | {
      readonly by: 'name';
      readonly presence: Carrier;
      /** Carrier of the second and later occurrences of one name. */
      readonly repeated: Carrier;
      /** null: the format fixes the order. */
      readonly order: Carrier | null;
      readonly members: readonly Member[];
    }
  | { readonly by: 'sequence'; readonly presence: Carrier; readonly order: Carrier; readonly items: readonly Place[] };

export interface Place {
  /** The sort of thing at this place. Parts and facets are compared only between equal shapes. */
  readonly shape: string;
  /** The carrier of a difference in shape. */
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

/** Facets without those that would read as the empty string anyway. */
export const nonEmpty = (facets: readonly Facet[]): readonly Facet[] =>
  facets.filter((facet) => facet.text !== '' || facet.given !== undefined);
