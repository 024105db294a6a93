/**
 * GitHub Copilot CLI, with a provider of the user's own. The vendor's service requires a login,
 * which the lab does not have. So the endpoint cannot be unset: the tool then ends with exit code
 * 1, `No authentication information found`. Data only, read in the main process.
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
