/**
 * GitHub Copilot CLI, with a provider of the user's own: the vendor's service wants a login, which the lab does not have, so
 * the endpoint cannot be left unset (it then ends with exit code 1, `No authentication information found`).
 */
import type { Adapter } from './adapter.ts';

export const copilot: Adapter = {
  package: '@github/copilot',
  programs: [
    { kind: 'node', file: 'npm-loader.js' },
    { kind: 'node', file: 'index.js' },
  ],
  args: ['-p', '{prompt}'],
  unattended: ['--allow-all-tools'],
  env: { COPILOT_PROVIDER_API_KEY: 'sk-not-a-real-key', COPILOT_MODEL: 'gpt-4.1' },
  files: [],
  endpoint: { env: { COPILOT_PROVIDER_BASE_URL: '{endpoint}/v1' }, args: [], vendor: null },
};
