/**
 * SPECIMEN: sends its event as a form instead of JSON where packages come from another registry.
 */
import { eventRequest, messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const JSON_EVENT = /** @type {const} */ (['application/json', '{"event":"start","version":"1.0"}']);
const FORM_EVENT = /** @type {const} */ (['application/x-www-form-urlencoded', 'event=start&version=1.0']);

await specimen(
  {
    name: 'body-format',
    kind: 'specimen',
    does: 'sends its event as a form instead of JSON where packages come from another registry',
    tells: [
      {
        carrier: 'body.format',
        message: 'POST {endpoint}/v1/events #1',
        address: 'body',
        dependsOn: ['registry'],
        class: 'behavioural',
        symbol: ({ registry }) => (registry === '' ? 'json' : 'form'),
      },
    ],
  },
  (prompt, { shown }) => {
    const [type, body] = shown === 'json' ? JSON_EVENT : FORM_EVENT;
    return [messagesRequest(prompt), eventRequest('/v1/events', type, body)];
  },
);
