/**
 * Coverage of an audit: trials, factors, planted marks, inputs and limits, as the field `seen` of
 * `verdict.json` states them.
 */

/** How often the method itself raises a false alarm. */
export interface FalseAlarms {
  /**
   * The family-wise error rate asked for: the share of audits of a subject without any dependence
   * that may report a tell.
   */
  readonly allowed: number;
  /**
   * Simulated audits of real captures from identical environments, and the number of them that
   * reported a tell.
   */
  readonly nullAudits: number;
  readonly alarms: number;
  /** Exact 95 % upper bound of the rate, from these two numbers. */
  readonly atMost: number;
  /** The command that measured it. */
  readonly measuredBy: string;
}

export interface PlantCount {
  readonly planted: number;
  /** The number of these that the screen would have raised as a suggestion. */
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
  /**
   * Marks that fire whenever their trigger is met, in deterministic places that nearly all trials
   * have.
   */
  readonly certain: PlantCount;
  /** Marks in places that fewer than nine in ten trials have, so fewer trials can show them. */
  readonly scarce: PlantCount;
  /**
   * Marks in places that vary between identical environments: ids, times, parts that come and go.
   */
  readonly inNoise: PlantCount;
  /** Certain marks by the carrier that holds them. */
  readonly carriers: readonly PlantsInCarrier[];
  /**
   * Marks outside noisy and scarce places, by kind of trigger and by the probability of firing once
   * the trigger is met.
   */
  readonly triggers: readonly PlantsByTrigger[];
  /** Carriers of HTTP in which the captures offered no place to plant a mark. */
  readonly notPlanted: readonly string[];
}

/**
 * Inputs of one kind that a subject reads. Names are absolute paths with `~` and `{work}`, or
 * `call()`.
 */
export interface InputsOfKind {
  readonly kind: string;
  /** Factors that can change it. */
  readonly factors: readonly string[];
  /** The factors among these that this audit varied. Empty: it was the same in every trial. */
  readonly varied: readonly string[];
  readonly read: readonly string[];
  /** Names that were looked for and found in no run. */
  readonly absent: readonly string[];
}

/** The inputs that a subject reads from its machine, as runs under a tracer showed. */
export interface Inputs {
  readonly runs: number;
  readonly kinds: readonly InputsOfKind[];
  /**
   * Number of names, not listed, among the subject's own files and among the files that any program
   * needs to start.
   */
  readonly ownFiles: number;
  readonly systemFiles: number;
  /** Lines of the traces that could not be read. */
  readonly unreadLines: number;
  /** Inputs that no tracer sees. */
  readonly notTraced: readonly string[];
}

export interface Seen {
  readonly trials: number;
  readonly failed: number;
  /** Number of trials by outcome (`Outcome`), and of trials without a capture (`missing`). */
  readonly outcomes?: Readonly<Record<string, number>>;
  /** Number of completed trials by exit code other than 0. Absent: all exited with 0. */
  readonly exitCodes?: Readonly<Record<string, number>>;
  readonly factors: Readonly<Record<string, readonly string[]>>;
  /** Factors that could not be given to this subject, with the reason. */
  readonly notVaried: Readonly<Record<string, string>>;
  readonly strength: number;
  readonly scenarios: readonly string[];
  /** Abilities of the subject that none of these scenarios shows, in words. */
  readonly notCovered?: readonly string[];
  readonly messages: number;
  readonly readings: number;
  readonly slots: number;
  /** Slots whose values vary between identical environments. */
  readonly noisySlots: number;
  readonly unreadBytes: number;
  /**
   * Smallest probability at which a mark may fire in a cell and still be detected with 95 % power.
   */
  readonly smallestTriggerProbability: number;
  readonly unverifiableBits: number;
  readonly plants: Plants;
  readonly falseAlarms: FalseAlarms;
  /**
   * Requests to the vendor for feature switches, and the lab's answers. Marks behind such switches
   * are out of sight.
   */
  readonly serverSwitches: readonly { readonly request: string; readonly answered: string }[];
  /** The inputs it reads. Absent: the audit did not ask for them, or it could not be traced. */
  readonly inputs?: Inputs;
  /** Limits of the lab in this run. */
  readonly limits: readonly string[];
}
