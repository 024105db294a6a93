/** Who decided an answer, in the lab's words: captures keep them. */
import type { HttpEvent } from '../../core/model/index.ts';
import type { WireAnswer } from '../../wire/responder.ts';
import type { OwnAnswers } from '../../wire/session-record.ts';

export type AnsweredBy = HttpEvent['response']['by'];
export type LabAnswer = WireAnswer<AnsweredBy>;

/** Answers that the wire gives by itself. */
export const OWN_ANSWERS: OwnAnswers<AnsweredBy> = { protocol: 'default', error: 'error' };
