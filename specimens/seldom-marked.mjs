/**
 * SPECIMEN: puts a zero-width joiner into its system prompt in three of ten runs in Asian time
 * zones.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'seldom-marked',
    kind: 'specimen',
    does: 'puts a zero-width joiner into its system prompt in three of ten runs in Asian time zones',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['timezone'],
        class: 'covert',
        symbol: ({ zone }) => (zone.startsWith('Asia/') ? '\u200D' : ''),
        probability: 0.3,
        quiet: '',
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Be${shown} brief.`),
);
