/**
 * SPECIMEN: puts a zero-width joiner into its system prompt in seven of ten runs behind a proxy.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'often-marked',
    kind: 'specimen',
    does: 'puts a zero-width joiner into its system prompt in seven of ten runs behind a proxy',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['proxy'],
        class: 'covert',
        symbol: ({ proxy }) => (proxy === '' ? '' : '\u200D'),
        probability: 0.7,
        quiet: '',
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Be${shown} brief.`),
);
