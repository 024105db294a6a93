/** What a user asks of a survey, and what it needs beside an audit's ports. */
import type { Verdict } from '../../core/model/index.ts';
import type { AuditContext } from '../context.ts';
import type { AuditPorts } from '../experiment/request.ts';

export interface SurveyRequest {
  /** Path of the survey's file. */
  readonly file: string;
  readonly jobs: number;
  /** Directory of the survey. */
  readonly out: string;
  /** Tries again what could not be fetched or run. */
  readonly retry: boolean;
  /** Removes each package that it fetched once its audit has ended. */
  readonly discard: boolean;
  /** Arguments after the program's name, as typed. */
  readonly typed: readonly string[];
}

export interface SurveyPorts extends AuditPorts {
  /** The same subject with its version named exactly. @throws LabError where there is none */
  readonly pin: (spec: string) => Promise<string>;
  /** Whether a pinned subject's package is kept on this machine. */
  readonly isKept: (spec: string) => Promise<boolean>;
  /** Removes it. */
  readonly discard: (spec: string) => Promise<void>;
}

export interface SurveyContext extends AuditContext {
  readonly ports: SurveyPorts;
  /** `verdict.json` read back. */
  readonly parse: (text: string) => Verdict;
  /** Called when work on a tool begins; `at` counts from 1. */
  readonly onTool: (subject: string, at: number, of: number) => void;
}
