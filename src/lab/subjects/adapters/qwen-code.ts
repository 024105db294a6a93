/**
 * Qwen Code. Speaks the OpenAI form; needs a key and a model's name, both from the environment. The
 * kind of login is named as an argument: otherwise it is guessed from the endpoint's variable, and
 * without that it ends with exit code 1. The path below the endpoint is the vendor's own, so that
 * setting the endpoint changes nothing else. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

export const qwenCode: Adapter = {
  package: '@qwen-code/qwen-code',
  programs: [
    { kind: 'node', file: 'cli-entry.js' },
    { kind: 'node', file: 'cli.js' },
    { kind: 'node', file: 'dist/index.js' },
  ],
  args: ['--auth-type', 'openai', '-p', '{prompt}'],
  unattended: ['--yolo'],
  terminal: { args: ['--auth-type', 'openai'], ready: 'Type your message' },
  env: { OPENAI_API_KEY: 'sk-not-a-real-key', OPENAI_MODEL: 'qwen3-coder-plus' },
  files: [],
  endpoint: {
    env: { OPENAI_BASE_URL: '{endpoint}/compatible-mode/v1' },
    args: [],
    vendor: 'https://dashscope.aliyuncs.com',
  },
};
