/**
 * Nanocoder. Has no provider of its own: name, address, key and models of one stand in its file, here in the OpenAI form. Trust
 * in the work directory is given as an argument, without which it ends with exit code 1. Needs Node 22, whose own store of compiled
 * code is switched off: it would leave hundreds of binary files behind in each run, none of them the tool's words.
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
