/** What a codebook says is to be seen in an environment. */
import type { Assignment, KnownTell } from '../../model/index.ts';

/** Level names by factor, the reference first: what an assignment leaves out is at its first level. */
export type LevelsByFactor = Readonly<Record<string, readonly string[]>>;

/** The symbol of the cell that holds `assignment`; undefined where the audit did not try that combination. */
export function expectedSymbol(
  { codebook, dependsOn }: Pick<KnownTell, 'codebook' | 'dependsOn'>,
  assignment: Assignment,
  levels: LevelsByFactor,
): string | undefined {
  const at = dependsOn.map((name) => [name, assignment[name] ?? levels[name]?.[0]] as const);
  const entry = codebook.find(({ cells }) => cells.some((cell) => at.every(([name, level]) => cell[name] === level)));
  return entry?.symbol;
}
