/**
 * The specification of one trial's sandbox: what it shows and what it runs. Plain data, read in the
 * worker.
 */
import type { FileSetting, Mount } from '../../core/model/index.ts';

/** One step of the simulated user at the terminal. */
export interface TerminalStep {
  /** Waits for a quiet time, or for this text on the screen (white space ignored). */
  readonly when: { readonly quietMs: number } | { readonly shows: string };
  /** Longest wait; the step then proceeds, so that a session ends. */
  readonly atMostMs: number;
  /** Keys to type; null: hangs up. */
  readonly type: string | null;
}

export interface TerminalSession {
  readonly rows: number;
  readonly columns: number;
  readonly steps: readonly TerminalStep[];
}

export interface SandboxSpec {
  /**
   * Program and arguments as seen inside. A bare program name is looked up in the sandbox's PATH.
   */
  readonly argv: readonly [string, ...string[]];
  /** The complete environment of the subject: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly hostName: string;
  readonly userName: string;
  /** Absolute paths inside; `workDir` lies below `home`. Both start private, empty and writable. */
  readonly home: string;
  readonly workDir: string;
  /**
   * Files to place, also in home and work directory. Missing parents are created. Later entries
   * win. `mode` defaults to 0644.
   */
  readonly files: readonly (FileSetting & { readonly mode?: number })[];
  /** Read-only views of host directories or files, on top of the read-only system. */
  readonly mounts: readonly Mount[];
  readonly searchDomain: string | null;
  /** The subject's user and group id as it sees them. */
  readonly uid: 0 | 1000;
  /** Whether a tracer is attached to the subject and all that it starts. */
  readonly traced: boolean;
  /** Path of a file directly below /tmp, which the run returns whole; null: none. */
  readonly trace: string | null;
  /** Given to the subject on standard input, then closed; null: /dev/null. */
  readonly stdin: string | null;
  /** A terminal in place of the three streams; its screen is the standard output. Absent: pipes. */
  readonly terminal?: TerminalSession;
  readonly limits: SandboxLimits;
}

export interface SandboxLimits {
  readonly timeoutMs: number;
  /** Bytes of stdout and stderr together; a subject that prints more is ended as overflowed. */
  readonly outputBytes: number;
  /** Bytes stored of one request body; a longer body is cut and marked. */
  readonly bodyBytes: number;
}
