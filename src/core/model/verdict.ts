/**
 * The verdict: `verdict.json`, a public contract, format 1. The zod schema in `src/report`
 * generates `schema/verdict.schema.json`; a test keeps these types and that schema equal.
 */
import type { Seen } from './coverage.ts';

export const VERDICTS = ['tells-found', 'differs', 'inconclusive', 'none-seen'] as const;
/** Worst first; merging keeps the worst. */
export type VerdictName = (typeof VERDICTS)[number];

export const TELL_CLASSES = ['covert', 'behavioural', 'overt', 'functional'] as const;
export type TellClass = (typeof TELL_CLASSES)[number];

export const DISGUISES = ['look-alike', 'same-meaning', 'invisible', 'structural', 'derived', 'none'] as const;
/**
 * How a difference hides. `derived`: only a feature of a random-looking value (parity, prefix,
 * length) shows it.
 */
export type Disguise = (typeof DISGUISES)[number];

export const BEHAVIOURS = [
  'instruction',
  'feature',
  'presence',
  'routing',
  'format',
  'quantity',
  'identifier',
  'order',
  'setting',
] as const;
/** The sort of behaviour of a behavioural tell; `docs/reference.md` defines each in a sentence. */
export type Behaviour = (typeof BEHAVIOURS)[number];

/**
 * A place listed under a tell, because that tell's symbol determines its symbol in every
 * environment seen.
 */
export interface ImpliedPlace {
  readonly message: string;
  readonly address: string;
  readonly carrier: string;
  /** As rendered, in the order of its own codebook. */
  readonly symbols: readonly string[];
  /** Why it is in its class. */
  readonly because: string;
}

export interface CodebookEntry {
  /**
   * Level names by factor, for the factors of the tell only. Every combination seen is in exactly
   * one entry.
   */
  readonly cells: readonly Readonly<Record<string, string>>[];
  /** The same cells as level lists by factor, where they are a product of lists; for reading. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /**
   * Code points (`U+0027`, several joined by a space; at most 16, then a hash), `absent`, or a
   * structural form.
   */
  readonly symbol: string;
  readonly rendered: string;
}

export interface Tell {
  readonly id: string;
  readonly class: TellClass;
  /** Set for a behavioural tell only. */
  readonly kind?: Behaviour;
  readonly declared: string | null;
  readonly sink: string;
  readonly message: string;
  readonly carrier: string;
  readonly address: string;
  /**
   * The feature of a random-looking value that is the symbol: `length`, `parity of character 3`.
   * Absent: the value itself.
   */
  readonly feature?: string;
  /**
   * Up to 16 code points before and after the slot in the witness message. Empty where the carrier
   * has no text.
   */
  readonly before: string;
  readonly after: string;
  /** Further places that carry the same symbols in the same trials. */
  readonly also: readonly { readonly message: string; readonly address: string; readonly carrier: string }[];
  /**
   * Places of the same class that add nothing about the environment: one cause, shown in many
   * places.
   */
  readonly implied?: readonly ImpliedPlace[];
  /** Factor names; two or more is an interaction. */
  readonly dependsOn: readonly string[];
  /** Scenarios in which the tell shows. Absent: only one scenario was played. */
  readonly scenarios?: readonly string[];
  readonly codebook: readonly CodebookEntry[];
  readonly disguise: Disguise;
  /** Why it was put in its class, one plain sentence. */
  readonly because: string;
  /**
   * Mutual information in bits between the slot and the environment, with all levels tried equally
   * likely.
   */
  readonly bits: number;
  readonly p: number;
  /**
   * Trials that agree with the codebook, out of the trials in which the slot could be read:
   * `48/48`.
   */
  readonly agree: string;
  readonly witness: { readonly trials: readonly string[] };
}

export const REASONS = [
  'too-few-trials-completed',
  'subject-sent-nothing',
  'subject-refused-tls',
  'noise-too-high',
  'unconfirmed-hypothesis',
  'unread-bytes',
] as const;
/** Closed list of causes of `inconclusive`. */
export type Reason = (typeof REASONS)[number];

export const DISCLOSURE_STATES = ['observed', 'contradicted', 'not-observed', 'other-version'] as const;
/**
 * - `observed`: the entry explains a tell.
 * - `contradicted`: it matches a tell of a worse class than it claims, whatever else it explains.
 * - `not-observed`: it matches no tell.
 * - `other-version`: it is about other versions of the subject.
 */
export type DisclosureState = (typeof DISCLOSURE_STATES)[number];

/** An entry of a disclosure as the verdict lists it. */
export interface DisclosedEntry {
  readonly id: string;
  readonly class: TellClass;
  readonly why: string;
  readonly state: DisclosureState;
  /** Ids of the tells that it explains. */
  readonly explains: readonly string[];
  /** Ids of the tells that contradict it. */
  readonly contradictedBy: readonly string[];
}

export interface SubjectIdentity {
  readonly name: string;
  readonly version: string | null;
  readonly integrity: string | null;
  readonly platform: string;
}

export interface Verdict {
  readonly format: 1;
  readonly subject: SubjectIdentity;
  readonly verdict: VerdictName;
  readonly reasons: readonly Reason[];
  readonly tells: readonly Tell[];
  /**
   * Entries of the disclosure used in judging, in the file's order. Absent: there was no
   * disclosure.
   */
  readonly disclosures?: readonly DisclosedEntry[];
  /** Joint capacity of the covert tells, bits. */
  readonly bits: number;
  /**
   * Ids of covert and behavioural tells that depend on a trace of the lab. Absent: the audit varied
   * no such trace.
   */
  readonly watched?: readonly string[];
  readonly seen: Seen;
  readonly replay: string;
}

/**
 * Share of the trials in which the place could be read, from `agree` (`48/48`); 1 is a mark without
 * exception.
 */
export function agreementOf({ agree }: Pick<Tell, 'agree'>): number {
  const [agreed = 0, readable = 0] = agree.split('/').map(Number);
  return agreed === readable ? 1 : agreed / Math.max(1, readable);
}
