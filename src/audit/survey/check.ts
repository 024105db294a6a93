/**
 * The check before a survey: runs one trial of each tool at its reference levels and reports
 * whether it completes. Judges nothing and keeps nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FACTORS } from '../../core/factors/index.ts';
import type { Capture, CaptureEvent, ReadBlob, SurveyCheck, SurveyTool } from '../../core/model/index.ts';
import { scenarioNamed } from '../../lab/scenarios/index.ts';
import { blobsDir, readBlob } from '../../store/index.ts';
import { AuditError } from '../errors.ts';
import { outcomeText } from '../experiment/early-stop.ts';
import { factorsFittedTo } from '../experiment/plan.ts';
import type { AuditRequest } from '../experiment/request.ts';
import { resolveSubject } from '../experiment/run.ts';
import { optionsOf, readSurvey, auditRequestFor } from './survey-file.ts';
import type { SurveyContext, SurveyRequest } from './request.ts';
import { toolAndVersion } from './subject-version.ts';

/** Rows in the order of the file. @throws AuditError, LabError */
export async function checkSurvey(
  { file: path, typed }: Pick<SurveyRequest, 'file' | 'typed'>,
  context: SurveyContext,
): Promise<readonly SurveyCheck[]> {
  const file = readSurvey(path);
  const rows: SurveyCheck[] = [];
  for (const tool of file.tools) {
    if (context.signal.aborted) throw new AuditError('interrupted', 'check stopped: interrupted', 'run it again');
    context.onTool(tool.subject, rows.length + 1, file.tools.length);
    const request = auditRequestFor(optionsOf(file, tool), { spec: tool.subject, out: '', jobs: 1, typed });
    rows.push(await checkTool(tool, request, context));
  }
  return rows;
}

async function checkTool(tool: SurveyTool, request: AuditRequest, context: SurveyContext): Promise<SurveyCheck> {
  const { subject, vendor, country = null } = tool;
  const started = performance.now();
  const about = { subject, vendor, country };
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  try {
    const { spec, trial } = await runOneTrial(request, context);
    return { ...about, ...toolAndVersion(spec, subject), ...trial, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof AuditError) || error.fault !== 'usage') throw error;
    const noFindings = { completes: false, requests: 0, hosts: [], modelCalls: 0, printed: false };
    return { ...about, ...toolAndVersion(null, subject), ...noFindings, ended: error.message, seconds: seconds() };
  }
}

type TrialFindings = Pick<SurveyCheck, 'completes' | 'ended' | 'requests' | 'hosts' | 'modelCalls' | 'printed'>;

async function runOneTrial(
  request: AuditRequest,
  { ports }: SurveyContext,
): Promise<{ readonly spec: string; readonly trial: TrialFindings }> {
  const subject = await resolveSubject(request, ports);
  const factors = factorsFittedTo(subject, FACTORS);
  const assignment = Object.fromEntries(factors.map(({ name, levels: [reference] }) => [name, reference.name]));
  const [scenario] = request.scenarios;
  const dir = mkdtempSync(join(tmpdir(), 'tellproof-check-'));
  try {
    const lab = await ports.open({ subject, factors, jobs: 1, blobDir: blobsDir(dir), timeoutMs: request.timeoutMs });
    try {
      const capture = await lab.run({ id: '001', stage: 'screen', block: 0, assignment, scenario });
      return { spec: subject.spec, trial: trialFindings(capture, lastAnswer(scenario), (hash) => readBlob(dir, hash)) };
    } finally {
      await lab.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Text of the model's last turn; undefined when that is no text. */
function lastAnswer(scenario: string): string | undefined {
  const last = scenarioNamed(scenario)?.turns.at(-1);
  return last?.kind === 'text' ? last.text : undefined;
}

function trialFindings({ outcome, events }: Capture, answer: string | undefined, read: ReadBlob): TrialFindings {
  const requests = events.filter((event) => event.kind === 'http');
  const modelCalls = requests.filter(({ response }) => response.by === 'backend').length;
  const printed = answer === undefined || printedIn(events, read).includes(inOneLine(answer));
  const isDone = outcome.kind === 'completed' && outcome.exitCode === 0;
  return {
    completes: isDone && modelCalls > 0 && printed,
    ended: outcomeText(outcome),
    requests: requests.length,
    hosts: [...new Set(requests.map(({ to }) => to.host))],
    modelCalls,
    printed,
  };
}

const printedIn = (events: readonly CaptureEvent[], read: ReadBlob): string =>
  inOneLine(
    events
      .flatMap((event) => (event.kind === 'output' && event.stream === 'stdout' ? [read(event.bytes)] : []))
      .map((bytes) => Buffer.from(bytes).toString())
      .join(''),
  );

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
