/**
 * Pins every tool of a survey to one version before the first audit, and records it: a resumed
 * survey audits the same versions.
 */
import type { SurveyFile, SurveyOptions, SurveyTool } from '../../core/model/index.ts';
import { LabError } from '../../lab/contract/lab.ts';
import type { SurveyEntry, SurveyWriter } from '../../store/index.ts';
import { listenForAbort } from '../abort.ts';
import { AuditError } from '../errors.ts';
import { optionsOf } from './survey-file.ts';
import type { SurveyContext, SurveyRequest } from './request.ts';

/**
 * @throws AuditError `usage` when the survey was started with other options; `interrupted`;
 * StoreError
 */
export async function pinVersions(
  file: SurveyFile,
  survey: SurveyWriter,
  request: SurveyRequest,
  context: SurveyContext,
): Promise<void> {
  for (const tool of file.tools) {
    const options = sortedByName(optionsOf(file, tool));
    const known = survey.entry(tool.subject);
    if (known !== undefined) assertSameOptions(known, options, survey.dir);
    if (known === undefined || (request.retry && known.spec === null)) {
      survey.save(await pinTool(tool, options, survey, context));
    }
  }
}

type Options = SurveyEntry['options'];

/** Sorted by name, so that equal options give equal JSON whatever their order in the file. */
const sortedByName = (options: SurveyOptions): Options =>
  Object.fromEntries(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));

function assertSameOptions({ subject, options }: SurveyEntry, now: Options, dir: string): void {
  if (JSON.stringify(options) === JSON.stringify(now)) return;
  throw new AuditError(
    'usage',
    `${subject} was started with other options in ${dir}`,
    'restore the options, or choose another directory with --out',
  );
}

async function pinTool(
  { subject }: SurveyTool,
  options: Options,
  survey: SurveyWriter,
  { ports, observe, signal }: SurveyContext,
): Promise<SurveyEntry> {
  const entry = { subject, options, spec: null, bundle: null, seconds: 0, notRun: null };
  const abort = listenForAbort(signal);
  observe({ kind: 'resolving', spec: subject });
  try {
    const spec = await Promise.race([ports.pin(subject), abort.whenAborted]);
    return { ...entry, spec, bundle: bundleNameFor(spec, survey) };
  } catch (error) {
    if (signal.aborted) throw new AuditError('interrupted', 'interrupted', '');
    if (!(error instanceof LabError)) throw error;
    return { ...entry, notRun: { why: error.message, hint: error.hint } };
  } finally {
    abort.release();
  }
}

/** `scope-tool-1.2.3.tellproof`, numbered when that exists. */
function bundleNameFor(spec: string, survey: SurveyWriter): string {
  const stem = spec.replace(/^npm:@?/, '').replace(/[^\w.-]+/g, '-');
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.tellproof`;
    if (!survey.takes(name)) return name;
  }
}
