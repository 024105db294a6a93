/** Hidden differences among the symbols of a finding: which pair of trials shows one. The rules stand in `disguise.ts`. */
import { type Difference, hiddenDifference, type Hidden } from '../equivalence/same-meaning.ts';
import { contextIn, exemplars, type Finding, placeholdersByFactor } from './finding.ts';

/** The first pair of symbols whose difference changes no meaning: one such pair is a mark, whatever else the slot shows. */
export function hiddenPair(finding: Finding): Hidden | undefined {
  return hiddenAmong(finding, exemplars(finding));
}

/** Among the symbols that hold placeholders: trials that render their levels alike, and yet differ. */
export function gluedPair(finding: Finding): Hidden | undefined {
  const marks = new Set([...placeholdersByFactor(finding).values()].flatMap((points) => [...points]));
  const holds = (row: number): boolean =>
    Array.from(finding.place.symbols[row] ?? '').some((point) => marks.has(point));
  return hiddenAmong(finding, exemplars(finding).filter(holds));
}

function hiddenAmong(finding: Finding, rows: readonly number[]): Hidden | undefined {
  const { slot, symbols } = finding.place;
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

/** The lines of two trials that show the symbols, and where in them they stand. */
function linesOf(finding: Finding, first: number, second: number): Pick<Difference, 'lines' | 'at'> {
  const [one, other] = [contextIn(finding, first), contextIn(finding, second)];
  if (one === undefined || other === undefined) return {};
  const lines = [one.line, other.line] as const;
  return one.at === undefined || other.at === undefined ? { lines } : { lines, at: [one.at, other.at] };
}
