/**
 * SPECIMEN: carries two marks at once: the order of two tools by host name, an apostrophe by search
 * domain.
 */
import { requestSaying } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'two-marks',
    kind: 'specimen',
    does: 'carries two marks at once: the order of two tools by host name, an apostrophe by search domain',
    tells: [
      {
        carrier: 'list.order',
        address: 'body.tools',
        dependsOn: ['hostname'],
        class: 'covert',
        symbol: ({ hostName }) => (hostName.includes('-lap-') ? 'Bash first' : 'Read first'),
      },
      {
        carrier: 'text.code-point',
        address: 'body.system[0].text',
        dependsOn: ['search-domain'],
        class: 'covert',
        symbol: ({ searchDomain }) => (searchDomain === '' ? "'" : '\u2019'),
      },
    ],
  },
  (prompt, { symbols: [order, apostrophe] }) => {
    const request = requestSaying(prompt, `Do${apostrophe === undefined ? '' : `n${apostrophe}t`} guess.`);
    const [read, bash, ...rest] = request.body['tools'];
    const tools = order === 'Read first' ? [read, bash, ...rest] : [bash, read, ...rest];
    return { ...request, body: { ...request.body, tools } };
  },
);
