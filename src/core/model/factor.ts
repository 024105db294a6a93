/**
 * Factors, levels and what a level sets. Data only: applying a setting to a sandbox is the lab's work,
 * mapping an endpoint to the variables that a subject reads is an adapter's.
 */

/** A file that a level puts before the subject. Paths are absolute inside the sandbox; `~/` is the subject's home. */
export type FileSetting =
  | { readonly path: string; readonly text: string }
  /** A copy of a file of the host system, left out where the host lacks it (the lab then says so). */
  | { readonly path: string; readonly copyOf: string };

/**
 * What a level changes. Every field is optional; the settings of an assignment are merged, and two factors may not
 * set the same thing, except `env` and `files`, which are united.
 */
export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: readonly FileSetting[];
  /** Origin (scheme, host, optional port) that the adapter writes into the subject's endpoint variables. */
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
  /** Variables by which programs find the lab's certificate, in place of the usual one: `{certificate}` is its file, `{bundle}` the system's. */
  readonly trust?: Readonly<Record<string, string>>;
  /** A tracer holds the subject and all that it starts, as a debugger would. */
  readonly traced?: true;
  /** Milliseconds by which every answer over HTTP comes later. */
  readonly latencyMs?: number;
  /** The subject is root: uid 0 in its namespace, with /root for a home. */
  readonly superuser?: true;
}

export interface Level {
  /** Stable, short, unique in its factor; appears in verdicts. */
  readonly name: string;
  readonly setting: Setting;
  /**
   * Strings by which a reader recognises this level in a message (the zone's name, the user's name): the
   * classification calls a slot overt only through these and through the standard renderings of `kind`.
   */
  readonly renderings: readonly string[];
}

/** What sort of thing the factor is, so that standard renderings (offsets, local dates, language tags) can be derived. */
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
  /** A mark of the lab itself, by which a program can tell that it is watched. */
  | 'watcher'
  | 'other';

export interface Factor {
  /** The name used on the command line and in verdicts, e.g. `timezone`. */
  readonly name: string;
  readonly kind: FactorKind;
  /** One sentence: what it changes and at which layers. */
  readonly describes: string;
  /** First level: the reference, the plainest environment. At least two levels. */
  readonly levels: readonly [Level, ...Level[]];
}

/** Level name by factor name. Factors left out are at their first level. */
export type Assignment = Readonly<Record<string, string>>;
