/** Surveys: the file's format, its reader, and what a row says. */
export { figuresOf, verdictIn, worstOf } from './figures.ts';
export { parseSurvey } from './survey-file.ts';
