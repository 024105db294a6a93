/**
 * Reads a survey's file and checks it fully, so that any later failure lies with a tool or the
 * machine.
 */
import type { SurveyFile, SurveyOptions, SurveyTool } from '../../core/model/index.ts';
import { parseSurvey } from '../../core/surveys/index.ts';
import { parseSpec } from '../../lab/subjects/index.ts';
import { AuditError } from '../errors.ts';
import { assertScenarios, selectedFactors } from '../experiment/plan.ts';
import type { AuditRequest } from '../experiment/request.ts';
import { readUserFile, unusableFile } from '../user-file.ts';

/** @throws AuditError `usage`, with line and column */
export function readSurvey(path: string): SurveyFile {
  const text = readUserFile(path, 'name a survey file (YAML, described in docs/reference.md)');
  const parsed = parseSurvey(text);
  if (parsed.kind === 'rejected') throw unusableFile(path, parsed);
  const { value, reject } = parsed;
  for (const [at, tool] of value.tools.entries()) {
    const fault = faultIn(tool, optionsOf(value, tool));
    if (fault === null) continue;
    const place = ['tools', at, fault.where];
    throw unusableFile(path, reject(place, fault.what, fault.hint));
  }
  return value;
}

/** The tool's own options, completed by the file's defaults. */
export const optionsOf = ({ defaults }: SurveyFile, { options }: SurveyTool): SurveyOptions => ({
  ...defaults,
  ...options,
});

/** A fixed seed, so that two surveys of one version are comparable. */
const SEED = 1;

export interface PinnedRun {
  readonly spec: string;
  readonly out: string;
  readonly jobs: number;
  readonly typed: readonly string[];
}

/** The request for the audit of one tool. */
export function auditRequestFor(options: SurveyOptions, { spec, out, jobs, typed }: PinnedRun): AuditRequest {
  const { factors, except, trials } = options;
  return {
    subject: { spec, rest: [], endpointEnv: [], mounts: [], env: {} },
    seed: options.seed ?? SEED,
    strength: options.strength ?? 3,
    jobs,
    out,
    levels: options.levels ?? {},
    scenarios: options.scenarios ?? ['reply'],
    timeoutMs: (options.timeout ?? 60) * 1000,
    typed,
    ...(factors === undefined ? {} : { factors }),
    ...(except === undefined ? {} : { except }),
    ...(trials === undefined ? {} : { trials }),
  };
}

interface ToolFault {
  readonly where: 'subject' | 'options';
  readonly what: string;
  readonly hint: string;
}

function faultIn(tool: SurveyTool, options: SurveyOptions): ToolFault | null {
  const spec = parseSpec(tool.subject);
  if (spec.kind === 'unreadable') return { where: 'subject', what: spec.message, hint: spec.hint };
  try {
    const request = auditRequestFor(options, { spec: tool.subject, out: '', jobs: 1, typed: [] });
    selectedFactors(request);
    assertScenarios(request.scenarios);
    return null;
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    return { where: 'options', what: error.message, hint: error.hint };
  }
}
