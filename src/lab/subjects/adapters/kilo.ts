/**
 * Kilo Code's CLI. Any provider whose key is in the environment; the Anthropic form is used here.
 * Its own file is a stub until an install script has put the platform's executable in its place.
 * Data only, read in the main process.
 */
import type { Adapter, NativeBuild } from './adapter.ts';

const file = 'bin/kilo';
const x64 = (libc: '' | '-musl'): NativeBuild => ({
  package: `@kilocode/cli-linux-x64${libc}`,
  file,
  withoutAvx2: { package: `@kilocode/cli-linux-x64-baseline${libc}`, file },
});

export const kilo: Adapter = {
  package: '@kilocode/cli',
  programs: [
    {
      kind: 'native',
      platforms: {
        'linux-x64': x64(''),
        'linux-x64-musl': x64('-musl'),
        'linux-arm64': { package: '@kilocode/cli-linux-arm64', file },
        'linux-arm64-musl': { package: '@kilocode/cli-linux-arm64-musl', file },
      },
    },
  ],
  args: ['run', '{prompt}'],
  env: { ANTHROPIC_API_KEY: 'sk-ant-api03-not-a-real-key' },
  files: [],
  endpoint: { env: { ANTHROPIC_BASE_URL: '{endpoint}/v1' }, args: [], vendor: 'https://api.anthropic.com' },
};
