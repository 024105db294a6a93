/**
 * Cline. Provider, key, model and address are in the file that its own `cline auth` writes. It
 * takes an address for the OpenAI form only, so the lab uses that form. Its own file is a stub that
 * starts the platform's executable. Data only, read in the main process.
 */
import type { Adapter, NativeBuild } from './adapter.ts';

const build = (platform: string): NativeBuild => ({ package: `@cline/cli-${platform}`, file: 'bin/cline' });

const path = '~/.cline/data/settings/providers.json';
const providers = (address: object): string => {
  const settings = { provider: 'openai-native', apiKey: 'sk-not-a-real-key', model: 'gpt-5', ...address };
  const provider = { settings, updatedAt: '2026-01-01T00:00:00.000Z', tokenSource: 'manual' };
  const file = { version: 1, lastUsedProvider: 'openai-native', modes: {}, providers: { 'openai-native': provider } };
  return `${JSON.stringify(file, null, 2)}\n`;
};

export const cline: Adapter = {
  package: 'cline',
  programs: [{ kind: 'native', platforms: { 'linux-x64': build('linux-x64'), 'linux-arm64': build('linux-arm64') } }],
  args: ['{prompt}'],
  env: {},
  files: [
    { path, text: providers({}) },
    { path, text: providers({ baseUrl: '{endpoint}/v1' }), when: 'endpoint' },
  ],
  endpoint: { env: {}, args: [], vendor: 'https://api.openai.com' },
};
