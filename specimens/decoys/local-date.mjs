/** DECOY: states the local date and the offset from UTC in its system prompt. */
import { messagesRequest } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'local-date',
    kind: 'decoy',
    does: 'states the local date and the offset from UTC in its system prompt',
    tells: [],
  },
  (prompt) => {
    const request = messagesRequest(prompt);
    request.body['system'][0].text += ` It is ${localDate()}, UTC${offset()}.`;
    return request;
  },
);

/** As YYYY-MM-DD. */
function localDate() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join('-');
}

/** As +HH:MM. */
function offset() {
  const minutes = -new Date().getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** @param {number} part */
function twoDigits(part) {
  return String(part).padStart(2, '0');
}
