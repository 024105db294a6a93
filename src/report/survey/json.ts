/** A survey, or the check before one, as one JSON document. Pure. */
import type { SurveyCheck, SurveyMatrix } from '../../core/model/index.ts';
import { printableJson } from '../escape.ts';

const document = (content: object): string => `${printableJson(JSON.stringify({ format: 1, ...content }, null, 2))}\n`;

export const surveyJson = (matrix: SurveyMatrix): string => document(matrix);

export const checkJson = (rows: readonly SurveyCheck[]): string => document({ rows });
