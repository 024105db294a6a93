/**
 * Factors, levels, and the settings of a level. Data only: the lab applies settings to a sandbox,
 * and adapters map an endpoint to the variables that a subject reads.
 */

/**
 * A file that a level gives the subject. Paths are absolute inside the sandbox; `~/` is the
 * subject's home.
 */
export type FileSetting =
  | { readonly path: string; readonly text: string }
  /**
   * A copy of a file of the host system. Without that file on the host it is left out and reported.
   */
  | { readonly path: string; readonly copyOf: string };

/**
 * The changes that a level makes. Every field is optional. The settings of an assignment are
 * merged: `env` and `files` are united, and no two factors may set any other field.
 */
export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: readonly FileSetting[];
  /**
   * Origin (scheme, host, optional port) that the adapter writes into the subject's endpoint
   * variables.
   */
  readonly endpoint?: string;
  /** Proxy URL for HTTP(S)_PROXY in both spellings. */
  readonly proxy?: string;
  readonly hostName?: string;
  readonly userName?: string;
  /** Working directory below the home, e.g. `src/payments`. */
  readonly workDir?: string;
  readonly git?: { readonly name: string; readonly email: string };
  readonly gitRemote?: string;
  /** DNS search domain. */
  readonly searchDomain?: string;
  /**
   * Variables that point programs to the lab's certificate, instead of the usual one.
   * `{certificate}` is its file, `{bundle}` the system's bundle.
   */
  readonly trust?: Readonly<Record<string, string>>;
  /** A tracer, like a debugger, holds the subject and all processes that it starts. */
  readonly traced?: true;
  /** Milliseconds of delay added to every answer over HTTP. */
  readonly latencyMs?: number;
  /** The subject is root: uid 0 in its namespace, with /root for a home. */
  readonly superuser?: true;
}

export interface Level {
  /** Stable, short, unique in its factor; appears in verdicts. */
  readonly name: string;
  readonly setting: Setting;
  /**
   * Strings by which a reader recognises this level in a message: the zone's name, the user's name.
   * A slot is overt only through these and the standard renderings of `kind`.
   */
  readonly renderings: readonly string[];
}

/**
 * The kind of a factor. Standard renderings (offsets, local dates, language tags) are derived from
 * it.
 */
export type FactorKind =
  | 'time-zone'
  | 'endpoint'
  | 'proxy'
  | 'locale'
  | 'host-name'
  | 'user-name'
  | 'git-identity'
  | 'git-remote'
  | 'work-dir'
  | 'registry'
  | 'ci'
  | 'search-domain'
  /** A trace of the lab itself, by which a program can detect that it is watched. */
  | 'watcher'
  | 'other';

export interface Factor {
  /** The name used on the command line and in verdicts, e.g. `timezone`. */
  readonly name: string;
  readonly kind: FactorKind;
  /** One sentence: the settings it changes, and at which layers. */
  readonly describes: string;
  /** First level: the reference, the plainest environment. At least two levels. */
  readonly levels: readonly [Level, ...Level[]];
}

/** Level name by factor name. Factors left out are at their first level. */
export type Assignment = Readonly<Record<string, string>>;
