/**
 * Known tells, looked for again: to map the triggers of one, or to find the versions that have it.
 */
import type { Assignment } from './factor.ts';
import type { SubjectIdentity, Tell } from './verdict.ts';

/** The parts of a tell that are needed to find it again. */
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

/** The purpose of a bundle that no audit made. */
export type BundlePurpose =
  | {
      readonly purpose: 'probe';
      readonly tell: KnownTell;
      readonly factor: string;
      /** Levels of the tell's other factors. */
      readonly context: Assignment;
      /** Values to try first, before values are made to find the rule. */
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

/**
 * One clause of a rule. `by`: a kind of pattern for names, a property for values of a closed list.
 */
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

/**
 * A rule that explains which values trigger which symbol, and its record on values that played no
 * part in making it.
 */
export interface ProposedRule {
  /** The symbol of values that match no clause. */
  readonly base: string;
  readonly clauses: readonly RuleClause[];
  /** The symbol of values that match clauses of several symbols, by those symbols. */
  readonly joints: readonly { readonly of: readonly string[]; readonly symbol: string }[];
  /** Values that it does not explain. */
  readonly unexplained: readonly Miss[];
  readonly confirmed: { readonly agree: number; readonly of: number; readonly misses: readonly Miss[] };
  /** Whether upper case makes a difference; null where that was not tried. */
  readonly caseCounts: boolean | null;
}

/** The result of `probe`: `probe.json`, format 1. */
export interface Probed {
  readonly format: 1;
  readonly subject: SubjectIdentity;
  readonly tell: KnownTell;
  readonly factor: string;
  readonly context: Assignment;
  /** The address of the tell in these captures. */
  readonly place: { readonly message: string; readonly address: string; readonly carrier: string };
  readonly trials: number;
  readonly failed: number;
  /** Values of the dictionary by the symbol that they show, the most common symbol first. */
  readonly triggers: readonly TriggerSet[];
  /** Values whose place could not be read. */
  readonly unread: readonly string[];
  /** Numbers of values by kind of value and symbol. */
  readonly kinds: readonly { readonly kind: string; readonly counts: Readonly<Record<string, number>> }[];
  readonly rule: ProposedRule;
}

/**
 * The state of a known tell in one version. `changed`: a covert difference remains at its address,
 * by other symbols or in other environments.
 */
export interface TellState {
  readonly id: string;
  readonly state: 'present' | 'changed' | 'absent';
  readonly place: { readonly message: string; readonly address: string; readonly carrier: string } | null;
  /** The symbols seen of a changed tell. */
  readonly symbols?: readonly string[];
}

/** A version that was measured, or could not be. */
export interface MeasuredVersion {
  readonly version: string;
  /** Date of publication, ISO 8601; null where the registry states none. */
  readonly published: string | null;
  /** false: it could not be fetched or run; `why` has the cause. */
  readonly measured: boolean;
  readonly why: string | null;
  readonly tells: readonly TellState[];
  /** Addresses of other covert differences in the same messages, for an audit to follow up. */
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

/** The result of `bisect`: `bisect.json`, format 1. */
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
