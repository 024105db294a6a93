/** Whether a subject behaves otherwise where it can tell that it is watched: the tells that depend on a mark of the lab itself. */
import { showsWatching } from '../factors/index.ts';
import type { Design, Factor, Tell, Verdict } from '../model/index.ts';

interface Watching {
  readonly design: Design;
  readonly factors: readonly Factor[];
}

/** What the reader sees and what the protocol asks for is no treatment. Without the field where no such mark was varied. */
export function labDetectionIn({ design, factors }: Watching, tells: readonly Tell[]): Pick<Verdict, 'watched'> {
  const marks = factors
    .filter((factor) => showsWatching(factor) && (design.factors[factor.name]?.length ?? 0) > 1)
    .map(({ name }) => name);
  if (marks.length === 0) return {};
  const differs = (tell: Tell): boolean => tell.class === 'covert' || tell.class === 'behavioural';
  return {
    watched: tells
      .filter((tell) => differs(tell) && tell.dependsOn.some((factor) => marks.includes(factor)))
      .map(({ id }) => id),
  };
}
