/**
 * Recognises model calls and their API. One row an API: the end of its path, and its path at the
 * mock. Clients reach one API under many prefixes, so the rows match the end of the path and never
 * the host. Runs in the worker. Pure.
 */
export type Api = 'anthropic' | 'openai-chat' | 'openai-responses' | 'gemini' | 'bedrock' | 'ollama' | 'cohere';

interface ApiRow {
  readonly api: Api;
  readonly ends: RegExp;
  /** Path for the mock, from the match. */
  readonly path: (match: RegExpExecArray) => string;
}

const GEMINI = /\/models\/([^/:]+):(generateContent|streamGenerateContent)$/;
const BEDROCK = /(\/model\/[^/]+\/(?:invoke|invoke-with-response-stream|converse|converse-stream))$/;

const APIS: readonly ApiRow[] = [
  { api: 'anthropic', ends: /\/messages$/, path: () => '/v1/messages' },
  { api: 'openai-chat', ends: /\/chat\/completions$/, path: () => '/v1/chat/completions' },
  { api: 'openai-responses', ends: /\/responses$/, path: () => '/v1/responses' },
  { api: 'gemini', ends: GEMINI, path: (m) => `/v1beta/models/${m[1] ?? ''}:${m[2] ?? ''}` },
  { api: 'bedrock', ends: BEDROCK, path: (m) => m[1] ?? '' },
  { api: 'ollama', ends: /\/api\/(chat|generate)$/, path: (m) => `/api/${m[1] ?? ''}` },
  { api: 'cohere', ends: /\/v2\/chat$/, path: () => '/v2/chat' },
];

export interface ModelCall {
  readonly api: Api;
  /** Path and query for the mock. */
  readonly target: string;
}

/**
 * Whether a model can be called at this path (with its query). A client that asks for a WebSocket
 * there can call by POST as well.
 */
export const isModelPath = (target: string): boolean => callAt(target) !== undefined;

/**
 * The model call that a request makes, or undefined if it makes none. `target` is a path with its
 * query.
 */
export const modelCall = (method: string, target: string): ModelCall | undefined =>
  method === 'POST' ? callAt(target) : undefined;

function callAt(target: string): ModelCall | undefined {
  const [path = '', query] = target.split('?', 2);
  for (const row of APIS) {
    const match = row.ends.exec(path);
    if (match) return { api: row.api, target: query === undefined ? row.path(match) : `${row.path(match)}?${query}` };
  }
  return undefined;
}
