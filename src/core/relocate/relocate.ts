/**
 * Looks for known tells in captures that were taken for it: aligned with one another, and with
 * nothing else.
 */
import { agreementOf, type Capture, type Design, type Factor, type KnownTell, type ReadBlob } from '../model/index.ts';
import { symbolsIn } from '../design/index.ts';
import { alignCaptures } from '../align/align.ts';
import { maskableRenderings } from '../renderings/renderings.ts';
import { withRelevantEvents } from './relevant-events.ts';
import { type CodebookMatch, matchCodebook } from './match-codebook.ts';

export interface RelocateInput {
  readonly tell: KnownTell;
  readonly captures: readonly Capture[];
  readonly factors: readonly Factor[];
  readonly levels: Design['factors'];
  readonly readBlob: ReadBlob;
  /**
   * Ids of the trials that the place is known by; absent: all whose environment stands in the
   * codebook.
   */
  readonly references?: ReadonlySet<string>;
}

/** Null where no place shows what the codebook says. What `readBlob` throws is passed on. */
export function relocate({
  tell,
  captures,
  factors,
  levels,
  readBlob,
  references,
}: RelocateInput): CodebookMatch | null {
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const narrowed = withRelevantEvents(tell, ran, readBlob);
  const trials = ran.map(({ trial }) => trial);
  const known = trials.filter(({ id }) => references?.has(id) ?? true);
  return matchCodebook({
    tell,
    alignment: alignCaptures(narrowed, readBlob, maskableRenderings(factors, narrowed)),
    trials: trials.map(({ id }) => id),
    expected: symbolsIn(tell, known, levels),
    leastAgreement: leastAgreement(tell),
  });
}

/**
 * Share of agreement that a match needs: all for a deterministic mark. For a mark that fires with a
 * probability, the audit's share, less the chance variation of a few trials.
 */
function leastAgreement(tell: KnownTell): number {
  const agreement = agreementOf(tell);
  return agreement === 1 ? 1 : Math.max(0.5, agreement - 0.2);
}
