/** Runs `tellproof survey`: options to a request, the use case, its matrix to the streams. */
import { availableParallelism } from 'node:os';
import { basename, extname } from 'node:path';
import {
  checkSurvey,
  runSurvey,
  type SurveyContext,
  type SurveyPorts,
  type SurveyRequest,
} from '../../audit/survey/index.ts';
import type { SurveyMatrix } from '../../core/model/index.ts';
import { worstOf } from '../../core/surveys/index.ts';
import { parseVerdict, printable, verdictJson } from '../../report/index.ts';
import { checkJson, checkText, surveyCsv, surveyJson, surveyText } from '../../report/survey/index.ts';
import type { Session } from '../command.ts';
import { EXIT, EXIT_BY_VERDICT } from '../exit-codes.ts';
import { surveyPorts } from '../lab-ports.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type RunControls, withProgress } from '../terminal/progress.ts';

export interface SurveyCommandOptions {
  readonly out?: string;
  readonly jobs?: number;
  readonly check?: true;
  readonly retry?: true;
  readonly discardPackages?: true;
  readonly json?: true;
  readonly csv?: true;
  readonly quiet?: true;
}

/** Tests replace `ports`. @returns the exit code */
export async function surveyCommand(
  file: string,
  options: SurveyCommandOptions,
  { terminal, typed }: Session,
  ports: SurveyPorts = surveyPorts(),
): Promise<number> {
  const request = { ...requestOf(file, options), typed };
  const quiet = options.quiet === true;
  return withProgress(terminal, quiet, (work) => {
    const output = { context: contextOf(ports, work, terminal, quiet), clear: work.clear, terminal };
    return options.check === true ? check(request, options, output) : survey(request, options, output);
  });
}

function requestOf(file: string, options: SurveyCommandOptions): Omit<SurveyRequest, 'typed'> {
  return {
    file,
    jobs: options.jobs ?? availableParallelism(),
    out: options.out ?? `${basename(file, extname(file))}.survey`,
    retry: options.retry === true,
    discard: options.discardPackages === true,
  };
}

interface SurveyOutput {
  readonly context: SurveyContext;
  readonly clear: () => void;
  readonly terminal: Terminal;
}

async function survey(request: SurveyRequest, options: SurveyCommandOptions, output: SurveyOutput): Promise<number> {
  const matrix = await runSurvey(request, output.context);
  output.clear();
  output.terminal.out(matrixText(matrix, options, output.terminal.colour));
  return EXIT_BY_VERDICT[worstOf(matrix.rows)];
}

function matrixText(matrix: SurveyMatrix, { json, csv }: SurveyCommandOptions, colour: boolean): string {
  if (json === true) return surveyJson(matrix);
  return csv === true ? surveyCsv(matrix) : surveyText(matrix, colour);
}

async function check(request: SurveyRequest, { json }: SurveyCommandOptions, output: SurveyOutput): Promise<number> {
  const { context, clear, terminal } = output;
  const rows = await checkSurvey(request, context);
  clear();
  terminal.out(json === true ? checkJson(rows) : checkText(rows, terminal.colour));
  return rows.every(({ completes }) => completes) ? EXIT.ok : EXIT_BY_VERDICT.inconclusive;
}

function contextOf(
  ports: SurveyPorts,
  { observe, signal, clear }: RunControls,
  terminal: Terminal,
  quiet: boolean,
): SurveyContext {
  const onTool: SurveyContext['onTool'] = (subject, at, of) => {
    clear();
    if (!quiet) terminal.err(`tool ${at} of ${of}: ${printable(subject)}\n`);
  };
  return { ports, observe, signal, render: verdictJson, parse: parseVerdict, onTool };
}
