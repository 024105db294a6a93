/**
 * Lab detection: tells that depend on a factor by which a program can detect that it is watched.
 */
import { showsWatching } from '../factors/index.ts';
import type { Design, Factor, Tell, Verdict } from '../model/index.ts';

interface VariedFactors {
  readonly design: Design;
  readonly factors: readonly Factor[];
}

/**
 * Ids of the covert and behavioural ones: overt and functional tells are no reaction. No field if
 * no such factor was varied.
 */
export function labDetectionIn({ design, factors }: VariedFactors, tells: readonly Tell[]): Pick<Verdict, 'watched'> {
  const detectable = factors
    .filter((factor) => showsWatching(factor) && (design.factors[factor.name]?.length ?? 0) > 1)
    .map(({ name }) => name);
  if (detectable.length === 0) return {};
  const isReaction = (tell: Tell): boolean => tell.class === 'covert' || tell.class === 'behavioural';
  return {
    watched: tells
      .filter((tell) => isReaction(tell) && tell.dependsOn.some((factor) => detectable.includes(factor)))
      .map(({ id }) => id),
  };
}
