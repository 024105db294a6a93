/**
 * The survey: audits each tool of a file as a user would, one after the other, and gives the
 * figures of their verdicts as rows. Continues where it was interrupted; a tool with a verdict is
 * only read. A tool that cannot be fetched or run is a row with the reason.
 */
import { basename, join } from 'node:path';
import type {
  SurveyFile,
  SurveyMatrix,
  SurveyOutcome,
  SurveyRow,
  SurveyTool,
  Verdict,
} from '../../core/model/index.ts';
import { figuresOf } from '../../core/surveys/index.ts';
import {
  type Bundle,
  openBundle,
  openSurvey,
  StoreError,
  type SurveyEntry,
  type SurveyWriter,
} from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { resolveSubject, resumeAudit, runAudit } from '../experiment/run.ts';
import { pinVersions } from './version-pins.ts';
import { optionsOf, readSurvey, auditRequestFor } from './survey-file.ts';
import type { SurveyContext, SurveyRequest } from './request.ts';
import { toolAndVersion } from './subject-version.ts';

/** Finished audits stay when it throws. @throws AuditError, StoreError, LabError */
export async function runSurvey(request: SurveyRequest, context: SurveyContext): Promise<SurveyMatrix> {
  const file = readSurvey(request.file);
  const survey = openSurvey(request.out, new Date().toISOString());
  try {
    await pinVersions(file, survey, request, context);
    const rows: SurveyRow[] = [];
    for (const tool of file.tools) {
      rows.push(await surveyRow(tool, { file, survey, request, context, at: rows.length + 1 }));
    }
    return { file: basename(request.file), dir: survey.dir, pinned: survey.pinned, rows };
  } catch (error) {
    throw context.signal.aborted ? interrupted(request) : error;
  } finally {
    survey.close();
  }
}

function interrupted({ file, out }: SurveyRequest): AuditError {
  return new AuditError(
    'interrupted',
    `survey stopped in ${out}: interrupted`,
    `finished trials are saved; continue with: tellproof survey ${file} --out ${out}`,
  );
}

type NotRun = NonNullable<SurveyEntry['notRun']>;

interface RowContext {
  readonly file: SurveyFile;
  readonly survey: SurveyWriter;
  readonly request: SurveyRequest;
  readonly context: SurveyContext;
  /** Counts from 1. */
  readonly at: number;
}

async function surveyRow(tool: SurveyTool, run: RowContext): Promise<SurveyRow> {
  const { subject, vendor, country = null } = tool;
  const outcome = await outcomeOf(tool, run);
  return { subject, vendor, country, ...toolAndVersion(run.survey.entry(subject)?.spec ?? null, subject), outcome };
}

async function outcomeOf(tool: SurveyTool, run: RowContext): Promise<SurveyOutcome> {
  const { survey, request, context } = run;
  const entry = entryOf(survey, tool.subject);
  const { spec, bundle } = entry;
  if (entry.notRun !== null && (spec === null || !request.retry)) return { kind: 'not-run', ...entry.notRun };
  if (spec === null || bundle === null) throw new Error(`${tool.subject} is neither pinned nor refused`);
  const dir = join(survey.dir, bundle);
  const finished = bundleAt(dir);
  const text = finished?.finished === true ? finished.verdict() : null;
  if (text !== null) return judgedOutcome(context.parse(text), entry.seconds, dir);
  context.onTool(spec, run.at, run.file.tools.length);
  return withTime(entry, survey, () => auditTool(tool, { ...run, spec, dir, begun: finished !== null }));
}

function entryOf(survey: SurveyWriter, subject: string): SurveyEntry {
  const entry = survey.entry(subject);
  if (entry === undefined) throw new Error(`${subject} was not pinned`);
  return entry;
}

const judgedOutcome = (verdict: Verdict, seconds: number, bundle: string): SurveyOutcome => ({
  kind: 'judged',
  figures: figuresOf(verdict),
  seconds,
  bundle,
});

/** The bundle at `dir`; null when there is none. */
function bundleAt(dir: string): Bundle | null {
  try {
    return openBundle(dir);
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'not-a-bundle') return null;
    throw error;
  }
}

/** Adds the duration of `work` to the tool's recorded time, however it ends. */
async function withTime(
  entry: SurveyEntry,
  survey: SurveyWriter,
  work: () => Promise<Verdict | NotRun>,
): Promise<SurveyOutcome> {
  const started = performance.now();
  const saveTime = (notRun: NotRun | null): number => {
    const seconds = entry.seconds + Math.round(performance.now() - started) / 1000;
    survey.save({ ...entry, seconds, notRun });
    return seconds;
  };
  try {
    const done = await work();
    if (!('why' in done)) return judgedOutcome(done, saveTime(null), join(survey.dir, entry.bundle ?? ''));
    saveTime(done);
    return { kind: 'not-run', ...done };
  } catch (error) {
    saveTime(entry.notRun);
    throw error;
  }
}

interface Audit extends RowContext {
  readonly spec: string;
  readonly dir: string;
  /** A bundle exists at `dir`. */
  readonly begun: boolean;
}

/**
 * The verdict, or the reason for none. The request was checked before, so a `usage` fault concerns
 * the tool.
 */
async function auditTool(tool: SurveyTool, audit: Audit): Promise<Verdict | NotRun> {
  const { spec, dir, file, begun, context } = audit;
  const { jobs, typed, discard } = audit.request;
  const wasKept = !discard || (await context.ports.isKept(spec));
  try {
    const request = auditRequestFor(optionsOf(file, tool), { spec, out: dir, jobs, typed });
    if (!begun) return (await runAudit(request, context)).verdict;
    // Fetches the package again when it was removed in between.
    await resolveSubject(request, context.ports);
    return (await resumeAudit(dir, jobs, context)).verdict;
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AuditError) || error.fault !== 'usage') throw error;
    return { why: error.message, hint: error.hint };
  } finally {
    if (!wasKept) await context.ports.discard(spec);
  }
}
