/** Runs `tellproof bisect`: options to a request, the use case, its result to the streams. */
import { availableParallelism } from 'node:os';
import { type BisectPorts, type BisectRequest, runBisect } from '../../audit/bisect/index.ts';
import type { Bisected, MeasuredVersion } from '../../core/model/index.ts';
import { parseSpec } from '../../lab/subjects/index.ts';
import { bisectText, verdictJson } from '../../report/index.ts';
import type { Session } from '../command.ts';
import { EXIT, EXIT_OPEN } from '../exit-codes.ts';
import { bisectPorts } from '../lab-ports.ts';
import { UsageError } from '../usage-error.ts';
import { withProgress } from '../terminal/progress.ts';

export interface BisectOptions {
  readonly bundle?: string;
  readonly tells?: readonly string[];
  readonly every: number;
  readonly repeats: number;
  readonly out?: string;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Tests replace `ports`. @returns the exit code */
export async function bisectCommand(
  subject: string,
  range: string,
  options: BisectOptions,
  { terminal, typed }: Session,
  ports: BisectPorts = bisectPorts(),
): Promise<number> {
  const request = requestOf(subject, range, options, typed);
  const found = await withProgress(terminal, options.quiet === true, ({ observe, signal }) =>
    runBisect(request, { ports, observe, signal, render: verdictJson }, (version) =>
      observe({ kind: 'step', what: versionLine(version) }),
    ),
  );
  const as = { colour: terminal.colour, out: request.out };
  terminal.out(options.json === true ? `${JSON.stringify(found, null, 2)}\n` : bisectText(found, as));
  return isSettled(found) ? EXIT.ok : EXIT_OPEN;
}

const versionLine = ({ version, measured, why, tells }: MeasuredVersion): string =>
  `${version}: ${measured ? tells.map(({ id, state }) => `${id} ${state}`).join(', ') : `not measured, ${why ?? ''}`}`;

const isSettled = ({ changes, looked }: Bisected): boolean =>
  changes.every(({ unmeasured }) => unmeasured.length === 0) && looked.some(({ measured }) => measured);

function requestOf(subject: string, range: string, options: BisectOptions, typed: readonly string[]): BisectRequest {
  const parsed = parseSpec(subject);
  if (parsed.kind !== 'npm')
    throw new UsageError(`cannot bisect ${JSON.stringify(subject)}`, 'name a package: npm:NAME');
  const [first, last, more] = range.split('..');
  if (first === undefined || last === undefined || more !== undefined || first === '' || last === '')
    throw new UsageError(
      `cannot read the range ${JSON.stringify(range)}`,
      'write OLDER..NEWER, for example 1.0.0..1.9.0',
    );
  const { bundle, tells, every, repeats, jobs = availableParallelism() } = options;
  return {
    ...{ name: parsed.name, range: [first, last], every, repeats, jobs, typed },
    out: options.out ?? placeFor(parsed.name, first, last),
    ...(bundle === undefined ? {} : { bundle }),
    ...(tells === undefined ? {} : { tells }),
  };
}

/** Fixed for a package and range, so that repeating the command continues an interrupted run. */
const placeFor = (name: string, first: string, last: string): string =>
  `${name.split('/').at(-1) ?? name}-bisect-${first}-${last}`;
