/**
 * The files and facts that the subject reads, from the traced runs of a bundle, and which of those
 * runs failed. Reads only the bundle.
 */
import { inputsOf, type TracedRun } from '../../core/inputs/index.ts';
import type { Capture, Inputs } from '../../core/model/index.ts';
import type { Bundle } from '../../store/index.ts';
import { outcomeText } from './early-stop.ts';

export interface TracedInputs {
  /** Absent: no traced run was requested, or none succeeded. */
  readonly inputs?: Inputs;
  readonly limits: readonly string[];
}

/** @throws StoreError `damaged` */
export function tracedInputs(bundle: Bundle): TracedInputs {
  const { head, readBlob } = bundle;
  if (head.inputs === undefined) return { limits: [] };
  const captures = bundle.inputs();
  const runs = captures.flatMap(({ trace, facts }): TracedRun[] =>
    trace === undefined
      ? []
      : [
          {
            text: new TextDecoder().decode(readBlob(trace)),
            home: facts['home'] ?? '',
            workDir: facts['workDir'] ?? '',
          },
        ],
  );
  const own = head.subject.mounts.map(({ to }) => to);
  return {
    ...(runs.length === 0 ? {} : { inputs: inputsOf(runs, own, head.design) }),
    limits: captures.flatMap(limitsOf),
  };
}

function limitsOf({ outcome, trace }: Capture): string[] {
  if (trace === undefined) return [`what the subject reads could not be traced: it ${outcomeText(outcome)}`];
  return outcome.kind === 'completed' ? [] : [`what the subject reads was traced in part: it ${outcomeText(outcome)}`];
}
