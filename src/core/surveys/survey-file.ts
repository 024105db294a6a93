/**
 * The survey file, format 1: its schema and its parser. A key outside the schema is an error. Must
 * not read files; throws nothing.
 */
import { z } from 'zod';
import { type Parsed, parseYaml, type RejectedDocument } from '../documents/index.ts';
import type { SurveyFile } from '../model/index.ts';

const names = z.array(z.string().min(1)).min(1).readonly();

const options = z
  .strictObject({
    strength: z.union([z.literal(2), z.literal(3)], 'write 2 or 3').exactOptional(),
    factors: names.exactOptional(),
    except: names.exactOptional(),
    levels: z.record(z.string(), names).readonly().exactOptional(),
    scenarios: z
      .tuple([z.string().min(1)], z.string().min(1))
      .readonly()
      .exactOptional(),
    trials: z.int().min(4).max(10_000).exactOptional(),
    timeout: z.int().min(1).max(3600).exactOptional(),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .exactOptional(),
  })
  .readonly();

const tool = z
  .strictObject({
    subject: z.string().regex(/^(npm|specimen):./, 'write npm:NAME@VERSION, npm:NAME@latest or specimen:NAME'),
    vendor: z.string().min(1),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'write the two capitals of ISO 3166-1')
      .exactOptional(),
    options: options.exactOptional(),
  })
  .readonly();

const surveySchema: z.ZodType<SurveyFile> = z
  .strictObject({
    format: z.literal(1),
    defaults: options.exactOptional(),
    tools: z.array(tool).min(1).readonly(),
  })
  .readonly();

const SEE = 'see docs/reference.md, and surveys/coding-clis.yaml for an example';

/** The tools of a survey, or the first fault with line and column. */
export function parseSurvey(text: string): Parsed<SurveyFile> | RejectedDocument {
  const parsed = parseYaml(text, surveySchema, SEE);
  if (parsed.kind === 'rejected') return parsed;
  const subjects = parsed.value.tools.map(({ subject }) => subject);
  const twice = subjects.findIndex((subject, at) => subjects.indexOf(subject) < at);
  if (twice < 0) return parsed;
  return parsed.reject(['tools', twice, 'subject'], 'this subject stands twice', 'name each subject once');
}
