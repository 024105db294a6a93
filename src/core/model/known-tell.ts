/** Looking for tells that are known already: to map what triggers one, or to find the versions that have it. */
import type { Assignment } from './factor.ts';
import type { SubjectIdentity, Tell } from './verdict.ts';

/** What is needed of a tell to find it again. */
export type KnownTell = Pick<
  Tell,
  | 'id'
  | 'class'
  | 'sink'
  | 'message'
  | 'carrier'
  | 'address'
  | 'before'
  | 'after'
  | 'dependsOn'
  | 'scenarios'
  | 'codebook'
  | 'agree'
>;

/** Why a bundle was made, where it is not an audit's. */
export type BundlePurpose =
  | {
      readonly purpose: 'probe';
      readonly tell: KnownTell;
      readonly factor: string;
      /** Where the other factors of the tell stand. */
      readonly context: Assignment;
      /** Values to try, before any that are made to find the rule. */
      readonly values: readonly string[];
      /** Trials of each value: more than one where the mark fires with a probability. */
      readonly repeats: number;
    }
  | { readonly purpose: 'bisect'; readonly tells: readonly KnownTell[] };

/** Values that show one symbol. */
export interface TriggerSet {
  readonly symbol: string;
  readonly rendered: string;
  readonly values: readonly string[];
}

/** One clause of a rule. `by`: a kind of pattern for names, a property for values of a closed list. */
export interface RuleClause {
  readonly symbol: string;
  readonly by: string;
  readonly texts: readonly string[];
}

export interface Miss {
  readonly value: string;
  readonly predicted: string | null;
  readonly seen: string | null;
}

/** A rule that explains which values trigger which symbol, and how it did on values that it was not made from. */
export interface ProposedRule {
  /** What values show to which no clause applies. */
  readonly base: string;
  readonly clauses: readonly RuleClause[];
  /** What values show to which clauses of all these symbols apply. */
  readonly joints: readonly { readonly of: readonly string[]; readonly symbol: string }[];
  /** Values that it does not explain. */
  readonly unexplained: readonly Miss[];
  readonly confirmed: { readonly agree: number; readonly of: number; readonly misses: readonly Miss[] };
  /** Whether upper case makes a difference; null where that was not tried. */
  readonly caseCounts: boolean | null;
}

/** What `probe` found: `probe.json`, format 1. */
export interface Probed {
  readonly format: 1;
  readonly subject: SubjectIdentity;
  readonly tell: KnownTell;
  readonly factor: string;
  readonly context: Assignment;
  /** Where the tell stood in these captures. */
  readonly place: { readonly message: string; readonly address: string; readonly carrier: string };
  readonly trials: number;
  readonly failed: number;
  /** The values of the dictionary by what they show, the most common first. */
  readonly triggers: readonly TriggerSet[];
  /** Values whose place could not be read. */
  readonly unread: readonly string[];
  /** By kind of value, how many show each symbol. */
  readonly kinds: readonly { readonly kind: string; readonly counts: Readonly<Record<string, number>> }[];
  readonly rule: ProposedRule;
}

/** What one version shows of a known tell. `changed`: its place still differs covertly, by other symbols or in other environments. */
export interface TellState {
  readonly id: string;
  readonly state: 'present' | 'changed' | 'absent';
  readonly place: { readonly message: string; readonly address: string; readonly carrier: string } | null;
  /** Where changed: the symbols seen. */
  readonly symbols?: readonly string[];
}

/** A version that was looked at. */
export interface MeasuredVersion {
  readonly version: string;
  /** Date of publication, ISO 8601; null where the registry states none. */
  readonly published: string | null;
  /** `unmeasured`: it could not be fetched or run; `why` says how that came. */
  readonly measured: boolean;
  readonly why: string | null;
  readonly tells: readonly TellState[];
  /** Addresses of covert differences in the same messages that are none of the tells: what to audit. */
  readonly besides: readonly string[];
  readonly trials: number;
  readonly completed: number;
  /** Directory of its evidence, relative to the bisection's. */
  readonly evidence: string | null;
}

export interface VersionChange {
  readonly tell: string;
  readonly what: 'appears' | 'changes' | 'disappears';
  readonly before: string;
  readonly at: string;
  readonly published: string | null;
  /** Versions between the two that could not be measured. */
  readonly unmeasured: readonly string[];
}

/** What `bisect` found: `bisect.json`, format 1. */
export interface Bisected {
  readonly format: 1;
  readonly name: string;
  readonly range: readonly [string, string];
  readonly tells: readonly KnownTell[];
  /** Environments in which each version was run. */
  readonly environments: readonly Assignment[];
  /** Published versions in the range. */
  readonly versions: number;
  /** Versions looked at, in their order. */
  readonly looked: readonly MeasuredVersion[];
  readonly changes: readonly VersionChange[];
}
