/**
 * A survey: several tools audited alike, each result one row of a comparable matrix.
 * `src/core/surveys` has the schema of the file.
 */
import type { Reason, TellClass, VerdictName } from './verdict.ts';

/** Options of a tool's audit; a missing option has the default of an audit. */
export interface SurveyOptions {
  readonly strength?: 2 | 3;
  readonly factors?: readonly string[];
  readonly except?: readonly string[];
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  readonly scenarios?: readonly [string, ...string[]];
  readonly trials?: number;
  /** Seconds that one trial may take. */
  readonly timeout?: number;
  readonly seed?: number;
}

export interface SurveyTool {
  /** As for an audit: `npm:NAME@VERSION`, `npm:NAME@latest`, `specimen:NAME`. */
  readonly subject: string;
  readonly vendor: string;
  /**
   * Country of the vendor's seat, ISO 3166-1 alpha-2. Absent: unknown, or a community without a
   * seat.
   */
  readonly country?: string;
  /** Options that take precedence over the defaults. */
  readonly options?: SurveyOptions;
}

export interface SurveyFile {
  readonly format: 1;
  readonly defaults?: SurveyOptions;
  readonly tools: readonly SurveyTool[];
}

/** The verdict on one tool in figures. */
export interface SurveyFigures {
  readonly verdict: VerdictName;
  readonly reasons: readonly Reason[];
  readonly tells: Readonly<Record<TellClass, number>>;
  /** Joint capacity of the covert tells. */
  readonly bits: number;
  readonly trials: number;
  readonly failed: number;
  readonly factors: readonly string[];
  readonly strength: number;
  readonly scenarios: readonly string[];
  readonly smallestTriggerProbability: number;
}

export interface SurveyRow extends Pick<SurveyTool, 'subject' | 'vendor'> {
  /** Without its version. */
  readonly tool: string;
  /** null: the tool has no version, or it could not be pinned. */
  readonly version: string | null;
  readonly country: string | null;
  readonly outcome: SurveyOutcome;
}

export type SurveyOutcome =
  | {
      readonly kind: 'judged';
      readonly figures: SurveyFigures;
      /** Wall-clock time of fetching, trials and judging, over all sessions. */
      readonly seconds: number;
      /** Directory of the evidence. */
      readonly bundle: string;
    }
  /** The tool could not be fetched, or could not be run at all. */
  | { readonly kind: 'not-run'; readonly why: string; readonly hint: string };

export interface SurveyMatrix {
  /** Name of the survey's file. */
  readonly file: string;
  /** Directory of the evidence. */
  readonly dir: string;
  /** When versions were pinned, ISO 8601 in UTC. */
  readonly pinned: string;
  /** In the file's order, one for each tool. */
  readonly rows: readonly SurveyRow[];
}

/** The result of one trial of a tool in the plain environment. */
export interface SurveyCheck extends Pick<SurveyRow, 'subject' | 'tool' | 'version' | 'vendor' | 'country'> {
  /** Whether it ended with exit code 0, called the model, and printed the model's answer. */
  readonly completes: boolean;
  /** How it ended, or why it did not start. */
  readonly ended: string;
  readonly requests: number;
  /** Hosts of its requests, in the order of first use. */
  readonly hosts: readonly string[];
  /** Number of requests that the model answered. */
  readonly modelCalls: number;
  /** Whether its output contains the model's answer. */
  readonly printed: boolean;
  readonly seconds: number;
}
