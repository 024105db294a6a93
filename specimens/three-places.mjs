/** SPECIMEN: swaps two headers where build service, proxy and registry are all set. */
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

await specimen(
  {
    name: 'three-places',
    kind: 'specimen',
    does: 'swaps two headers where build service, proxy and registry are all set',
    tells: [
      {
        carrier: 'http.header-order',
        address: 'headers',
        dependsOn: ['ci', 'proxy', 'registry'],
        class: 'covert',
        symbol: ({ ci, proxy, registry }) =>
          ci !== '' && proxy !== '' && registry !== '' ? 'x-app first' : 'anthropic-version first',
      },
    ],
  },
  (prompt, { shown }) => {
    const request = messagesRequest(prompt);
    const [others, lastTwo] = [request.headers.slice(0, -2), request.headers.slice(-2)];
    return { ...request, headers: [...others, ...(shown === 'x-app first' ? lastTwo.reverse() : lastTwo)] };
  },
);
