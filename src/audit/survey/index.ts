/** The survey's use cases. Must not print. */
export { checkSurvey } from './check.ts';
export type { SurveyContext, SurveyPorts, SurveyRequest } from './request.ts';
export { runSurvey } from './survey.ts';
