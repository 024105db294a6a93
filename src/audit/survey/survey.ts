/**
 * The survey: each tool of a file audited as a user would, one after the other, and their verdicts in figures side by side. Goes on
 * where it was ended; of a tool that has its verdict it only reads that. A tool that cannot be fetched or run is a row that says why.
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

/** @throws AuditError, StoreError, LabError: each two lines; what was audited by then is kept */
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
    `what was captured is saved; continue with: tellproof survey ${file} --out ${out}`,
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
  if (text !== null) return judged(context.parse(text), entry.seconds, dir);
  context.onTool(spec, run.at, run.file.tools.length);
  return timed(entry, survey, () => audited(tool, { ...run, spec, dir, begun: finished !== null }));
}

function entryOf(survey: SurveyWriter, subject: string): SurveyEntry {
  const entry = survey.entry(subject);
  if (entry === undefined) throw new Error(`${subject} was not pinned`);
  return entry;
}

const judged = (verdict: Verdict, seconds: number, bundle: string): SurveyOutcome => ({
  kind: 'judged',
  figures: figuresOf(verdict),
  seconds,
  bundle,
});

/** The bundle at `dir`; null where nothing was saved there. */
function bundleAt(dir: string): Bundle | null {
  try {
    return openBundle(dir);
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'not-a-bundle') return null;
    throw error;
  }
}

/** Adds the time that `work` takes to the tool's, and keeps it, however it ends. */
async function timed(
  entry: SurveyEntry,
  survey: SurveyWriter,
  work: () => Promise<Verdict | NotRun>,
): Promise<SurveyOutcome> {
  const started = performance.now();
  const keep = (notRun: NotRun | null): number => {
    const seconds = entry.seconds + Math.round(performance.now() - started) / 1000;
    survey.save({ ...entry, seconds, notRun });
    return seconds;
  };
  try {
    const done = await work();
    if (!('why' in done)) return judged(done, keep(null), join(survey.dir, entry.bundle ?? ''));
    keep(done);
    return { kind: 'not-run', ...done };
  } catch (error) {
    keep(entry.notRun);
    throw error;
  }
}

interface Audit extends RowContext {
  readonly spec: string;
  readonly dir: string;
  /** Whether trials may be saved there. */
  readonly begun: boolean;
}

/** The verdict, or why there is none: what was asked for was checked before, so what is refused now is the tool. */
async function audited(tool: SurveyTool, audit: Audit): Promise<Verdict | NotRun> {
  const { spec, dir, file, begun, context } = audit;
  const { jobs, typed, discard } = audit.request;
  const wasKept = !discard || (await context.ports.isKept(spec));
  try {
    const request = auditRequestFor(optionsOf(file, tool), { spec, out: dir, jobs, typed });
    if (!begun) return (await runAudit(request, context)).verdict;
    // Its package may have been removed since.
    await resolveSubject(request, context.ports);
    return (await resumeAudit(dir, jobs, context)).verdict;
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AuditError) || error.fault !== 'usage') throw error;
    return { why: error.message, hint: error.hint };
  } finally {
    if (!wasKept) await context.ports.discard(spec);
  }
}
