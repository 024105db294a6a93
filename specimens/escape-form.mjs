/**
 * SPECIMEN: writes an accented letter as an escape in continuous integration and as itself
 * elsewhere.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'escape-form',
    kind: 'specimen',
    does: 'writes an accented letter as an escape in continuous integration and as itself elsewhere',
    tells: [
      {
        carrier: 'json.escape',
        address: 'body',
        dependsOn: ['ci'],
        class: 'covert',
        symbol: ({ ci }) => (ci === '' ? '\u00e9' : '\\u00e9'),
      },
    ],
  },
  (prompt, { shown }) => {
    const request = requestSaying(prompt, 'Signed, Ren\u00e9.');
    return { ...request, body: JSON.stringify(request.body).replace('\u00e9', shown) };
  },
);
