/**
 * Continue's CLI. Everything stands in its file: without one it wants a login. The file is the same
 * with and without an endpoint, but for the line that gives the address. Data only, read in the
 * main process.
 */
import type { Adapter } from './adapter.ts';

const path = '~/.continue/config.yaml';
const config = (address: string): string => `name: Local
version: 1.0.0
schema: v1
models:
  - name: Claude
    provider: anthropic
    model: claude-sonnet-4-5
    apiKey: sk-ant-api03-not-a-real-key
${address}    roles:
      - chat
`;

export const continueCli: Adapter = {
  package: '@continuedev/cli',
  programs: [{ kind: 'node', file: 'dist/cn.js' }],
  args: ['-p', '{prompt}'],
  env: {},
  files: [
    { path, text: config('') },
    { path, text: config('    apiBase: {endpoint}/v1/\n'), when: 'endpoint' },
  ],
  endpoint: { env: {}, args: [], vendor: 'https://api.anthropic.com' },
};
