/** Qwen Code. Speaks the OpenAI form; needs a key and a model's name, both from the environment. */
import type { Adapter } from './adapter.ts';

export const qwenCode: Adapter = {
  package: '@qwen-code/qwen-code',
  programs: [
    { kind: 'node', file: 'cli-entry.js' },
    { kind: 'node', file: 'cli.js' },
    { kind: 'node', file: 'dist/index.js' },
  ],
  args: ['-p', '{prompt}'],
  env: { OPENAI_API_KEY: 'sk-not-a-real-key', OPENAI_MODEL: 'qwen3-coder-plus' },
  files: [],
  endpoint: { env: { OPENAI_BASE_URL: '{endpoint}/v1' }, args: [], vendor: null },
};
