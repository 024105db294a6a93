/** Writes one message to a proven backend, byte for byte as composed, and reads the model's text from the answer. */
import http from 'node:http';
import { openBackend } from './backend.mjs';

/**
 * @param {URL} endpoint @param {import('./messages.mjs').Message} message
 * @returns {Promise<string>} the text that the model answered, from a plain or a streamed answer
 */
export async function send(endpoint, message) {
  const socket = await openBackend(endpoint);
  const body = encode(message.body);
  const headers = [
    ['Host', endpoint.host],
    ...message.headers,
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ];
  const answer = await exchange(socket, endpoint.pathname.replace(/\/$/, '') + message.path, headers.flat(), body);
  if (answer.status >= 400) throw new Error(`the backend answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  return modelText(answer.text);
}

/** @param {import('./messages.mjs').Message['body']} body */
function encode(body) {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/**
 * @param {import('node:net').Socket} socket @param {string} path
 * @param {string[]} headers names and values in turn @param {Buffer} body
 * @returns {Promise<{ status: number, text: string }>}
 */
function exchange(socket, path, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ method: 'POST', path, headers, createConnection: () => socket }, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** @param {string} answer JSON, or server-sent events with JSON data @returns {string} */
function modelText(answer) {
  const documents = answer.startsWith('{') ? [answer] : answer.split('\n').flatMap(eventData);
  return documents.map((document) => textOf(JSON.parse(document))).join('');
}

/** @param {string} line */
function eventData(line) {
  const data = /^data: (\{.*\})\s*$/.exec(line)?.[1];
  return data === undefined ? [] : [data];
}

/** Text in a message, a chat completion, or one streamed piece of either. @param {any} document @returns {string} */
function textOf(document) {
  const blocks = Array.isArray(document.content) ? document.content : [document.delta];
  const choice = document.choices?.[0];
  return [...blocks, choice?.message, choice?.delta].map((part) => part?.text ?? part?.content ?? '').join('');
}
