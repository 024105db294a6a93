/** The source of an answer, under the names that captures store. Runs in the worker. */
import type { HttpEvent } from '../../core/model/index.ts';
import type { WireAnswer } from '../../wire/responder.ts';
import type { OwnAnswers } from '../../wire/session-record.ts';

export type AnsweredBy = HttpEvent['response']['by'];
export type LabAnswer = WireAnswer<AnsweredBy>;

/** Answers that the wire gives by itself. */
export const OWN_ANSWERS: OwnAnswers<AnsweredBy> = { protocol: 'default', error: 'error' };
