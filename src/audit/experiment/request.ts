/** The request of an audit as plain data, and the ports through which use cases reach the lab. */
import type { Factor, Mount, Subject } from '../../core/model/index.ts';
import type { Lab } from '../../lab/contract/lab.ts';
import type { StartPlanting } from '../planting/planting.ts';

/** A subject and how to start it. */
export interface SubjectRequest {
  /** `npm:NAME@VERSION`, `specimen:NAME`, or null for a command line of the user's own. */
  readonly spec: string | null;
  /** Arguments after `--`: the command line, or arguments for a named subject. */
  readonly rest: readonly string[];
  /** Variables that carry the endpoint of a command line. */
  readonly endpointEnv: readonly string[];
  readonly mounts: readonly Mount[];
  readonly env: Readonly<Record<string, string>>;
}

export interface AuditRequest {
  readonly subject: SubjectRequest;
  /** Absent: drawn at random, and recorded in the bundle. */
  readonly seed?: number;
  readonly trials?: number;
  readonly strength: 2 | 3;
  readonly jobs: number;
  /** Directory of the bundle; absent: named after subject and seed, in the current directory. */
  readonly out?: string;
  /** Names of the factors that vary; absent: all; empty: none, an A/A run. */
  readonly factors?: readonly string[];
  readonly except?: readonly string[];
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly profile?: string;
  readonly scenarios: readonly [string, ...string[]];
  readonly timeoutMs: number;
  /** Also run the subject under a tracer, to list the files and facts that it reads. */
  readonly inputs?: boolean;
  /** Path of a disclosure file. */
  readonly disclosure?: string;
  /** Arguments after the program's name, as typed. */
  readonly typed: readonly string[];
}

export interface LabRequest {
  readonly subject: Subject;
  readonly factors: readonly Factor[];
  /** Directory in which the lab keeps blobs, in the store's layout. */
  readonly blobDir: string;
  readonly jobs: number;
  readonly timeoutMs: number;
}

/** Access to the lab. The command line passes the real lab, tests pass one in memory. */
export interface AuditPorts {
  /** @throws LabError for an unknown, broken or unsuitable subject */
  readonly resolve: (request: SubjectRequest) => Promise<Subject>;
  /** @throws LabError when this machine forbids it */
  readonly open: (request: LabRequest) => Promise<Lab>;
  /** Plants marks concurrently with other work; absent: one after the other. */
  readonly plant?: StartPlanting;
}
