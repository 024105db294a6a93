/**
 * The type of an adapter: how to run one known command-line tool. Data only, one file a tool, read
 * in the main process.
 */
import type { EndpointRoute } from '../../../core/model/index.ts';

/** A build of this system: `linux-x64`, `linux-arm64`, with `-musl` where the C library is musl. */
export type Platform = string;

/** A program in the fetched package; paths are below the package's own directory. */
export type Program =
  /** JavaScript, run by Node. */
  | { readonly kind: 'node'; readonly file: string }
  /** An executable that comes in a package of its own for each platform, an optional dependency. */
  | { readonly kind: 'native'; readonly platforms: Readonly<Record<Platform, NativeBuild>> };

export interface NativeBuild {
  readonly package: string;
  readonly file: string;
  /** Used instead where the processor lacks AVX2. */
  readonly withoutAvx2?: { readonly package: string; readonly file: string };
}

export interface Adapter {
  /** Name in the npm registry. */
  readonly package: string;
  /**
   * Programs in order of preference: tools change between JavaScript and native builds. The first
   * in the package runs.
   */
  readonly programs: readonly Program[];
  /**
   * Version of Node that runs its JavaScript, fetched with it, where the tool needs a newer one
   * than this project does.
   */
  readonly node?: string;
  /** Arguments of a run without a terminal; `{prompt}` is the scenario's prompt. */
  readonly args: readonly string[];
  /**
   * Arguments added where the model calls tools, since nobody is there to approve them. Absent: the
   * tool asks for no approval.
   */
  readonly unattended?: readonly string[];
  /**
   * A session at a terminal: arguments in place of `args`, and files that record answers to the
   * tool's first questions.
   */
  readonly terminal?: {
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly files?: Adapter['files'];
    /** Words on the screen when it waits for a prompt. */
    readonly ready?: string;
  };
  /**
   * Only values that an unattended run needs: dummy keys, consent. Nothing here may change what the
   * tool reports home.
   */
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly { readonly path: string; readonly text: string; readonly when?: 'endpoint' }[];
  readonly endpoint: EndpointRoute;
}
