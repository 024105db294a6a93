/**
 * Claude Code. JavaScript up to 2.1.112, native builds after. Needs a key in the environment and
 * nothing else. The native builds' own file is a stub until an install script has put the
 * platform's executable in its place. Data only, read in the main process.
 */
import type { Adapter } from './adapter.ts';

const build = (platform: string) => ({ package: `@anthropic-ai/claude-code-${platform}`, file: 'claude' });

export const claudeCode: Adapter = {
  package: '@anthropic-ai/claude-code',
  programs: [
    {
      kind: 'native',
      platforms: {
        'linux-x64': build('linux-x64'),
        'linux-arm64': build('linux-arm64'),
        'linux-x64-musl': build('linux-x64-musl'),
        'linux-arm64-musl': build('linux-arm64-musl'),
      },
    },
    { kind: 'node', file: 'cli.js' },
    { kind: 'node', file: 'cli.mjs' },
  ],
  args: ['-p', '{prompt}'],
  unattended: ['--dangerously-skip-permissions'],
  terminal: {
    args: [],
    ready: '❯',
    files: [
      {
        path: '~/.claude.json',
        text: '{"hasCompletedOnboarding":true,"theme":"dark","customApiKeyResponses":{"approved":["api03-not-a-real-key"],"rejected":[]},"projects":{"{work}":{"hasTrustDialogAccepted":true,"hasCompletedProjectOnboarding":true}}}\n',
      },
    ],
  },
  env: { ANTHROPIC_API_KEY: 'sk-ant-api03-not-a-real-key' },
  files: [],
  endpoint: { env: { ANTHROPIC_BASE_URL: '{endpoint}' }, args: [], vendor: 'https://api.anthropic.com' },
};
