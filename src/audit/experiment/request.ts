/** What a user asks of an audit, as plain data, and the ports through which the use cases reach the lab. */
import type { Factor, Mount, Subject } from '../../core/model/index.ts';
import type { Lab } from '../../lab/contract/lab.ts';
import type { StartPlanting } from '../planting/planting.ts';

/** Which subject, and how it is to be started. */
export interface SubjectRequest {
  /** `npm:NAME@VERSION`, `specimen:NAME`, or null for a command line of the user's own. */
  readonly spec: string | null;
  /** What stood after `--`: the command line, or arguments for a named subject. */
  readonly rest: readonly string[];
  /** Variables that carry the endpoint, for a command line. */
  readonly endpointEnv: readonly string[];
  readonly mounts: readonly Mount[];
  readonly env: Readonly<Record<string, string>>;
}

export interface AuditRequest {
  readonly subject: SubjectRequest;
  /** Absent: drawn, and written down. */
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
  /** Whether the subject is run under a tracer as well, to list what it reads. */
  readonly inputs?: boolean;
  /** Path of a disclosure file. */
  readonly disclosure?: string;
  /** Arguments after the program's name, as typed. */
  readonly typed: readonly string[];
}

export interface LabRequest {
  readonly subject: Subject;
  readonly factors: readonly Factor[];
  /** Directory in which the lab keeps blobs, as the store lays them out. */
  readonly blobDir: string;
  readonly jobs: number;
  readonly timeoutMs: number;
}

/** The lab's side. The command line passes the real one, tests one in memory. */
export interface AuditPorts {
  /** @throws LabError for an unknown, broken or unfit subject */
  readonly resolve: (request: SubjectRequest) => Promise<Subject>;
  /** @throws LabError where this machine forbids it */
  readonly open: (request: LabRequest) => Promise<Lab>;
  /** Plants marks beside other work; absent: in turn. */
  readonly plant?: StartPlanting;
}
