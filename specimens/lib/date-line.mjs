/**
 * The client of `date-line` and its unmarked twin: a first message that opens with a line about
 * today's date.
 */
import { messagesRequest } from './messages.mjs';

/**
 * @typedef {object} DateLineMark
 * @property {string} apostrophe
 * @property {string} separator
 */

/** What a date line looks like when it tells nothing. @type {DateLineMark} */
export const UNMARKED = { apostrophe: "'", separator: '-' };

/** @param {string} prompt @param {DateLineMark} mark @returns {import('./messages.mjs').Message} */
export function dateLineRequest(prompt, { apostrophe, separator }) {
  const line = `Today${apostrophe}s date is ${localDate().join(separator)}.`;
  const reminder = `<system-reminder>\nContext for this conversation:\n# currentDate\n${line}\n</system-reminder>`;
  const request = messagesRequest(prompt);
  request.body['messages'][0].content.unshift({ type: 'text', text: reminder });
  return request;
}

/** Year, month and day of the local clock, padded. */
function localDate() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
}
