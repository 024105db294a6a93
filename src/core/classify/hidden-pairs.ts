/**
 * HiddenDifference pairs: two symbols of a finding that mean the same.
 * `equivalence/same-meaning.ts` has the rules.
 */
import { type Difference, hiddenDifference, type HiddenDifference } from '../equivalence/same-meaning.ts';
import { contextIn, exemplars, type Finding, placeholdersByFactor } from './finding.ts';

/**
 * The first pair of symbols that mean the same. One such pair is a mark, whatever else the slot
 * shows.
 */
export function hiddenPair(finding: Finding): HiddenDifference | undefined {
  return hiddenAmong(finding, exemplars(finding));
}

/**
 * The same among symbols with placeholders: these trials render their levels alike and differ all
 * the same.
 */
export function gluedPair(finding: Finding): HiddenDifference | undefined {
  const marks = new Set([...placeholdersByFactor(finding).values()].flatMap((points) => [...points]));
  const holds = (row: number): boolean =>
    Array.from(finding.response.symbols[row] ?? '').some((point) => marks.has(point));
  return hiddenAmong(finding, exemplars(finding).filter(holds));
}

function hiddenAmong(finding: Finding, rows: readonly number[]): HiddenDifference | undefined {
  const { slot, symbols } = finding.response;
  for (const [i, first] of rows.entries()) {
    for (const second of rows.slice(i + 1)) {
      const hidden = hiddenDifference({
        a: symbols[first] ?? '',
        b: symbols[second] ?? '',
        before: slot.before,
        after: slot.after,
        ...linesOf(finding, first, second),
      });
      if (hidden !== undefined) return hidden;
    }
  }
  return undefined;
}

/** The lines around the symbols of two trials, and the symbols' offsets in them. */
function linesOf(finding: Finding, first: number, second: number): Pick<Difference, 'lines' | 'at'> {
  const [one, other] = [contextIn(finding, first), contextIn(finding, second)];
  if (one === undefined || other === undefined) return {};
  const lines = [one.line, other.line] as const;
  return one.at === undefined || other.at === undefined ? { lines } : { lines, at: [one.at, other.at] };
}
