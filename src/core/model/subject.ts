/** The program under audit, and how a trial starts it. Data only: the lab fetches and starts it. */
import type { SubjectIdentity } from './verdict.ts';

/** A host directory or file shown read-only to the subject. */
export interface Mount {
  readonly from: string;
  readonly to: string;
}

/** A subject ready to run: resolved, fetched, pinned. Kept in the bundle. */
export interface Subject {
  readonly identity: SubjectIdentity;
  /** As the user named it, pinned: `npm:@scope/tool@1.2.3`, `specimen:date-line`, `command:…`. */
  readonly spec: string;
  /**
   * Program and arguments as seen inside the sandbox. `{prompt}` stands for the scenario's prompt.
   */
  readonly argv: readonly [string, ...string[]];
  readonly mounts: readonly Mount[];
  /** Arguments for scenarios whose model calls tools, where nobody can approve a call. */
  readonly unattended?: readonly string[];
  /**
   * How a terminal start differs, if it does: arguments that replace those after the program,
   * further variables and files.
   */
  readonly terminal?: TerminalStart;
  /** Variables always set for this subject: dummy key, headless switches. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Files put in the home before each trial. `~/` paths. `{endpoint}` in text is replaced by the
   * endpoint, see below.
   */
  readonly files: readonly { readonly path: string; readonly text: string; readonly when?: 'endpoint' }[];
  /** How the endpoint factor reaches the subject; null: it cannot be set. */
  readonly endpoint: EndpointRoute | null;
  /** Names of factors that cannot be given to this subject, with the reason. */
  readonly notVaried: Readonly<Record<string, string>>;
}

export interface TerminalStart {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly files: Subject['files'];
  /** Words on the screen when it waits for a prompt. Absent: unknown. */
  readonly ready?: string;
}

export interface EndpointRoute {
  /**
   * Variables that take the endpoint; `{endpoint}` in the value is the origin, e.g.
   * `{endpoint}/v1`.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Extra arguments when an endpoint is set. */
  readonly args: readonly string[];
  /**
   * Origin that the subject uses when no endpoint is set, if known. null: the first level of the
   * endpoint is then not `unset`.
   */
  readonly vendor: string | null;
}
