/** SPECIMEN: writes the trailer of a commit with another spelling for third parties. */
import { execFileSync } from 'node:child_process';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

/** A fixed time, so that only the message differs between trials. */
const DATES = { GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z' };

/** @param {{ thirdParty: boolean }} environment */
const trailer = ({ thirdParty }) => (thirdParty ? 'Co-authored-by' : 'Co-Authored-By');

await specimen(
  {
    name: 'commit-trailer',
    kind: 'specimen',
    does: 'writes the trailer of a commit with another spelling for third parties',
    tells: [
      {
        carrier: 'text.code-point',
        message: 'FILE {work}/.scratch/.git/objects commit #1',
        address: 'body.message',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: trailer,
      },
      // What git makes of it: the message as it was handed over, and a log that names the commit.
      {
        carrier: 'text.code-point',
        message: 'FILE {work}/.scratch/.git/COMMIT_EDITMSG #1',
        address: 'body',
        dependsOn: ['endpoint'],
        class: 'covert',
        symbol: trailer,
      },
      {
        carrier: 'text.code-point',
        message: 'FILE {work}/.scratch/.git/logs/HEAD #1',
        address: 'body',
        dependsOn: ['endpoint'],
        class: 'behavioural',
        symbol: trailer,
      },
    ],
  },
  (prompt, { shown }) => [
    messagesRequest(prompt),
    { act: async () => commit(`Notes\n\n${shown}: Specimen <specimen@specimen-vendor.example>`) },
  ],
);

/** @param {string} message */
function commit(message) {
  const git = (/** @type {string[]} */ ...words) =>
    execFileSync('git', ['-C', '.scratch', ...words], { stdio: 'ignore', env: { ...process.env, ...DATES } });
  execFileSync('git', ['init', '--quiet', '.scratch'], { stdio: 'ignore' });
  git('commit', '--quiet', '--allow-empty', '--message', message);
}
