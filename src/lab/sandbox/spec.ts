/**
 * What a sandbox is asked to show and run for one trial. Plain data, crosses a process boundary as
 * JSON.
 */
import type { FileSetting, Mount } from '../../core/model/index.ts';

/** Something a person does at a terminal. */
export interface TerminalStep {
  /** Waits until nothing has been shown for so long, or until this is shown, white space aside. */
  readonly when: { readonly quietMs: number } | { readonly shows: string };
  /** Does it then all the same, so that a session ends. */
  readonly atMostMs: number;
  /** Keys; null: leaves, and the line is hung up. */
  readonly type: string | null;
}

export interface TerminalSession {
  readonly rows: number;
  readonly columns: number;
  readonly steps: readonly TerminalStep[];
}

export interface SandboxSpec {
  /**
   * Program and arguments as seen inside; the program may be a bare name, looked up in the
   * sandbox's PATH.
   */
  readonly argv: readonly [string, ...string[]];
  /** The complete environment of the subject: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly hostName: string;
  readonly userName: string;
  /**
   * Absolute paths inside the sandbox; `workDir` lies below `home`. Both are private, empty and
   * writable at the start.
   */
  readonly home: string;
  readonly workDir: string;
  /**
   * Files to place, home and work directory included; parents are made. Later entries win. `mode`
   * defaults to 0644.
   */
  readonly files: readonly (FileSetting & { readonly mode?: number })[];
  /** Read-only views of host directories or files, on top of the read-only system. */
  readonly mounts: readonly Mount[];
  readonly searchDomain: string | null;
  /** The subject's user and group id as it sees them. */
  readonly uid: 0 | 1000;
  /** Whether a tracer holds the subject and all that it starts. */
  readonly traced: boolean;
  /**
   * File of the subject's, directly below /tmp, that is handed back whole after the run; null:
   * none.
   */
  readonly trace: string | null;
  /** Given to the subject on standard input, then closed; null: /dev/null. */
  readonly stdin: string | null;
  /**
   * A terminal in place of the three streams; what it shows is the standard output. Left out:
   * pipes.
   */
  readonly terminal?: TerminalSession;
  readonly limits: SandboxLimits;
}

export interface SandboxLimits {
  readonly timeoutMs: number;
  /** Bytes of stdout and stderr together, kept; past it the subject is ended as overflowed. */
  readonly outputBytes: number;
  /** Bytes kept of one request body; what is longer is cut and marked. */
  readonly bodyBytes: number;
}
