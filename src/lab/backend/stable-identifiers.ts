/**
 * Fixes identifiers, times and token counts in answers. A client may send any of these back, so an
 * answer must not differ between trials. They depend on the API and the turn alone, never on the
 * client's text: a difference in one request must not cause a second one. Runs in the worker. Pure.
 */
import { createHash } from 'node:crypto';
import type { Api } from './providers.ts';

/** 2026-01-01T00:00:00Z, seconds since the epoch. */
const CREATED = 1_767_225_600;
const CREATED_TEXT = '2026-01-01T00:00:00.000Z';

export const PINNED_CREATED = CREATED;
const IN = 1000;
const OUT = 20;

/** Token counts in every provider's spelling. */
export const PINNED_USAGE = {
  input_tokens: IN,
  output_tokens: OUT,
  prompt_tokens: IN,
  completion_tokens: OUT,
  total_tokens: IN + OUT,
  promptTokenCount: IN,
  candidatesTokenCount: OUT,
  totalTokenCount: IN + OUT,
};

const PREFIX: Readonly<Record<Api, string>> = {
  anthropic: 'msg_01',
  'openai-chat': 'chatcmpl-',
  'openai-responses': 'resp_',
  gemini: '',
  bedrock: 'msg_bdrk_01',
  ollama: '',
  cohere: '',
};

/** Twenty-two letters and digits, a function of the words. */
function token(...words: readonly (string | number)[]): string {
  return createHash('sha256').update(words.join('\n')).digest('base64').replace(/[+/=]/g, 'x').slice(0, 22);
}

/** Identifier of the model's `turn`-th answer. */
export const answerId = (api: Api, turn: number): string => `${PREFIX[api]}${token(api, turn)}`;
export const callId = (turn: number, call: number): string => `toolu_01${token('call', turn, call)}`;
export const requestId = (api: Api, turn: number): string => `req_01${token('request', api, turn)}`;

/**
 * Identifiers that the mock generates: a prefix and sixteen characters of base64url, under a key
 * that ends in `id`.
 */
const MADE_ID = /"((?:[a-z]+_)*id)":"([a-z]+)[-_][\w-]{16}"/g;
const MADE_TIME = /"created_at":"[^"]+"/g;

/**
 * Replaces the identifiers and times that the mock generates in one answer. Equal identifiers stay
 * equal. Use one replacer per answer.
 */
export function pinner(api: Api, turn: number): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text
      .replace(MADE_ID, (made, key: string, prefix: string) => {
        const id = made.slice(key.length + 4, -1);
        if (id === answerId(api, turn)) return made;
        const pinned = known.get(id) ?? `${prefix}_${token(api, turn, prefix, known.size)}`;
        known.set(id, pinned);
        return `"${key}":"${pinned}"`;
      })
      .replace(MADE_TIME, `"created_at":"${CREATED_TEXT}"`);
}
