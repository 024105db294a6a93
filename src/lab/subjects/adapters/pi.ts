/**
 * Pi. Any provider whose key is in the environment; provider and model are named, since otherwise
 * the first whose key it finds is taken. Its file of models may give a provider that it knows
 * another address, and changes nothing else. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

export const pi: Adapter = {
  package: '@mariozechner/pi-coding-agent',
  programs: [{ kind: 'node', file: 'dist/cli.js' }],
  args: ['--provider', 'anthropic', '--model', 'claude-sonnet-4-5', '-p', '{prompt}'],
  env: { ANTHROPIC_API_KEY: 'sk-ant-api03-not-a-real-key' },
  files: [
    {
      path: '~/.pi/agent/models.json',
      text: '{"providers":{"anthropic":{"baseUrl":"{endpoint}"}}}\n',
      when: 'endpoint',
    },
  ],
  endpoint: { env: {}, args: [], vendor: 'https://api.anthropic.com' },
};
