/**
 * Stops an audit early when its first trials are all silent: such a subject stays silent in the
 * others as well. Must not draw conclusions from these trials; that is for `core/verdict`.
 */
import { type Capture, isRequestEvent, type Outcome } from '../../core/model/index.ts';

/** So many silent trials stop the audit: too many for one level of one factor to be the cause. */
export const SILENT_TRIALS = 6;

/** A sentence for the user; null: continue. */
export function reasonToGiveUp(captures: readonly Capture[]): string | null {
  if (captures.length < SILENT_TRIALS || captures.some(sentData)) return null;
  const last = captures.at(-1);
  if (last === undefined) return null;
  const refused = captures.flatMap((capture) => capture.events).some((event) => event.kind === 'tls' && event.refused);
  const how = refused ? "it refused the lab's certificate" : `in the last trial it ${outcomeText(last.outcome)}`;
  return `the subject sent nothing readable in the first ${captures.length} trials: ${how}`;
}

const sentData = ({ events }: Capture): boolean =>
  events.some((event) => isRequestEvent(event) || (event.kind === 'tcp' && event.raw !== undefined));

/** Completes a sentence about the subject: `it exited with code 1`. */
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
