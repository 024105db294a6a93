/**
 * The verdict: `verdict.json`, a public contract, format 1. `schema/verdict.schema.json` is generated from the
 * matching zod schema in `src/report`; a test holds the two together.
 */

export const VERDICTS = ['tells-found', 'differs', 'inconclusive', 'none-seen'] as const;
/** Worst first; merging keeps the worst. */
export type VerdictName = (typeof VERDICTS)[number];

export const TELL_CLASSES = ['covert', 'behavioural', 'overt', 'functional'] as const;
export type TellClass = (typeof TELL_CLASSES)[number];

export const DISGUISES = ['look-alike', 'same-meaning', 'invisible', 'structural', 'derived', 'none'] as const;
/** How a difference hides. `derived`: only a feature of a random-looking value (parity, prefix, length) tells. */
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
/** What sort of behaviour a behavioural tell is; `docs/reference.md` says each in a sentence. */
export type Behaviour = (typeof BEHAVIOURS)[number];

/** A place whose symbol follows, in every environment seen, from that of the tell under which it is listed. */
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
  /** Level names by factor, only for the factors that the tell depends on. Every combination seen appears in exactly one entry. */
  readonly cells: readonly Readonly<Record<string, string>>[];
  /** The same partition as level lists by factor, where it is a product of lists; for reading. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** Code points (`U+0027`, several joined by a space; at most 16 of them, then a hash), or `absent`, or a structural form. */
  readonly symbol: string;
  readonly rendered: string;
}

export interface Tell {
  readonly id: string;
  readonly class: TellClass;
  /** Of a behavioural tell only. */
  readonly kind?: Behaviour;
  readonly declared: string | null;
  readonly sink: string;
  readonly message: string;
  readonly carrier: string;
  readonly address: string;
  /** What of a random-looking value is the symbol (`length`, `parity of character 3`); absent: the value itself. */
  readonly feature?: string;
  /** Up to 16 code points before and after the slot in the witness message; empty where the carrier has no text. */
  readonly before: string;
  readonly after: string;
  /** Further places that carry the same symbols in the same trials. */
  readonly also: readonly { readonly message: string; readonly address: string; readonly carrier: string }[];
  /** Places of the same class that say no more about the environment: one cause, shown in many places. */
  readonly implied?: readonly ImpliedPlace[];
  /** Factor names; two or more is an interaction. */
  readonly dependsOn: readonly string[];
  /** Scenarios in which it shows; absent: one was played. */
  readonly scenarios?: readonly string[];
  readonly codebook: readonly CodebookEntry[];
  readonly disguise: Disguise;
  /** Why it was put in its class, one plain sentence. */
  readonly because: string;
  /** Mutual information between the slot and the environment, bits, over the levels tried taken as equally likely. */
  readonly bits: number;
  readonly p: number;
  /** Trials that agree with the codebook, of those in which the slot could be read, `48/48`. */
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
 * `observed`: it explains a tell. `contradicted`: it fits a tell of a worse class than it claims, whatever else it explains.
 * `not-observed`: it fits nothing. `other-version`: it is about other versions than this subject's.
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

/** How often the method itself raises a false alarm. */
export interface FalseAlarms {
  /** Share of audits of a subject that depends on nothing, in which some tell may be reported: the family-wise error rate asked for. */
  readonly allowed: number;
  /** Simulated audits of real captures from identical environments, and how many of them reported a tell. */
  readonly nullAudits: number;
  readonly alarms: number;
  /** Exact 95 % upper bound of the rate, from these two. */
  readonly atMost: number;
  /** The command that measured it. */
  readonly measuredBy: string;
}

export interface PlantCount {
  readonly planted: number;
  /** Of these, how many the screen would have raised as a suggestion. */
  readonly found: number;
}

export interface PlantsInCarrier extends PlantCount {
  readonly carrier: string;
}

export interface PlantsByTrigger extends PlantCount {
  readonly trigger: string;
  readonly probability: number;
}

/** Marks planted by simulation at random places of the subject's own captures. */
export interface Plants extends PlantCount {
  /** Those that fire whenever their trigger is met, in places that nearly all trials have and that do not vary by themselves. */
  readonly certain: PlantCount;
  /** Those in places that fewer than nine in ten trials have: there are fewer trials to tell by. */
  readonly scarce: PlantCount;
  /** Those in places that vary between identical environments: ids, times, what comes and goes. */
  readonly inNoise: PlantCount;
  /** Of the certain ones, by the carrier that holds them. */
  readonly carriers: readonly PlantsInCarrier[];
  /** Outside noise and scarce places, by kind of trigger and by the probability with which the mark fires where the trigger is met. */
  readonly triggers: readonly PlantsByTrigger[];
  /** Carriers of HTTP in which the captures offered no place to plant a mark. */
  readonly notPlanted: readonly string[];
}

/** Things of one kind that a subject reads. Names: absolute paths with `~` and `{work}`, or `call()`. */
export interface InputsOfKind {
  readonly kind: string;
  /** Factors that change it, if they move. */
  readonly factors: readonly string[];
  /** Those that moved in this audit; empty: it was the same in every trial. */
  readonly varied: readonly string[];
  readonly read: readonly string[];
  /** Looked for, and not there in any run. */
  readonly absent: readonly string[];
}

/** What a subject reads of its machine, as runs under a tracer showed. */
export interface Inputs {
  readonly runs: number;
  readonly kinds: readonly InputsOfKind[];
  /** Names among the subject's own files, and among what any program needs to start; not listed. */
  readonly ownFiles: number;
  readonly systemFiles: number;
  /** Lines of the traces that could not be read. */
  readonly unreadLines: number;
  /** What no tracer sees. */
  readonly notTraced: readonly string[];
}

export interface Seen {
  readonly trials: number;
  readonly failed: number;
  /** How many trials ended in each way (`Outcome`), and how many have no capture (`missing`). */
  readonly outcomes?: Readonly<Record<string, number>>;
  /** How many of the completed ones ended with each exit code other than 0; absent: none did. */
  readonly exitCodes?: Readonly<Record<string, number>>;
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** Factors that could not be given to this subject, with the reason. */
  readonly notVaried: Readonly<Record<string, string>>;
  readonly strength: number;
  readonly scenarios: readonly string[];
  /** What of the subject none of these scenarios shows, in words. */
  readonly notCovered?: readonly string[];
  readonly messages: number;
  readonly readings: number;
  readonly slots: number;
  /** Slots whose values vary between identical environments. */
  readonly noisySlots: number;
  readonly unreadBytes: number;
  /** Smallest probability with which a mark may fire in a cell and still be seen with 95 % power. */
  readonly smallestTriggerProbability: number;
  readonly unverifiableBits: number;
  readonly plants: Plants;
  readonly falseAlarms: FalseAlarms;
  /** Requests to the vendor for switches, and how the lab answered: marks behind them are out of sight. */
  readonly serverSwitches: readonly { readonly request: string; readonly answered: string }[];
  /** What it reads; absent: the audit was not asked for it, or it could not be traced. */
  readonly inputs?: Inputs;
  /** Limits of the lab that held in this run. */
  readonly limits: readonly string[];
}

export interface Verdict {
  readonly format: 1;
  readonly subject: SubjectIdentity;
  readonly verdict: VerdictName;
  readonly reasons: readonly Reason[];
  readonly tells: readonly Tell[];
  /** Entries of the disclosure that it was judged with, in the file's order; absent: there was none. */
  readonly disclosures?: readonly DisclosedEntry[];
  /** Joint capacity of the covert tells, bits. */
  readonly bits: number;
  /**
   * Ids of the covert and behavioural tells that depend on something by which a program can tell that it is watched; absent: nothing
   * of that kind was varied.
   */
  readonly watched?: readonly string[];
  readonly seen: Seen;
  readonly replay: string;
}
