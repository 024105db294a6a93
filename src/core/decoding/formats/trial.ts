/**
 * One trial of a bundle: every message of the run, on every sink. Roles use the trial's own
 * placeholders. There are no losses.
 */
import { readerOf, rolesOf } from '../../align/index.ts';
import type { Capture, ReadBlob } from '../../model/index.ts';
import type { ParsedInput } from '../observation.ts';

/** Passes on errors of `readBlob`. */
export function readTrial(capture: Capture, readBlob: ReadBlob): ParsedInput {
  const sent = readerOf(readBlob).messagesOf(capture, 0);
  const { roles } = rolesOf(sent, [capture]);
  const observations = sent.map(({ sink, place }, index) => ({
    kind: 'message' as const,
    label: `trial ${capture.trial.id}, message ${index + 1}`,
    sink,
    role: roles[index] ?? null,
    place,
    losses: [],
  }));
  return { format: 'trial', wholeRun: true, observations };
}
