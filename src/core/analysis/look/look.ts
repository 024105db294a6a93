/** Looks for known tells in captures that were taken for it: aligned with one another, and with nothing else. */
import type { Capture, Design, Factor, KnownTell, ReadBlob } from '../../model/index.ts';
import { alignCaptures } from '../align/align.ts';
import { renderingsOf } from '../renderings.ts';
import { expectedSymbol } from './expected.ts';
import { narrowedTo } from './narrowed.ts';
import { type Sighting, sightingOf } from './sighting.ts';

export interface Look {
  readonly tell: KnownTell;
  readonly captures: readonly Capture[];
  readonly factors: readonly Factor[];
  readonly levels: Design['factors'];
  readonly readBlob: ReadBlob;
  /** Ids of the trials that the place is known by; absent: all whose environment stands in the codebook. */
  readonly references?: ReadonlySet<string>;
}

/** Null where no place shows what the codebook says. What `readBlob` throws is passed on. */
export function lookFor({ tell, captures, factors, levels, readBlob, references }: Look): Sighting | null {
  const ran = captures.filter(({ outcome }) => outcome.kind !== 'lab-failed');
  const narrowed = narrowedTo(tell, ran, readBlob);
  const expected = ran.flatMap(({ trial }): [string, string][] => {
    const symbol = expectedSymbol(tell, trial.assignment, levels);
    return symbol === undefined || references?.has(trial.id) === false ? [] : [[trial.id, symbol]];
  });
  return sightingOf({
    tell,
    alignment: alignCaptures(narrowed, readBlob, renderingsOf(factors, narrowed)),
    trials: ran.map(({ trial }) => trial.id),
    expected: new Map(expected),
    least: leastAgreement(tell),
  });
}

/** All of a steady mark; of one that fires with a probability as many as in the audit, less what chance may take from a few trials. */
function leastAgreement({ agree }: Pick<KnownTell, 'agree'>): number {
  const [agreed = 0, readable = 0] = agree.split('/').map(Number);
  return agreed === readable ? 1 : Math.max(0.5, agreed / Math.max(1, readable) - 0.2);
}
