/**
 * Environments in which a known tell shows its symbols: those needed to look for it again, and no
 * others.
 */
import type { Assignment } from '../model/index.ts';
import { type CodebookCells, symbolIn } from './codebook-cell.ts';

interface CodebookCell {
  readonly cell: Assignment;
  readonly symbol: string;
}

const codebookCells = ({ codebook }: CodebookCells): CodebookCell[] =>
  codebook.flatMap(({ cells, symbol }) => cells.map((cell) => ({ cell, symbol })));

export interface FactorContext {
  /** Levels of the tell's other factors. */
  readonly others: Assignment;
  /** One environment for each symbol that the factor brings about there. */
  readonly references: readonly Assignment[];
}

/**
 * The environment in which one factor of a tell is moved: levels for the tell's other factors. It
 * is the one in which the factor brings about most symbols, the first in the codebook among equals.
 * `given` fixes some of the levels.
 */
export function contextFor(tell: CodebookCells, factor: string, given: Assignment): FactorContext | null {
  const byOthers = new Map<string, { others: Assignment; bySymbol: Map<string, Assignment> }>();
  for (const { cell, symbol } of codebookCells(tell)) {
    const others = Object.fromEntries(Object.entries(cell).filter(([name]) => name !== factor));
    if (Object.entries(given).some(([name, level]) => Object.hasOwn(others, name) && others[name] !== level)) continue;
    const key = JSON.stringify(Object.entries(others).sort());
    const found = byOthers.get(key) ?? { others, bySymbol: new Map<string, Assignment>() };
    byOthers.set(key, found);
    if (!found.bySymbol.has(symbol)) found.bySymbol.set(symbol, cell);
  }
  let best: FactorContext | null = null;
  for (const { others, bySymbol } of byOthers.values()) {
    if (best === null || bySymbol.size > best.references.length) best = { others, references: [...bySymbol.values()] };
  }
  return best;
}

/**
 * Few environments in which every symbol of every tell is shown: cells of different tells joined
 * where they agree.
 */
export function environmentsFor(tells: readonly CodebookCells[]): Assignment[] {
  const open = tells.map((tell) => new Set(tell.codebook.map(({ symbol }) => symbol)));
  const chosen: Assignment[] = [];
  for (const [first, tell] of tells.entries()) {
    for (const symbol of [...(open[first] ?? [])]) {
      if (open[first]?.has(symbol) !== true) continue;
      const cells = codebookCells(tell).filter((shown) => shown.symbol === symbol);
      const joined = cells.slice(0, MOST_CELLS).map(({ cell }) => joinedWith(cell, tells, open));
      const best = joined.reduce((a, b) => (b.gained > a.gained ? b : a));
      chosen.push(best.assignment);
      tells.forEach((other, index) => {
        const shown = symbolIn(other, best.assignment);
        if (shown !== undefined) open[index]?.delete(shown);
      });
    }
  }
  return chosen;
}

/** Cells looked at for each symbol; a codebook of two factors may have hundreds. */
const MOST_CELLS = 64;

/**
 * A cell with those of other tells that agree with it and show what is still open, as many as fit.
 */
function joinedWith(
  cell: Assignment,
  tells: readonly CodebookCells[],
  open: readonly ReadonlySet<string>[],
): { readonly assignment: Assignment; readonly gained: number } {
  let assignment = cell;
  let gained = 0;
  for (const [index, tell] of tells.entries()) {
    const wanted = codebookCells(tell).find(
      (shown) => open[index]?.has(shown.symbol) === true && agree(assignment, shown.cell),
    );
    if (wanted === undefined) continue;
    assignment = { ...assignment, ...wanted.cell };
    gained++;
  }
  return { assignment, gained };
}

const agree = (one: Assignment, other: Assignment): boolean =>
  Object.entries(other).every(([name, level]) => !Object.hasOwn(one, name) || one[name] === level);
