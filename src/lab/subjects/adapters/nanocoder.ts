/**
 * Nanocoder. Has no provider of its own: name, address, key and models of one stand in its file, here in the OpenAI form. Trust
 * in the work directory is given as an argument, without which it ends with exit code 1. Needs Node 22.
 */
import type { Adapter } from './adapter.ts';

const CONFIG =
  '{"nanocoder":{"providers":[{"name":"openai","baseUrl":"{endpoint}/v1","apiKey":"sk-not-a-real-key","models":["gpt-4.1"]}]}}\n';

export const nanocoder: Adapter = {
  package: '@nanocollective/nanocoder',
  programs: [{ kind: 'node', file: 'dist/cli.js' }],
  node: '24.21.0',
  args: ['--trust-directory', 'run', '{prompt}'],
  env: {},
  files: [{ path: '~/.config/nanocoder/agents.config.json', text: CONFIG }],
  endpoint: { env: {}, args: [], vendor: 'https://api.openai.com' },
};
