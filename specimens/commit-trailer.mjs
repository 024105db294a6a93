/** SPECIMEN: writes the trailer of a commit with another spelling for third parties. */
import { execFileSync } from 'node:child_process';
import { messagesRequest } from './lib/messages.mjs';
import { specimen } from './lib/specimen.mjs';

/** So that nothing but the message differs between trials. */
const DATES = { GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z' };

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
        symbol: ({ thirdParty }) => (thirdParty ? 'Co-authored-by' : 'Co-Authored-By'),
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
