/** Face of the folder: the parser of survey files, and the figures of a row. */
export { figuresOf, verdictIn, worstOf } from './figures.ts';
export { parseSurvey } from './survey-file.ts';
