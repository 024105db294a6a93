/** The backend answers in the provider's own form, and never the same question in two ways. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backend, startBackend } from '../../src/lab/backend/backend.ts';
import { instanceOf } from '../../src/lab/backend/schema-instance.ts';
import { isSwitchRequest } from '../../src/lab/backend/switches.ts';
import type { Scenario } from '../../src/lab/scenarios/index.ts';
import { reply } from '../../src/lab/scenarios/reply.ts';
import type { WireRequest } from '../../src/wire/responder.ts';

const TEXT = reply.turns[0].kind === 'text' ? reply.turns[0].text : '';
const user = [{ role: 'user', content: 'which file?' }];
const gemini = { contents: [{ role: 'user', parts: [{ text: 'which file?' }] }] };

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend(reply);
});
afterAll(() => backend.close());

interface Answer {
  readonly status: number;
  readonly by: string;
  readonly type: string;
  readonly pieces: readonly string[];
  readonly text: string;
  readonly headers: readonly (readonly [string, string])[];
}

async function ask(method: string, target: string, body: unknown, from: Backend = backend): Promise<Answer> {
  const request: WireRequest = {
    to: { address: '3.3.3.3', port: 443, host: 'api.example.com' },
    tls: true,
    method,
    target,
    headers: [],
    body: typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body)),
  };
  const answer = await from.respond(request);
  const pieces: string[] = [];
  if (answer.body instanceof Uint8Array) pieces.push(Buffer.from(answer.body).toString());
  else for await (const piece of answer.body) pieces.push(Buffer.from(piece).toString());
  const type = answer.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return { status: answer.status, by: answer.by, type, pieces, text: pieces.join(''), headers: answer.headers };
}

/** Every provider's API, asked whole and in a stream, and how the answer's text is found in it. */
const calls: readonly (readonly [string, string, unknown])[] = [
  ['Anthropic messages, whole', '/v1/messages?beta=true', { model: 'm', max_tokens: 9, messages: user }],
  ['Anthropic messages, streamed', '/v1/messages', { model: 'm', max_tokens: 9, messages: user, stream: true }],
  ['chat completions, whole', '/v1/chat/completions', { model: 'm', messages: user }],
  [
    'chat completions below another prefix',
    '/openai/v9/chat/completions',
    { model: 'm', messages: user, stream: true },
  ],
  ['responses, whole', '/v1/responses', { model: 'm', input: 'which file?' }],
  ['responses, streamed', '/backend/responses', { model: 'm', input: 'which file?', stream: true }],
  ['generateContent', '/v1beta/models/m-1:generateContent', gemini],
  ['streamGenerateContent', '/v1/publishers/x/models/m-1:streamGenerateContent?alt=sse', gemini],
  ['Bedrock invoke', '/model/vendor.m-1/invoke', { max_tokens: 9, messages: user }],
  ['Ollama chat', '/api/chat', { model: 'm', messages: user }],
  ['Cohere chat', '/v2/chat', { model: 'm', messages: user, stream: false }],
];

test.each(calls)('%s: answered by the backend with the scenario’s text', async (_name, target, body) => {
  const answer = await ask('POST', target, body);
  expect([answer.status, answer.by]).toEqual([200, 'backend']);
  expect(textIn(answer)).toBe(TEXT);
});

test.each(calls)('%s: two equal requests get equal bytes in equal pieces', async (_name, target, body) => {
  const [one, other] = [await ask('POST', target, body), await ask('POST', target, body)];
  expect(other).toEqual(one);
});

test.each(calls)('%s: nothing names the mock', async (_name, target, body) => {
  expect(JSON.stringify(await ask('POST', target, body))).not.toMatch(/mock|copilotkit|tellproof/i);
});

/** All text of an answer: the deltas of a stream in order, else the one text of the whole. */
function textIn({ type, text }: Answer): string {
  const documents = type.includes('event-stream')
    ? text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [line.slice(6)] : []))
    : text.split('\n').filter((line) => line !== '');
  const found = documents.map((document): string => {
    const value: unknown = JSON.parse(document);
    const [first = ''] = stringsUnder(value, (value as { type?: string }).type ?? '');
    return first;
  });
  return found.join('');
}

/** Texts of a delta or of a whole message; events that repeat the whole at the end of a stream are left out. */
function stringsUnder(value: unknown, event: string): string[] {
  if (/done$|completed$|added$|start$|stop$|end$|created$|in_progress$/.test(event)) return [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && /^(text|content|delta)$/.test(key) ? [inner] : stringsUnder(inner, ''),
  );
}

test('a longer conversation gets another identifier, and what the client says does not change it', async () => {
  const id = async (messages: unknown): Promise<string> => {
    const { text } = await ask('POST', '/v1/messages', { model: 'm', max_tokens: 9, messages });
    return (JSON.parse(text) as { id: string }).id;
  };
  const first = await id(user);
  expect(await id([{ role: 'user', content: 'something else, and longer' }])).toBe(first);
  expect(await id([...user, { role: 'assistant', content: 'x' }, ...user])).not.toBe(first);
});

test('a body that is no JSON is refused in the provider’s form, not by an error of ours', async () => {
  const answer = await ask('POST', '/v1/messages', '{"model": ');
  expect([answer.status, answer.by]).toEqual([400, 'backend']);
});

test('what is no model call gets the configured default, at once and without a reason to try again', async () => {
  expect(await ask('GET', '/api/settings', '')).toMatchObject({ status: 404, by: 'default' });
  expect(await ask('POST', '/api/event_logging/batch', {})).toMatchObject({ status: 200, by: 'default', text: '{}' });
  expect(await ask('POST', '/v1/messages/count_tokens', {})).toMatchObject({
    status: 200,
    text: '{"input_tokens":1000}',
  });
});

test('a scenario’s own answers go before the defaults', async () => {
  const scenario: Scenario = {
    ...reply,
    answers: [{ describes: 'on', path: /^\/features$/, status: 200, type: 'application/json', body: '{"on":true}' }],
  };
  const other = await startBackend(scenario);
  expect(await ask('GET', '/features?x=1', '', other)).toMatchObject({
    status: 200,
    text: '{"on":true}',
    by: 'default',
  });
  await other.close();
});

test('turns: tools that the request offers are called, then the conversation goes on; errors and cut streams too', async () => {
  const scenario: Scenario = {
    ...reply,
    turns: [
      { kind: 'tools', text: 'no tool', calls: [{ does: 'read', path: 'README.md', command: 'cat README.md' }] },
      { kind: 'error', status: 529, type: 'overloaded_error', message: 'Overloaded' },
      { kind: 'cut', text: 'one two three four five six seven eight nine ten eleven twelve', afterPieces: 4 },
    ],
  };
  const other = await startBackend(scenario);
  const tools = [{ name: 'Read', input_schema: { type: 'object', properties: { path: { type: 'string' } } } }];
  const user = [{ role: 'user', content: reply.prompt }];
  const said = { role: 'assistant', content: 'x' };
  const at = (messages: unknown[], extra = {}): Promise<Answer> =>
    ask('POST', '/v1/messages', { model: 'm', max_tokens: 9, messages, ...extra }, other);
  expect(JSON.parse((await at(user, { tools })).text)).toMatchObject({ stop_reason: 'tool_use' });
  expect(JSON.parse((await at(user)).text)).toMatchObject({ stop_reason: 'end_turn', content: [{ text: 'no tool' }] });
  const failed = await at([...user, said, ...user]);
  expect(failed).toMatchObject({ status: 529 });
  expect(failed.headers).toContainEqual(['retry-after', '1']);
  await expect(at([...user, said, ...user, said], { stream: true })).rejects.toThrow(
    'the scenario cuts the answer here',
  );
  await other.close();
});

const schema = {
  type: 'object',
  properties: {
    title: { type: 'string', maxLength: 10 },
    kind: { enum: ['plain', 'rich'] },
    steps: { type: 'array', items: { $ref: '#/$defs/step' }, minItems: 1 },
    again: { anyOf: [{ type: 'boolean' }, { type: 'null' }] },
  },
  required: ['title'],
  $defs: { step: { type: 'object', properties: { at: { type: 'INTEGER', minimum: 3 } } } },
};
const plainest = { title: 'The README', kind: 'plain', steps: [{ at: 3 }], again: false };

test.each([
  ['/v1/messages', { messages: user, max_tokens: 9, output_config: { format: { type: 'json_schema', schema } } }],
  ['/v1/chat/completions', { messages: user, response_format: { type: 'json_schema', json_schema: { schema } } }],
  ['/v1/responses', { input: 'x', text: { format: { type: 'json_schema', name: 'x', schema } } }],
  [
    '/v1beta/models/m:generateContent',
    { ...gemini, generationConfig: { responseMimeType: 'application/json', responseSchema: schema } },
  ],
])('%s: a call that insists on a schema is answered with the plainest instance of it', async (target, body) => {
  expect(JSON.parse(textIn(await ask('POST', target, { model: 'm', ...body })))).toEqual(plainest);
});

test('a call that insists on a tool gets a call of that tool', async () => {
  const tools = [{ name: 'judge', description: 'x', input_schema: schema }];
  const choice = { type: 'tool', name: 'judge' };
  const body = { model: 'm', max_tokens: 9, messages: user, tools, tool_choice: choice };
  const { content } = JSON.parse((await ask('POST', '/v1/messages', body)).text) as { content: unknown };
  expect(content).toEqual([expect.objectContaining({ type: 'tool_use', name: 'judge', input: plainest })]);
});

test('a schema that refers to itself ends', () => {
  const endless = { type: 'object', properties: { next: { $ref: '#' } } };
  expect(JSON.stringify(instanceOf(endless, 'x')).length).toBeLessThan(200);
});

test.each([
  '/api/v1/feature-flags',
  '/api/eval/sdk-1',
  '/x/remoteConfig',
  '/api/oauth/policy_limits',
  '/v1/settings?a=b',
])('%s asks for switches', (path) => expect(isSwitchRequest(path)).toBe(true));
test.each(['/v1/messages', '/v1/models', '/api/event_logging/batch', '/reconfigured', '/?config=1'])(
  '%s asks for none',
  (path) => expect(isSwitchRequest(path)).toBe(false),
);
