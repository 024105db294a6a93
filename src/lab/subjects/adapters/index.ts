/** All adapters. Read in the main process. To add one, add a file and a line here. */
import type { Adapter } from './adapter.ts';
import { claudeCode } from './claude-code.ts';
import { cline } from './cline.ts';
import { codex } from './codex.ts';
import { continueCli } from './continue.ts';
import { copilot } from './copilot.ts';
import { geminiCli } from './gemini-cli.ts';
import { grokCli } from './grok-cli.ts';
import { kilo } from './kilo.ts';
import { kimiCode } from './kimi-code.ts';
import { nanocoder } from './nanocoder.ts';
import { opencode } from './opencode.ts';
import { pi } from './pi.ts';
import { qwenCode } from './qwen-code.ts';

export const ADAPTERS: readonly Adapter[] = [
  claudeCode,
  codex,
  geminiCli,
  qwenCode,
  opencode,
  copilot,
  kimiCode,
  pi,
  cline,
  continueCli,
  grokCli,
  nanocoder,
  kilo,
];

export type { Adapter, NativeBuild, Platform, Program } from './adapter.ts';
