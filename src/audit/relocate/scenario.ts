/** The scenario in which known tells are looked for again. */
import type { KnownTell } from '../../core/model/index.ts';
import type { Head } from '../../store/index.ts';

/** One that shows all of them, if there is one; else one that shows the first; in an audit by one scenario, that. */
export function scenarioFor(tells: readonly KnownTell[], { design }: Head): string {
  const [first = []] = tells.map(({ scenarios }) => scenarios);
  const common = first.find((name) => tells.every(({ scenarios }) => scenarios?.includes(name) ?? true));
  return common ?? first[0] ?? design.trials[0]?.scenario ?? '';
}
