/**
 * A survey: several tools audited alike, and what came of each as one row of a comparable matrix. The file's schema stands in
 * `src/core/surveys`.
 */
import type { Reason, TellClass, VerdictName } from './verdict.ts';

/** How a tool is audited; what is left out is as in an audit. */
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
  /** Where the vendor has its seat, ISO 3166-1 alpha-2; absent: a community without one, or not known. */
  readonly country?: string;
  /** Beside and before the defaults. */
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
  /** Null: it could not be pinned, or has none. */
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
  /** It could not be fetched, or not be run at all. */
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

/** How one trial of a tool went, where the environment is plain. */
export interface SurveyCheck extends Pick<SurveyRow, 'subject' | 'tool' | 'version' | 'vendor' | 'country'> {
  /** It ended with exit code 0, asked the model, and printed what the model said. */
  readonly completes: boolean;
  /** How it ended, or why it did not start. */
  readonly ended: string;
  readonly requests: number;
  /** Hosts of its requests, in the order of the first. */
  readonly hosts: readonly string[];
  /** How many of the requests the model answered. */
  readonly modelCalls: number;
  /** Whether the model's answer stands in what it printed. */
  readonly printed: boolean;
  readonly seconds: number;
}
