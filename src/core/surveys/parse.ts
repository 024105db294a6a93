/** Text of a survey's file -> its tools, or what is wrong with it and where. Reads no file and throws nothing. */
import { type Parsed, parseYaml, type RejectedDocument } from '../documents/index.ts';
import type { SurveyFile } from '../model/index.ts';
import { surveySchema } from './schema.ts';

const SEE = 'see docs/reference.md, and surveys/coding-clis.yaml for an example';

export function parseSurvey(text: string): Parsed<SurveyFile> | RejectedDocument {
  const parsed = parseYaml(text, surveySchema, SEE);
  if (parsed.kind === 'rejected') return parsed;
  const subjects = parsed.value.tools.map(({ subject }) => subject);
  const twice = subjects.findIndex((subject, at) => subjects.indexOf(subject) < at);
  if (twice < 0) return parsed;
  return parsed.reject(['tools', twice, 'subject'], 'this subject stands twice', 'name each subject once');
}
