/**
 * Decodes messages with the codebook of a verdict: for each tell, the symbol in the message and the
 * environments that write it. A tell that cannot be read has a reason. Must not guess: a symbol
 * that is in no codebook is reported as such.
 */
import type { Verdict } from '../model/index.ts';
import { type ReadyCodebook, readyCodebookOf, type ReadyTell } from './ready-codebook.ts';
import type { DecodedFile, DecodedMessage, TellReading, Reading } from './result.ts';
import { environmentsOf } from './environments.ts';
import type { Observation, ParsedInput } from './observation.ts';
import { readCount } from './read/message-count.ts';
import { readTell } from './read/tell.ts';
import { readInTexts } from './read/text.ts';

export interface NamedInput extends ParsedInput {
  readonly file: string;
}

/** One result for each file, in order. Throws nothing. */
export function decode(verdict: Verdict, files: readonly NamedInput[]): readonly DecodedFile[] {
  const codebook = readyCodebookOf(verdict);
  return files.map((file) => decodeFile(codebook, file));
}

function decodeFile(codebook: ReadyCodebook, input: NamedInput): DecodedFile {
  const { file, format, observations } = input;
  const counted = readCount(codebook, input);
  const run = counted.length === 0 ? [] : [decodedMessage('the messages together', null, counted, codebook)];
  const decoded = observations.flatMap((one) => {
    const readings = readingsIn(codebook, one);
    const role = one.kind === 'message' ? one.role : null;
    return readings.length === 0 ? [] : [decodedMessage(one.label, role, readings, codebook)];
  });
  return { file, format, messages: observations.length, decoded: [...decoded, ...run] };
}

function decodedMessage(
  label: string,
  role: string | null,
  readings: readonly Reading[],
  { factors }: ReadyCodebook,
): DecodedMessage {
  const covert = readings.filter((reading) => reading.class === 'covert');
  return { label, role, readings, covert: environmentsOf(covert, factors), all: environmentsOf(readings, factors) };
}

/** Readings of the tells that the message may contain; counts are read once a file. */
function readingsIn(codebook: ReadyCodebook, one: Observation): Reading[] {
  const { tells, roles } = codebook;
  if (one.kind === 'texts')
    return tells.flatMap((ready) => {
      const outcome = readInTexts(ready, one.texts, codebook);
      return outcome === null ? [] : [readingOf(ready, outcome)];
    });
  const own = tells.filter(
    ({ tell, method }) => tell.sink === one.sink && method !== 'count' && roles.fits(one.role, tell.message),
  );
  return own.map((ready) => readingOf(ready, readTell(ready, one, codebook)));
}

export const readingOf = ({ tell, certain }: ReadyTell, outcome: TellReading): Reading => ({
  tell: tell.id,
  class: tell.class,
  dependsOn: tell.dependsOn,
  certain,
  outcome,
});
