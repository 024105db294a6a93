/** SPECIMEN: sends one more field in a form below any search domain. */
import { eventRequest, messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'form-field',
    kind: 'specimen',
    does: 'sends one more field in a form below any search domain',
    tells: [
      {
        carrier: 'form.presence',
        message: 'POST {endpoint}/v1/events #1',
        address: 'body.channel',
        dependsOn: ['search-domain'],
        class: 'behavioural',
        symbol: ({ searchDomain }) => (searchDomain === '' ? '' : '&channel=stable'),
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    eventRequest('/v1/events', 'application/x-www-form-urlencoded', `event=start&version=1.0${shown}`),
  ],
);
