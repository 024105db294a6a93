/** The request of a survey, and the ports that it needs beside an audit's. */
import type { Verdict } from '../../core/model/index.ts';
import type { AuditContext } from '../context.ts';
import type { AuditPorts } from '../experiment/request.ts';

export interface SurveyRequest {
  /** Path of the survey's file. */
  readonly file: string;
  readonly jobs: number;
  /** Directory of the survey. */
  readonly out: string;
  /** Retry tools that could not be fetched or run. */
  readonly retry: boolean;
  /** Remove each package that the survey fetched, after its audit. */
  readonly discard: boolean;
  /** Arguments after the program's name, as typed. */
  readonly typed: readonly string[];
}

export interface SurveyPorts extends AuditPorts {
  /** The subject with an exact version. @throws LabError when there is none */
  readonly pin: (spec: string) => Promise<string>;
  /** Whether the package of a pinned subject is cached on this machine. */
  readonly isKept: (spec: string) => Promise<boolean>;
  /** Removes the package from the cache. */
  readonly discard: (spec: string) => Promise<void>;
}

export interface SurveyContext extends AuditContext {
  readonly ports: SurveyPorts;
  /** Parses `verdict.json`. */
  readonly parse: (text: string) => Verdict;
  /** Called before work on a tool begins; `at` counts from 1. */
  readonly onTool: (subject: string, at: number, of: number) => void;
}
