/**
 * SPECIMEN: marks only its second message, with a space before the full stop, for user names of one
 * list.
 */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

const LISTED = ['priyanair', 'zhangwei88'];
const ANSWERED = { role: 'assistant', content: [{ type: 'text', text: 'Done.' }] };

await specimen(
  {
    name: 'second-message',
    kind: 'specimen',
    does: 'marks only its second message, with a space before the full stop, for user names of one list',
    tells: [
      {
        carrier: 'text.code-point',
        message: 'POST {endpoint}/v1/messages #2',
        address: 'body.system[0].text',
        dependsOn: ['user'],
        class: 'covert',
        symbol: ({ userName }) => (LISTED.includes(userName) ? ' ' : ''),
      },
    ],
  },
  (prompt, { shown }) => {
    const later = messagesRequest(prompt);
    later.body['system'][0].text = later.body['system'][0].text.replace('file.', `file${shown}.`);
    later.body['messages'].push(ANSWERED, { role: 'user', content: [{ type: 'text', text: 'Go on.' }] });
    return [messagesRequest(prompt), later];
  },
);
