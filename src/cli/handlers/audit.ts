/** Runs `tellproof audit`: options to a request, the use case, its verdict to the streams. */
import { availableParallelism } from 'node:os';
import { type Audited, type AuditPorts, type AuditRequest, resumeAudit, runAudit } from '../../audit/index.ts';
import { parseLevels } from '../../core/factors/index.ts';
import type { Mount } from '../../core/model/index.ts';
import { LabError } from '../../lab/contract/lab.ts';
import { parseMount } from '../../lab/subjects/index.ts';
import { verdictJson, verdictText } from '../../report/index.ts';
import type { Session } from '../command.ts';
import { exitCodeOf, type FailOn } from '../exit-codes.ts';
import { labPorts } from '../lab-ports.ts';
import { UsageError } from '../usage-error.ts';
import { withProgress } from '../terminal/progress.ts';

export interface AuditOptions {
  readonly out?: string;
  readonly resume?: string;
  readonly seed?: number;
  readonly trials?: number;
  readonly strength: number;
  readonly jobs?: number;
  readonly factors?: readonly string[];
  readonly except?: readonly string[];
  readonly levels?: readonly string[];
  readonly profile?: string;
  readonly aa?: true;
  readonly scenario?: readonly string[];
  readonly endpointEnv?: readonly string[];
  readonly mount?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly inputs?: true;
  readonly disclosure?: string;
  readonly failOn?: readonly FailOn[];
  readonly json?: true;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** Tests replace `ports`. @returns the exit code */
export async function auditCommand(
  subject: string | null,
  options: AuditOptions,
  session: Session,
  ports: AuditPorts = labPorts(),
): Promise<number> {
  const start = startOf(subject, options, session);
  const audited = await withProgress(session.terminal, options.quiet === true, ({ observe, signal }) =>
    start({ ports, observe, signal, render: verdictJson }),
  );
  session.terminal.out(resultText(audited, options, session));
  return exitCodeOf(audited.verdict, options.failOn);
}

type StartAudit = (context: Parameters<typeof runAudit>[1]) => Promise<Audited>;

function startOf(subject: string | null, options: AuditOptions, session: Session): StartAudit {
  const jobs = options.jobs ?? availableParallelism();
  const { resume } = options;
  if (resume === undefined) {
    const request = requestOf(subject, options, session, jobs);
    return (context) => runAudit(request, context);
  }
  if (subject !== null || session.rest !== null) {
    throw new UsageError('--resume continues with the subject of its bundle', 'leave the subject out');
  }
  return (context) => resumeAudit(resume, jobs, context);
}

function resultText({ dir, verdict }: Audited, options: AuditOptions, { terminal }: Session): string {
  if (options.json === true) return verdictJson(verdict);
  return verdictText(verdict, { bundle: dir, colour: terminal.colour, verbose: options.verbose === true });
}

function requestOf(spec: string | null, options: AuditOptions, { rest, typed }: Session, jobs: number): AuditRequest {
  assertSubject(spec, rest);
  const { scenario: [scenario = 'reply', ...more] = [], levels = [] } = options;
  return {
    subject: {
      spec,
      rest: rest ?? [],
      endpointEnv: options.endpointEnv ?? [],
      mounts: (options.mount ?? []).map(mountOf),
      env: options.env ?? {},
    },
    strength: options.strength === 2 ? 2 : 3,
    jobs,
    levels: Object.fromEntries(levels.map(levelsOf)),
    scenarios: [scenario, ...more],
    timeoutMs: options.timeout * 1000,
    typed,
    ...defined({ seed: options.seed, trials: options.trials, out: options.out, profile: options.profile }),
    ...defined({ inputs: options.inputs, disclosure: options.disclosure }),
    ...defined({ factors: options.aa === true ? [] : options.factors, except: options.except }),
  };
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined properties. */
function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function assertSubject(spec: string | null, rest: readonly string[] | null): void {
  const hint = 'write npm:NAME@VERSION, specimen:NAME, or -- and a command line';
  if (rest?.length === 0) throw new UsageError("no command after '--'", hint);
  if (spec === null && rest === null) throw new UsageError('no subject given', hint);
}

function mountOf(text: string): Mount {
  try {
    return parseMount(text, process.cwd());
  } catch (error) {
    throw error instanceof LabError ? new UsageError(error.message, error.hint) : error;
  }
}

function levelsOf(text: string): readonly [string, readonly string[]] {
  const parsed = parseLevels(text);
  if (parsed.kind === 'rejected') throw new UsageError(parsed.message, parsed.hint);
  return [parsed.factor, parsed.levels];
}
