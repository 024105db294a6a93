/**
 * Answers of hosts that serve no model: telemetry, update checks, feature switches, registries. One
 * row a kind; the first match wins, and the last row matches everything. The answers let clients go
 * on at once. A request for data gets a 404: nothing is published, nothing is set. Data that a
 * client sends gets an empty success. No row answers 5xx or 429, because clients try again after
 * these. Runs in the worker.
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

/** Finds the first matching row: first in `rows`, then in the lab's own, which match everything. */
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
