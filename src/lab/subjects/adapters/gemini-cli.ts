/**
 * Gemini CLI. Needs a key, the kind of key named in its settings file, and trust in the work directory; without the last it
 * ends with exit code 55 before it has said anything. A model is named, since otherwise it first asks a model which one to
 * use, wants the answer in a JSON form of its own, and asks again and again when it gets another.
 */
import type { Adapter } from './adapter.ts';

export const geminiCli: Adapter = {
  package: '@google/gemini-cli',
  programs: [
    { kind: 'node', file: 'bundle/gemini.js' },
    { kind: 'node', file: 'dist/index.js' },
  ],
  args: ['--skip-trust', '--model', 'gemini-2.5-flash', '-p', '{prompt}'],
  unattended: ['--yolo'],
  terminal: { args: ['--skip-trust', '--model', 'gemini-2.5-flash'], ready: 'Type your message' },
  env: { GEMINI_API_KEY: 'AIzaSyNotARealKeyNotARealKeyNotARealKey' },
  files: [{ path: '~/.gemini/settings.json', text: '{"security":{"auth":{"selectedType":"gemini-api-key"}}}\n' }],
  endpoint: {
    env: { GOOGLE_GEMINI_BASE_URL: '{endpoint}' },
    args: [],
    vendor: 'https://generativelanguage.googleapis.com',
  },
};
