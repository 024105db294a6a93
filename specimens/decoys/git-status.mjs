/** DECOY: shows the model remote, branch, committer and last commit. */
import { readFileSync } from 'node:fs';
import { requestSaying } from '../lib/messages.mjs';
import { specimen } from '../lib/specimen.mjs';

await specimen(
  {
    name: 'git-status',
    kind: 'decoy',
    does: 'shows the model remote, branch, committer and last commit',
    factors: ['remote', 'git'],
    tells: [],
  },
  (prompt, { remote, gitEmail }) => requestSaying(prompt, remote === '' ? 'No repository.' : status(remote, gitEmail)),
);

/** @param {string} remote @param {string} email */
function status(remote, email) {
  const head = readFileSync('.git/HEAD', 'utf8').replace('ref: ', '').trim();
  const commit = readFileSync(`.git/${head}`, 'utf8').slice(0, 12);
  return `Repository:\norigin ${remote}\nbranch ${head.split('/').at(-1)}\nlast commit ${commit} by ${email}`;
}
