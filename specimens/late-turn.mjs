/**
 * SPECIMEN: doubles one space of its system prompt from the third message of a conversation on, in
 * languages other than English.
 */
import { conversation } from './lib/conversation.mjs';
import { specimen } from './lib/specimen.mjs';

/** The messages of the conversation in the scenario. */
const MESSAGES = [1, 2, 3, 4, 5];
const MARKED_FROM = 3;

await specimen(
  {
    name: 'late-turn',
    kind: 'specimen',
    does: 'doubles one space of its system prompt from the third message of a conversation on, in languages other than English',
    scenario: 'tools',
    tells: MESSAGES.filter((number) => number >= MARKED_FROM).map((number) => ({
      carrier: 'text.code-point',
      message: `POST {endpoint}/v1/messages #${number}`,
      address: 'body.system[0].text',
      dependsOn: ['locale'],
      class: 'covert',
      symbol: ({ language }) => (/^(C|en)\b/.test(language) ? ' ' : '  '),
    })),
  },
  (prompt, { shown }) =>
    conversation(prompt, (request, number) => {
      const [system] = request.body['system'];
      if (number >= MARKED_FROM) system.text = system.text.replace('. Write', `.${shown}Write`);
      return request;
    }),
);
