/**
 * SPECIMEN: puts a zero-width joiner into its system prompt in every other run for third parties.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'half-marked',
    kind: 'specimen',
    does: 'puts a zero-width joiner into its system prompt in every other run for third parties',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: ({ thirdParty }) => (thirdParty ? '\u200D' : ''),
        probability: 0.5,
        quiet: '',
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Be${shown} brief.`),
);
