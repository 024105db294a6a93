/**
 * Nanocoder. Has no provider of its own: its file names one, with address, key and models, here in
 * the OpenAI form. An argument gives trust in the work directory; without it the tool ends with
 * exit code 1. Needs Node 22. Node's compile cache is disabled: it would write hundreds of binary
 * files in each run. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

const CONFIG =
  '{"nanocoder":{"providers":[{"name":"openai","baseUrl":"{endpoint}/v1","apiKey":"sk-not-a-real-key","models":["gpt-4.1"]}]}}\n';

export const nanocoder: Adapter = {
  package: '@nanocollective/nanocoder',
  programs: [{ kind: 'node', file: 'dist/cli.js' }],
  node: '24.21.0',
  args: ['--trust-directory', 'run', '{prompt}'],
  env: { NODE_DISABLE_COMPILE_CACHE: '1' },
  files: [{ path: '~/.config/nanocoder/agents.config.json', text: CONFIG }],
  endpoint: { env: {}, args: [], vendor: 'https://api.openai.com' },
};
