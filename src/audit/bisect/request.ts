/** What a user asks of a bisection, as plain data, and what it needs of the world beside the lab. */
import type { Subject } from '../../core/model/index.ts';
import type { AuditContext } from '../context.ts';
import { shellQuoted } from '../experiment/replay-command.ts';
import type { AuditPorts, SubjectRequest } from '../experiment/request.ts';

export interface BisectRequest {
  /** Package name, without `npm:`. */
  readonly name: string;
  /** First and last version of the range, both looked at. */
  readonly range: readonly [string, string];
  /** Bundle of an audit whose tells are looked for; absent: versions of the range are audited until one shows a covert tell. */
  readonly bundle?: string;
  /** Ids of tells; absent: the covert ones. */
  readonly tells?: readonly string[];
  /** Every nth version is looked at, and more where two differ. */
  readonly every: number;
  /** Trials of each environment. */
  readonly repeats: number;
  readonly out: string;
  readonly jobs: number;
  readonly typed: readonly string[];
}

export interface Publication {
  readonly version: string;
  readonly published: string | null;
}

export interface BisectPorts extends AuditPorts {
  /** In order of precedence. @throws LabError */
  readonly published: (name: string) => Promise<readonly Publication[]>;
  /** As `resolve`; what is fetched for it goes below `scratch`, unless it is at hand already. @throws LabError */
  readonly obtain: (request: SubjectRequest, scratch: string) => Promise<Subject>;
}

export type BisectContext = AuditContext & { readonly ports: BisectPorts };

/** The command that goes on with a bisection that was ended: the same. */
export const resumeCommand = ({ typed }: BisectRequest): string => ['tellproof', ...typed].map(shellQuoted).join(' ');
