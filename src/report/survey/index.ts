/** A survey's matrix and the check before it, as text, JSON and CSV. Pure. */
export { checkJson, checkText } from './check.ts';
export { surveyCsv, surveyJson, surveyText } from './matrix.ts';
