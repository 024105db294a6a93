/** SPECIMEN: escapes a solidus, which JSON does not ask for, in time zones of one offset. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const EIGHT_HOURS = ['Asia/Shanghai', 'Asia/Singapore'];

await specimen(
  {
    name: 'escape-solidus',
    kind: 'specimen',
    does: 'escapes a solidus, which JSON does not ask for, in time zones of one offset',
    tells: [
      {
        carrier: 'json.escape',
        address: 'body',
        dependsOn: ['timezone'],
        class: 'covert',
        symbol: ({ zone }) => (EIGHT_HOURS.includes(zone) ? '\\/' : '/'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = requestSaying(prompt, 'Prefer and/or to neither.');
    return { ...request, body: JSON.stringify(request.body).replace('and/or', `and${shown}or`) };
  },
);
