/**
 * Codex CLI. A small Node program starts the platform's executable and tells it how it was
 * installed, so that is what is run. Needs a key in the environment, and leave to work outside a
 * git repository. The endpoint goes into its file. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

export const codex: Adapter = {
  package: '@openai/codex',
  programs: [{ kind: 'node', file: 'bin/codex.js' }],
  args: ['exec', '--skip-git-repo-check', '{prompt}'],
  unattended: ['--dangerously-bypass-approvals-and-sandbox'],
  env: { CODEX_API_KEY: 'sk-not-a-real-key' },
  files: [{ path: '~/.codex/config.toml', text: 'openai_base_url = "{endpoint}/v1"\n', when: 'endpoint' }],
  endpoint: { env: {}, args: [], vendor: 'https://api.openai.com' },
};
