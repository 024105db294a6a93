/** The adapters. Adding one is a new file and a line here. */
import type { Adapter } from './adapter.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilot } from './copilot.ts';
import { geminiCli } from './gemini-cli.ts';
import { opencode } from './opencode.ts';
import { qwenCode } from './qwen-code.ts';

export const ADAPTERS: readonly Adapter[] = [claudeCode, codex, geminiCli, qwenCode, opencode, copilot];

export type { Adapter, NativeBuild, Platform, Program } from './adapter.ts';
