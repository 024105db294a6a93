/** SPECIMEN: ends one line with a carriage return and a line feed in half of the time zones. */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'line-end',
    kind: 'specimen',
    does: 'ends one line with a carriage return and a line feed in half of the time zones',
    tells: [
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['timezone'],
        class: 'covert',
        symbol: ({ zone }) => (/[eo]$/i.test(zone) ? '\r\n' : '\n'),
      },
    ],
  },
  (prompt, { shown }) => requestSaying(prompt, `Rules:${shown}- be brief\n- be kind`),
);
