/** Figures of a verdict for a survey's row, and the worst verdict of several rows. */
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

/** The row's verdict; a tool that was not run is inconclusive. */
export const verdictIn = ({ outcome }: SurveyRow): VerdictName =>
  outcome.kind === 'judged' ? outcome.figures.verdict : 'inconclusive';

/** The first verdict of `VERDICTS`, worst first, that a row has; without rows, inconclusive. */
export function worstOf(rows: readonly SurveyRow[]): VerdictName {
  const found = new Set(rows.map(verdictIn));
  return VERDICTS.find((verdict) => found.has(verdict)) ?? 'inconclusive';
}
