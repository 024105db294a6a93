/**
 * What a host that is no model answers: telemetry, update checks, feature switches, registries. One row a kind, first
 * match wins, and the last row takes everything. Chosen so that clients go on at once: a 404 for what they ask for
 * (nothing is published, nothing is set), an empty success for what they send. Never 5xx or 429: those are tried again.
 */
import type { DefaultAnswer } from '../scenarios/index.ts';

const JSON_TYPE = 'application/json';
const MODELS = ['default', 'large', 'small'];

/** One list in the forms of the two widespread model-list APIs at once. */
const MODEL_LIST = JSON.stringify({
  object: 'list',
  data: MODELS.map((id) => ({
    id,
    object: 'model',
    type: 'model',
    display_name: id,
    created: 1_767_225_600,
    created_at: '2026-01-01T00:00:00Z',
    owned_by: 'provider',
  })),
  has_more: false,
  first_id: MODELS[0],
  last_id: MODELS.at(-1),
});

export const DEFAULT_ANSWERS: readonly DefaultAnswer[] = [
  {
    describes: 'a token count',
    method: /^POST$/,
    path: /\/messages\/count_tokens$/,
    status: 200,
    type: JSON_TYPE,
    body: '{"input_tokens":1000}',
  },
  {
    describes: 'a token count',
    method: /^POST$/,
    path: /:countTokens$/,
    status: 200,
    type: JSON_TYPE,
    body: '{"totalTokens":1000}',
  },
  {
    describes: 'a list of models',
    method: /^GET$/,
    path: /^\/v1\/models$/,
    status: 200,
    type: JSON_TYPE,
    body: MODEL_LIST,
  },
  {
    describes: 'a log intake',
    method: /^POST$/,
    path: /\/v\d+\/(logs|traces|metrics|events?)$/,
    status: 202,
    type: JSON_TYPE,
    body: '{}',
  },
  { describes: 'taken', method: /^(POST|PUT|PATCH|DELETE)$/, status: 200, type: JSON_TYPE, body: '{}' },
  { describes: 'nothing there', method: /^(HEAD|OPTIONS)$/, status: 404, type: JSON_TYPE, body: '' },
  {
    describes: 'nothing there',
    status: 404,
    type: JSON_TYPE,
    body: '{"error":{"type":"not_found_error","message":"Not found"}}',
  },
];

/** The first of `rows` that fits, and always one of the lab's own in the end. */
export function defaultAnswer(
  rows: readonly DefaultAnswer[],
  request: { readonly method: string; readonly host: string; readonly path: string },
): DefaultAnswer {
  const found = [...rows, ...DEFAULT_ANSWERS].find(
    (row) =>
      (row.method?.test(request.method) ?? true) &&
      (row.host?.test(request.host) ?? true) &&
      (row.path?.test(request.path) ?? true),
  );
  if (!found) throw new Error('the last default answer takes every request');
  return found;
}
