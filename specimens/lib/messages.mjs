/**
 * The message of a specimen without a mark: the same bytes in every environment. A specimen changes
 * one thing in it.
 */

/**
 * @typedef {object} Message
 * @property {'POST' | 'GET'} [method] left out: POST
 * @property {string} path with the query, if any
 * @property {[string, string][]} headers in the order and case sent; host, length and connection are added by `send`
 * @property {Record<string, unknown> | string | Buffer} body an object is sent as plain JSON
 * @property {number} [afterMs] wait before it is sent
 * @property {URL} [to] another origin than the endpoint's; it must prove itself as well
 * @property {number[]} [chunks] sizes of the chunks in which the body is sent, the rest in a last one; left out: by length
 * @property {(head: string) => string} [spell] the last change to the head, line ends included, before it is written
 * @property {import('node:tls').ConnectionOptions} [tls] options of the connection; a plain one proves the peer before
 */

const SYSTEM =
  'You are a coding assistant in a terminal. Read files before you change them, keep changes small, and say what you did. ' +
  'Write code that a colleague can read. Never invent the contents of a file.';

const TOOLS = [
  tool('Read', 'Reads a file and returns its lines', { path: 'string' }),
  tool('Bash', 'Runs a command and returns what it printed', { command: 'string' }),
  tool('Edit', 'Replaces a text in a file', { path: 'string', old: 'string', new: 'string' }),
  tool('WebSearch', 'Searches the web and returns titles and addresses', { query: 'string' }),
];

/** A request in the style of Anthropic's Messages API. @param {string} prompt @returns {Omit<Message, 'body'> & { body: Record<string, any> }} */
export function messagesRequest(prompt) {
  return {
    path: '/v1/messages',
    headers: [
      ['accept', 'application/json'],
      ['content-type', 'application/json'],
      ['user-agent', 'specimen/1.0'],
      ['x-api-key', 'specimen-key'],
      ['anthropic-version', '2023-06-01'],
      ['x-app', 'cli'],
    ],
    body: {
      model: 'claude-sonnet-4-5',
      max_tokens: 1024,
      temperature: 1,
      system: [{ type: 'text', text: SYSTEM }],
      tools: TOOLS,
      messages: [{ role: 'user', content: [{ type: 'text', text: prompt }] }],
      stream: true,
    },
  };
}

/** The request with this sentence put behind its system prompt. @param {string} prompt @param {string} sentence */
export function requestSaying(prompt, sentence) {
  const request = messagesRequest(prompt);
  request.body['system'][0].text += ` ${sentence}`;
  return request;
}

/** A small message beside the model call. @param {string} path @param {string} type of its body @param {Message['body']} body @returns {Message} */
export function eventRequest(path, type, body) {
  const headers = /** @type {[string, string][]} */ ([
    ['user-agent', 'specimen/1.0'],
    ['content-type', type],
  ]);
  return { path, headers, body };
}

/** @param {string} path @returns {Message} */
export function getRequest(path) {
  return { method: 'GET', path, headers: [['user-agent', 'specimen/1.0']], body: '' };
}

/** The same in the style of OpenAI's Chat Completions API. @param {string} prompt @returns {Omit<Message, 'body'> & { body: Record<string, any> }} */
export function chatRequest(prompt) {
  return {
    path: '/v1/chat/completions',
    headers: [
      ['accept', 'application/json'],
      ['content-type', 'application/json'],
      ['user-agent', 'specimen/1.0'],
      ['authorization', 'Bearer specimen-key'],
    ],
    body: {
      model: 'gpt-4o',
      max_tokens: 1024,
      temperature: 1,
      messages: [
        { role: 'system', content: SYSTEM },
        { role: 'user', content: prompt },
      ],
      stream: true,
    },
  };
}

/** @param {string} name @param {string} description @param {Record<string, string>} fields */
function tool(name, description, fields) {
  const properties = Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, { type }]));
  return { name, description, input_schema: { type: 'object', properties, required: Object.keys(fields) } };
}
