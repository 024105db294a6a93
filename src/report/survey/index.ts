/** A survey's matrix as text, JSON and CSV, and the check before it. Pure. */
export { checkText } from './check.ts';
export { surveyCsv } from './csv.ts';
export { checkJson, surveyJson } from './json.ts';
export { surveyText } from './matrix.ts';
