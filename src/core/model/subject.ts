/** What is audited, and how a trial is to start it. Pure data: fetching and starting are the lab's. */
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
  /** Program and arguments as seen inside the sandbox. `{prompt}` stands for the scenario's prompt. */
  readonly argv: readonly [string, ...string[]];
  readonly mounts: readonly Mount[];
  /** Arguments added in scenarios whose model calls tools: nobody is there to approve a call. */
  readonly unattended?: readonly string[];
  /** How it is started at a terminal, where that differs: arguments in place of those that follow the program's, more variables and files. */
  readonly terminal?: TerminalStart;
  /** Variables always set for this subject: dummy key, headless switches. */
  readonly env: Readonly<Record<string, string>>;
  /** Files put in the home before each trial. `~/` paths. `{endpoint}` in text is replaced by the endpoint, see below. */
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
  /** Words on the screen when it waits for a prompt. Left out: not known. */
  readonly ready?: string;
}

export interface EndpointRoute {
  /** Variables that take the endpoint; `{endpoint}` in the value is the origin, e.g. `{endpoint}/v1`. */
  readonly env: Readonly<Record<string, string>>;
  /** Extra arguments when an endpoint is set. */
  readonly args: readonly string[];
  /** Origin the subject talks to when the endpoint is unset, if known; null: then the first level of the endpoint is not `unset`. */
  readonly vendor: string | null;
}
