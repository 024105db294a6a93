/**
 * Gemini CLI. Needs a key, the kind of key in its settings file, and trust in the work directory.
 * Without that trust it ends with exit code 55 before it sends anything. The arguments name a
 * model: otherwise it asks a model which one to use. It wants that answer in a JSON form of its
 * own, and repeats the call until the form fits. Data only, read in the main process.
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
