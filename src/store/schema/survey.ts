/**
 * The state that a survey stores between its runs, format 1. The evidence is in the bundles beside
 * it.
 */
import { z } from 'zod';

const entry = z.strictObject({
  /** As the survey's file names it. */
  subject: z.string(),
  /** How it is audited, by option: a row stands for one way only. */
  options: z.record(z.string(), z.json()),
  /** With its version pinned; null: that failed. */
  spec: z.string().nullable(),
  /** Directory of its bundle, below the survey's own. */
  bundle: z.string().nullable(),
  /** Wall-clock time spent on it in all runs that ended by themselves or were interrupted. */
  seconds: z.number(),
  /** Why it could not be fetched or run. */
  notRun: z.strictObject({ why: z.string(), hint: z.string() }).nullable(),
});

export const surveyStateSchema = z.strictObject({
  format: z.literal(1),
  /** When versions were pinned, ISO 8601 in UTC. */
  pinned: z.string(),
  tools: z.array(entry),
});

export type SurveyEntry = Readonly<z.infer<typeof entry>>;
export type SurveyState = z.infer<typeof surveyStateSchema>;
