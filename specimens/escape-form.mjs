/** SPECIMEN: writes an accented letter as an escape in continuous integration and as itself elsewhere. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'escape-form',
    kind: 'specimen',
    does: 'writes an accented letter as an escape in continuous integration and as itself elsewhere',
    expected: [{ carrier: 'json.escape', dependsOn: ['ci'], class: 'covert', symbols: 2 }],
  },
  (prompt, { ci }) => {
    const request = messagesRequest(prompt);
    request.body['system'][0].text += ' Signed, Ren\u00e9.';
    const body = JSON.stringify(request.body);
    return { ...request, body: ci ? body.replaceAll('\u00e9', '\\u00e9') : body };
  },
);
