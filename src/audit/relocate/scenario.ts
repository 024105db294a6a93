/** The scenario in which known tells are measured again. */
import type { KnownTell } from '../../core/model/index.ts';
import type { Head } from '../../store/index.ts';

/**
 * A scenario that shows all tells; failing that, one that shows the first. An audit that played
 * one scenario lists none per tell: then that one.
 */
export function scenarioFor(tells: readonly KnownTell[], { design }: Head): string {
  const [first = []] = tells.map(({ scenarios }) => scenarios);
  const common = first.find((name) => tells.every(({ scenarios }) => scenarios?.includes(name) ?? true));
  return common ?? first[0] ?? design.trials[0]?.scenario ?? '';
}
