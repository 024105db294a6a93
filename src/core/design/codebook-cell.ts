/** The symbol that a codebook predicts for an environment. */
import type { Assignment, Design, KnownTell, PlannedTrial } from '../model/index.ts';

/** The parts of a tell that say which environment shows which symbol. */
export type CodebookCells = Pick<KnownTell, 'codebook' | 'dependsOn'>;

/**
 * The symbol of the cell that holds `assignment`; undefined where the audit did not try that
 * combination. `levels`: what an assignment leaves out is at the first of these.
 */
export function symbolIn(
  { codebook, dependsOn }: CodebookCells,
  assignment: Assignment,
  levels: Design['factors'] = {},
): string | undefined {
  const at = dependsOn.map((name) => [name, assignment[name] ?? levels[name]?.[0]] as const);
  const entry = codebook.find(({ cells }) => cells.some((cell) => at.every(([name, level]) => cell[name] === level)));
  return entry?.symbol;
}

/** By trial id, where the codebook says one. */
export function symbolsIn(
  tell: CodebookCells,
  trials: readonly PlannedTrial[],
  levels: Design['factors'],
): ReadonlyMap<string, string> {
  const said = trials.flatMap(({ id, assignment }): [string, string][] => {
    const symbol = symbolIn(tell, assignment, levels);
    return symbol === undefined ? [] : [[id, symbol]];
  });
  return new Map(said);
}
