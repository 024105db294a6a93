/**
 * DECOY, the negative control beside `date-line`: the same client with the same date line and
 * without its mark.
 */
import { dateLineRequest, UNMARKED } from '../lib/date-line.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'date-line-unmarked',
    kind: 'decoy',
    does: 'writes its date line alike everywhere, with the local date',
    tells: [],
  },
  (prompt) => dateLineRequest(prompt, UNMARKED),
);
