/** The request of a bisection as plain data, and the ports that it needs beside the lab. */
import type { Subject } from '../../core/model/index.ts';
import type { AuditContext } from '../context.ts';
import { shellQuoted } from '../experiment/replay-command.ts';
import type { AuditPorts, SubjectRequest } from '../experiment/request.ts';

export interface BisectRequest {
  /** Package name, without `npm:`. */
  readonly name: string;
  /** First and last version of the range. Both are measured. */
  readonly range: readonly [string, string];
  /**
   * Bundle of an audit with the tells; absent: audits versions of the range until one shows a
   * covert tell.
   */
  readonly bundle?: string;
  /** Ids of tells; absent: the covert ones. */
  readonly tells?: readonly string[];
  /** Every nth version is measured, and more between two that differ. */
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
  /**
   * As `resolve`, but fetches into `scratch` unless the package is cached already.
   * @throws LabError
   */
  readonly obtain: (request: SubjectRequest, scratch: string) => Promise<Subject>;
}

export type BisectContext = AuditContext & { readonly ports: BisectPorts };

/** The command that continues an interrupted bisection: the one that started it. */
export const resumeCommand = ({ typed }: BisectRequest): string => ['tellproof', ...typed].map(shellQuoted).join(' ');
