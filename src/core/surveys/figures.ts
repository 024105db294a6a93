/** A verdict in the figures of a survey's row, and the worst of several. Pure. */
import {
  type SurveyFigures,
  type SurveyRow,
  TELL_CLASSES,
  type TellClass,
  VERDICTS,
  type Verdict,
  type VerdictName,
} from '../model/index.ts';

export function figuresOf({ verdict, reasons, tells, bits, seen }: Verdict): SurveyFigures {
  const count = (kind: TellClass): number => tells.filter((tell) => tell.class === kind).length;
  const counts = Object.fromEntries(TELL_CLASSES.map((kind) => [kind, count(kind)]));
  const { trials, failed, strength, scenarios, smallestTriggerProbability } = seen;
  return {
    verdict,
    reasons,
    tells: counts as Record<TellClass, number>,
    bits,
    trials,
    failed,
    factors: Object.entries(seen.factors).flatMap(([name, levels]) => (levels.length > 1 ? [name] : [])),
    strength,
    scenarios,
    smallestTriggerProbability,
  };
}

/** Of a tool that was not run nothing is known, so it counts as inconclusive. */
export const verdictIn = ({ outcome }: SurveyRow): VerdictName =>
  outcome.kind === 'judged' ? outcome.figures.verdict : 'inconclusive';

export function worstOf(rows: readonly SurveyRow[]): VerdictName {
  const found = new Set(rows.map(verdictIn));
  return VERDICTS.find((verdict) => found.has(verdict)) ?? 'inconclusive';
}
