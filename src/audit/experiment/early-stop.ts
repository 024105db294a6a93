/**
 * Whether the first trials show that the others would be useless: a subject that never says a word in the first environments
 * will not say one in a hundred. What can be concluded from them is the analysis' to say, not ours.
 */
import { type Capture, isRequestEvent, type Outcome } from '../../core/model/index.ts';

/** Trials that must all have been silent. Enough that no single level of one factor is the cause. */
export const SILENT_TRIALS = 6;

/** In words; null: go on. */
export function reasonToGiveUp(captures: readonly Capture[]): string | null {
  if (captures.length < SILENT_TRIALS || captures.some(spoke)) return null;
  const last = captures.at(-1);
  if (last === undefined) return null;
  const refused = captures.flatMap((capture) => capture.events).some((event) => event.kind === 'tls' && event.refused);
  const how = refused ? "it refused the lab's certificate" : `last time it ${outcomeText(last.outcome)}`;
  return `the subject sent nothing that could be read in the first ${captures.length} trials: ${how}`;
}

const spoke = ({ events }: Capture): boolean =>
  events.some((event) => isRequestEvent(event) || (event.kind === 'tcp' && event.raw !== undefined));

export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'completed':
      return `exited with code ${outcome.exitCode}`;
    case 'killed':
      return `was ended by ${outcome.signal}`;
    case 'timed-out':
      return `ran longer than ${Math.round(outcome.afterMs / 1000)} s`;
    case 'overflowed':
      return `wrote more than ${outcome.limitBytes} bytes to ${outcome.sink}`;
    case 'lab-failed':
      return `could not be run: ${outcome.cause}`;
  }
}
