import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/core/model/index.ts';
import { exitCodeOfInventory } from '../../src/cli/exit-codes.ts';
import { type Inventory, type KnownVerdict, takeInventory } from '../../src/inventory/index.ts';
import { fakeRoot, type FakeRoot, watchedDisk } from './fake-root.ts';

const HOMES = ['/root', '/home/*', '/Users/*'];
const take = (fake: FakeRoot, verdicts: readonly KnownVerdict[] = [], disk = watchedDisk()): Inventory =>
  takeInventory({ root: fake.root, homes: HOMES, platform: 'linux-x64', verdicts }, disk);

const found = ({ tools }: Inventory): string[] =>
  tools.map(({ how, name, version }) => `${how} ${name} ${version ?? '?'}`);

const known = (verdict: Verdict['verdict'], version: string, platform = 'linux-x64'): KnownVerdict => ({
  source: `${verdict}.json`,
  subject: { name: 'npm:@openai/codex', version, integrity: null, platform },
  verdict,
});

describe('an inventory finds tools in the places of each installer:', () => {
  test.each([
    ['npm', '/usr/lib/node_modules/@openai/codex'],
    ['a prefix of one’s own', '/home/ana/.npm-global/lib/node_modules/@openai/codex'],
    ['nvm', '/home/ana/.nvm/versions/node/v22.1.0/lib/node_modules/@openai/codex'],
    ['fnm', '/home/ana/.local/share/fnm/node-versions/v22.1.0/installation/lib/node_modules/@openai/codex'],
    ['volta', '/home/ana/.volta/tools/image/packages/@openai/codex/lib/node_modules/@openai/codex'],
    ['asdf', '/home/ana/.asdf/installs/nodejs/22.1.0/lib/node_modules/@openai/codex'],
    ['mise', '/home/ana/.local/share/mise/installs/npm-openai-codex/1.2.3/lib/node_modules/@openai/codex'],
    ['n', '/usr/local/n/versions/node/22.1.0/lib/node_modules/@openai/codex'],
    ['pnpm', '/home/ana/.local/share/pnpm/global/5/node_modules/@openai/codex'],
    ['bun', '/home/ana/.bun/install/global/node_modules/@openai/codex'],
    ['yarn', '/home/ana/.config/yarn/global/node_modules/@openai/codex'],
    ['a mac', '/Users/ana/Library/pnpm/global/5/node_modules/@openai/codex'],
  ])('%s', (_, path) => {
    const fake = fakeRoot();
    fake.npm(path, '1.2.3');
    expect(take(fake).tools).toMatchObject([{ name: '@openai/codex', version: '1.2.3', path, vendor: 'OpenAI' }]);
  });

  test('extensions, plugins, formulae, programs and python tools, by the names of folders alone', () => {
    const fake = fakeRoot();
    fake.file('/home/ana/.vscode/extensions/github.copilot-chat-0.30.1-linux-x64/extension.js');
    fake.file('/home/ana/.cursor/extensions/anthropic.claude-code-2.0.1/x');
    fake.file('/home/ana/.vscode/extensions/someone.else-1.0.0/x');
    fake.file('/home/ana/.local/share/JetBrains/IdeaIC2026.1/github-copilot-intellij/lib/x.jar');
    fake.file('/opt/homebrew/Cellar/gemini-cli/0.9.0_1/bin/gemini');
    fake.file('/home/ana/.local/share/claude/versions/2.1.3');
    fake.link('/home/ana/.local/bin/claude', '/home/ana/.local/share/claude/versions/2.1.3');
    fake.file('/home/ana/.opencode/bin/opencode');
    fake.file(
      '/home/ana/.local/share/uv/tools/aider-chat/lib/python3.12/site-packages/aider_chat-0.86.1.dist-info/METADATA',
    );
    const disk = watchedDisk();
    expect(found(take(fake, [], disk))).toEqual([
      'python aider-chat 0.86.1',
      'extension anthropic.claude-code 2.0.1',
      'native claude 2.1.3',
      'homebrew gemini-cli 0.9.0',
      'jetbrains github-copilot-intellij ?',
      'extension github.copilot-chat 0.30.1',
      'native opencode ?',
    ]);
    expect(disk.opened).toEqual([]);
  });

  test('a link is followed inside the root that is looked at, and a circle of links ends', () => {
    const fake = fakeRoot();
    fake.npm('/home/ana/.local/share/pnpm/global/5/.pnpm/codex/node_modules/@openai/codex', '3.0.0');
    fake.link(
      '/home/ana/.local/share/pnpm/global/5/node_modules/@openai/codex',
      '../../.pnpm/codex/node_modules/@openai/codex',
    );
    fake.link('/home/ana/.bun/install/global/node_modules', '/home/ana/.bun/install/other');
    fake.link('/home/ana/.bun/install/other', '/home/ana/.bun/install/global/node_modules');
    const taken = take(fake);
    expect(found(taken)).toEqual(['npm @openai/codex 3.0.0']);
    expect(taken.limits).toEqual([expect.stringMatching(/\.bun.*: too many links lead on from it$/)]);
  });
});

describe('an inventory reads names and versions only:', () => {
  test('it opens no file of a home full of credentials', () => {
    const fake = fakeRoot();
    const secrets = [
      ...[
        '.claude/.credentials.json',
        '.claude.json',
        '.codex/auth.json',
        '.gemini/oauth_creds.json',
        '.netrc',
        '.npmrc',
      ],
      ...[
        '.ssh/id_ed25519',
        '.aws/credentials',
        '.config/gh/hosts.yml',
        '.git-credentials',
        '.local/share/opencode/auth.json',
      ],
    ];
    for (const secret of secrets) fake.trap(`/home/ana/${secret}`);
    fake.npm('/home/ana/.nvm/versions/node/v22.1.0/lib/node_modules/@openai/codex', '1.2.3');
    fake.trap('/home/ana/.nvm/versions/node/v22.1.0/lib/node_modules/opencode-ai/package.json');
    fake.npm('/home/ana/.nvm/versions/node/v22.1.0/lib/node_modules/not-a-coding-tool', '9.9.9');
    const disk = watchedDisk();
    const taken = take(fake, [], disk);
    expect(found(taken)).toEqual(['npm @openai/codex 1.2.3']);
    expect(disk.opened.map((path) => path.slice(fake.root.length))).toEqual([
      '/home/ana/.nvm/versions/node/v22.1.0/lib/node_modules/@openai/codex/package.json',
    ]);
    expect(disk.listed.filter((path) => /\.(ssh|aws|codex|gemini)$|gh$/.test(path))).toEqual([]);
  });

  test('it lists an unreadable directory as a limit, which is not fine', () => {
    const fake = fakeRoot();
    fake.file('/home/ana/.vscode/extensions/x');
    const disk = watchedDisk((path) => path.endsWith('/extensions'));
    const taken = take(fake, [], disk);
    expect(taken).toMatchObject({ tools: [], limits: ['/home/ana/.vscode/extensions: permission denied'] });
    expect(exitCodeOfInventory(taken)).toBe(2);
  });

  test('an invalid manifest leaves the version unknown', () => {
    const fake = fakeRoot();
    fake.file('/usr/lib/node_modules/@openai/codex/package.json', 'not json');
    expect(found(take(fake))).toEqual(['npm @openai/codex ?']);
  });
});

describe('a known verdict holds for exactly one version:', () => {
  const fake = fakeRoot();
  fake.npm('/usr/lib/node_modules/@openai/codex', '1.2.3');

  test.each([
    ['nothing known', [], 'unknown', 2],
    ['none seen', [known('none-seen', '1.2.3')], 'none-seen', 0],
    ['a known tell', [known('tells-found', '1.2.3')], 'known-tell', 1],
    ['differs', [known('differs', '1.2.3')], 'differs', 3],
    ['inconclusive', [known('inconclusive', '1.2.3')], 'unknown', 2],
    ['another version', [known('none-seen', '1.2.4')], 'unknown', 2],
    ['another platform', [known('none-seen', '1.2.3', 'darwin-arm64')], 'unknown', 2],
    ['the worst of several', [known('none-seen', '1.2.3'), known('tells-found', '1.2.3')], 'known-tell', 1],
  ] as const)('%s', (_, verdicts, standing, exitCode) => {
    const taken = take(fake, verdicts);
    expect(taken.tools).toMatchObject([{ standing }]);
    expect(exitCodeOfInventory(taken)).toBe(exitCode);
  });

  test('nothing installed is fine when every place could be read', () => {
    expect(exitCodeOfInventory(take(fakeRoot()))).toBe(0);
  });
});
