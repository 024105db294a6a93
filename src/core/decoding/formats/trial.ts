/** One trial of a bundle: every message of the run, on every sink, named as its own settings name it. Nothing is lost. */
import { readerOf, rolesOf } from '../../align/index.ts';
import type { Capture, ReadBlob } from '../../model/index.ts';
import type { ParsedInput } from '../observation.ts';

/** What `readBlob` throws is passed on. */
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
