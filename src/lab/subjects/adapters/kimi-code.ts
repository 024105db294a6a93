/**
 * Kimi Code. Provider, key and model stand in its file, as its own login would write them: without
 * one it asks for that login. The address of the vendor is always written there, so that setting
 * the endpoint changes nothing else. Needs Node 22.19. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

const CONFIG = `default_model = "kimi-code/k3"

[providers."managed:kimi-code"]
type = "kimi"
base_url = "{endpoint}/coding/v1"
api_key = "sk-not-a-real-key"

[models."kimi-code/k3"]
provider = "managed:kimi-code"
model = "k3"
max_context_size = 262144
`;

export const kimiCode: Adapter = {
  package: '@moonshot-ai/kimi-code',
  programs: [{ kind: 'node', file: 'dist/main.mjs' }],
  node: '24.21.0',
  args: ['-p', '{prompt}'],
  env: {},
  files: [{ path: '~/.kimi-code/config.toml', text: CONFIG }],
  endpoint: { env: {}, args: [], vendor: 'https://api.kimi.com' },
};
