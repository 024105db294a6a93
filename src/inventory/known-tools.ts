/**
 * AI coding tools by the name under which each installer knows them. Data: a new tool is a line.
 */

export interface KnownTool {
  readonly name: string;
  readonly vendor: string;
  /**
   * The package with the same releases, when the name differs. Verdicts on it hold for this tool
   * too.
   */
  readonly subject?: string;
}

export interface NativeTool extends KnownTool {
  /** Directories named by version, side by side. `~`: the home. */
  readonly versions?: string;
  readonly programs?: readonly string[];
}

export interface KnownTools {
  readonly npm: readonly KnownTool[];
  readonly python: readonly KnownTool[];
  readonly extension: readonly KnownTool[];
  readonly jetbrains: readonly KnownTool[];
  readonly homebrew: readonly KnownTool[];
  readonly native: readonly NativeTool[];
}

export const KNOWN_TOOLS: KnownTools = {
  npm: [
    { name: '@anthropic-ai/claude-code', vendor: 'Anthropic' },
    { name: '@openai/codex', vendor: 'OpenAI' },
    { name: '@google/gemini-cli', vendor: 'Google' },
    { name: '@qwen-code/qwen-code', vendor: 'Alibaba' },
    { name: 'opencode-ai', vendor: 'Anomaly' },
    { name: '@github/copilot', vendor: 'GitHub' },
    { name: '@sourcegraph/amp', vendor: 'Sourcegraph' },
    { name: '@augmentcode/auggie', vendor: 'Augment Code' },
    { name: '@kilocode/cli', vendor: 'Kilo Code' },
    { name: 'cline', vendor: 'Cline' },
    { name: '@continuedev/cli', vendor: 'Continue' },
    { name: '@charmland/crush', vendor: 'Charm' },
    { name: '@iflow-ai/iflow-cli', vendor: 'iFlow' },
    { name: '@tencent-ai/codebuddy-code', vendor: 'Tencent' },
    { name: '@vibe-kit/grok-cli', vendor: 'Vibe Kit' },
    { name: '@mariozechner/pi-coding-agent', vendor: 'Mario Zechner' },
    { name: 'codebuff', vendor: 'Codebuff' },
  ],
  python: [
    { name: 'aider-chat', vendor: 'Aider' },
    { name: 'kimi-cli', vendor: 'Moonshot AI' },
    { name: 'mistral-vibe', vendor: 'Mistral AI' },
    { name: 'openhands', vendor: 'OpenHands' },
    { name: 'open-interpreter', vendor: 'Open Interpreter' },
    { name: 'gptme', vendor: 'gptme' },
  ],
  extension: [
    { name: 'anthropic.claude-code', vendor: 'Anthropic' },
    { name: 'openai.chatgpt', vendor: 'OpenAI' },
    { name: 'github.copilot', vendor: 'GitHub' },
    { name: 'github.copilot-chat', vendor: 'GitHub' },
    { name: 'google.geminicodeassist', vendor: 'Google' },
    { name: 'saoudrizwan.claude-dev', vendor: 'Cline' },
    { name: 'rooveterinaryinc.roo-cline', vendor: 'Roo Code' },
    { name: 'kilocode.kilo-code', vendor: 'Kilo Code' },
    { name: 'continue.continue', vendor: 'Continue' },
    { name: 'sourcegraph.cody-ai', vendor: 'Sourcegraph' },
    { name: 'sourcegraph.amp', vendor: 'Sourcegraph' },
    { name: 'augment.vscode-augment', vendor: 'Augment Code' },
    { name: 'codeium.codeium', vendor: 'Windsurf' },
    { name: 'tabnine.tabnine-vscode', vendor: 'Tabnine' },
    { name: 'alibaba-cloud.tongyi-lingma', vendor: 'Alibaba' },
    { name: 'amazonwebservices.amazon-q-vscode', vendor: 'Amazon' },
    { name: 'sst-dev.opencode', vendor: 'Anomaly' },
  ],
  jetbrains: [
    { name: 'claude-code-jetbrains-plugin', vendor: 'Anthropic' },
    { name: 'github-copilot-intellij', vendor: 'GitHub' },
    { name: 'ml-llm', vendor: 'JetBrains' },
    { name: 'continue-intellij-extension', vendor: 'Continue' },
  ],
  homebrew: [
    { name: 'claude-code', vendor: 'Anthropic', subject: 'npm:@anthropic-ai/claude-code' },
    { name: 'codex', vendor: 'OpenAI', subject: 'npm:@openai/codex' },
    { name: 'gemini-cli', vendor: 'Google', subject: 'npm:@google/gemini-cli' },
    { name: 'qwen-code', vendor: 'Alibaba', subject: 'npm:@qwen-code/qwen-code' },
    { name: 'opencode', vendor: 'Anomaly', subject: 'npm:opencode-ai' },
    { name: 'copilot-cli', vendor: 'GitHub', subject: 'npm:@github/copilot' },
    { name: 'crush', vendor: 'Charm', subject: 'npm:@charmland/crush' },
    { name: 'aider', vendor: 'Aider' },
    { name: 'block-goose-cli', vendor: 'Block' },
  ],
  native: [
    {
      name: 'claude',
      vendor: 'Anthropic',
      subject: 'npm:@anthropic-ai/claude-code',
      versions: '~/.local/share/claude/versions/*',
      programs: ['~/.local/bin/claude'],
    },
    {
      name: 'opencode',
      vendor: 'Anomaly',
      subject: 'npm:opencode-ai',
      programs: ['~/.opencode/bin/opencode'],
    },
    {
      name: 'cursor-agent',
      vendor: 'Anysphere',
      programs: ['~/.local/bin/cursor-agent'],
    },
    {
      name: 'amp',
      vendor: 'Sourcegraph',
      subject: 'npm:@sourcegraph/amp',
      programs: ['~/.amp/bin/amp'],
    },
    {
      name: 'droid',
      vendor: 'Factory',
      programs: ['~/.local/bin/droid'],
    },
    {
      name: 'goose',
      vendor: 'Block',
      programs: ['~/.local/bin/goose'],
    },
    {
      name: 'q',
      vendor: 'Amazon',
      programs: ['~/.local/bin/q'],
    },
  ],
};
