/**
 * Grok CLI, a community's client of xAI's models in the OpenAI form. Needs a key in the environment
 * and nothing else. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

export const grokCli: Adapter = {
  package: '@vibe-kit/grok-cli',
  programs: [{ kind: 'node', file: 'dist/index.js' }],
  args: ['-p', '{prompt}'],
  env: { GROK_API_KEY: 'xai-not-a-real-key' },
  files: [],
  endpoint: { env: { GROK_BASE_URL: '{endpoint}/v1' }, args: [], vendor: 'https://api.x.ai' },
};
