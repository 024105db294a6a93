/** Runs `tellproof probe`: options to a request, the use case, its result to the streams. */
import { availableParallelism } from 'node:os';
import type { AuditPorts } from '../../audit/index.ts';
import { type ProbeContext, type ProbeResult, resumeProbe, runProbe } from '../../audit/probe/index.ts';
import type { Assignment, Probed } from '../../core/model/index.ts';
import { probeText } from '../../report/index.ts';
import type { Session } from '../command.ts';
import { EXIT, EXIT_OPEN } from '../exit-codes.ts';
import { labPorts } from '../lab-ports.ts';
import { UsageError } from '../usage-error.ts';
import { withProgress } from '../terminal/progress.ts';

export interface ProbeOptions {
  readonly tell?: string;
  readonly factor?: string;
  readonly values?: string;
  readonly given?: readonly string[];
  readonly repeats?: number;
  readonly out?: string;
  readonly resume?: string;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** Tests replace `ports`. @returns the exit code */
export async function probeCommand(
  bundle: string | null,
  options: ProbeOptions,
  { terminal, typed }: Session,
  ports: AuditPorts = labPorts(),
): Promise<number> {
  const start = startOf(bundle, options, typed);
  const { dir, probed } = await withProgress(terminal, options.quiet === true, ({ observe, signal }) =>
    start({ ports, observe, signal, render: probeJson }),
  );
  const as = { bundle: dir, colour: terminal.colour, verbose: options.verbose === true };
  terminal.out(options.json === true ? probeJson(probed) : probeText(probed, as));
  return isSettled(probed) ? EXIT.ok : EXIT_OPEN;
}

const probeJson = (probed: Probed): string => `${JSON.stringify(probed, null, 2)}\n`;

const isSettled = ({ unread, rule: { unexplained, confirmed } }: Probed): boolean =>
  unread.length === 0 && unexplained.length === 0 && confirmed.agree === confirmed.of;

function startOf(
  bundle: string | null,
  { tell, factor, values, given = [], repeats, out, resume, jobs = availableParallelism() }: ProbeOptions,
  typed: readonly string[],
): (context: ProbeContext) => Promise<ProbeResult> {
  if (resume !== undefined) {
    if (bundle !== null) throw new UsageError('--resume continues with its own bundle', 'leave the other bundle out');
    return (context) => resumeProbe(resume, jobs, context);
  }
  if (bundle === null) throw new UsageError('no bundle given', 'write tellproof probe BUNDLE --tell T1 --factor NAME');
  if (tell === undefined) throw new UsageError('no tell given', 'name a tell of its verdict with --tell T1');
  if (factor === undefined)
    throw new UsageError('no factor given', 'name a factor that the tell depends on with --factor');
  const request = {
    ...{ bundle, tell, factor, jobs, typed, given: givenOf(given) },
    ...(values === undefined ? {} : { values }),
    ...(repeats === undefined ? {} : { repeats }),
    ...(out === undefined ? {} : { out }),
  };
  return (context) => runProbe(request, context);
}

function givenOf(texts: readonly string[]): Assignment {
  const pairs = texts.map((text): [string, string] => {
    const at = text.indexOf('=');
    if (at < 1)
      throw new UsageError(`--given ${JSON.stringify(text)}: not a factor and a level`, 'write --given factor=level');
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}
