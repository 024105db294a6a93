/** A survey's matrix as text, JSON and CSV, and the check before it. Pure. */
export { checkJson, checkText } from './check.ts';
export { surveyCsv, surveyJson, surveyText } from './matrix.ts';
