/**
 * Writes one message to a proven backend, byte for byte as composed, and reads the model's text from
 * the answer. It uses no HTTP client, so that a specimen can choose spelling, framing and repeats.
 */
import { openBackend } from './backend.mjs';

/** @typedef {import('./messages.mjs').Message} Message */

/**
 * @param {URL} endpoint @param {Message} message
 * @returns {Promise<string>} the body of the answer
 */
export async function send(endpoint, message) {
  const socket = await openBackend(endpoint, message.tls);
  const answer = readAnswer(await exchange(socket, bytesOf(endpoint, message)));
  if (answer.status >= 400 && message.method !== 'GET')
    throw new Error(`the backend answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  return answer.text;
}

/** @param {URL} endpoint @param {Message} message */
function bytesOf(endpoint, message) {
  const body = encode(message.body);
  const { method = 'POST', headers, chunks, spell = same } = message;
  const framing =
    method === 'GET' ? [] : [chunks ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', `${body.length}`]];
  const lines = [['Host', endpoint.host], ...headers, ...framing, ['Connection', 'close']];
  const path = endpoint.pathname.replace(/\/$/, '') + message.path;
  const head = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
  return Buffer.concat([Buffer.from(spell(head)), chunks ? inChunks(body, chunks) : body]);
}

/** @param {string} head */
const same = (head) => head;

/** @param {Message['body']} body */
function encode(body) {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** RFC 9112, section 7.1. @param {Buffer} body @param {number[]} sizes */
function inChunks(body, sizes) {
  const parts = [];
  let at = 0;
  for (const size of [...sizes, body.length]) {
    const part = body.subarray(at, at + size);
    at += part.length;
    if (part.length > 0) parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/**
 * All bytes of the answer until the backend closes.
 * @param {import('node:net').Socket} socket @param {Buffer} bytes @returns {Promise<Buffer>}
 */
function exchange(socket, bytes) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const parts = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => resolve(Buffer.concat(parts)));
    socket.on('close', () => resolve(Buffer.concat(parts)));
    socket.on('error', reject);
    socket.write(bytes);
  });
}

/** @param {Buffer} bytes @returns {{ status: number, text: string }} */
function readAnswer(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('the backend closed before it answered');
  const head = bytes.toString('latin1', 0, end);
  const body = bytes.subarray(end + 4);
  const chunked = /^transfer-encoding: *chunked/im.test(head);
  return { status: Number(head.split(' ')[1]), text: (chunked ? outOfChunks(body) : body).toString() };
}

/** @param {Buffer} body */
function outOfChunks(body) {
  const parts = [];
  for (let at = 0; ; ) {
    const newline = body.indexOf('\r\n', at);
    const size = newline < 0 ? 0 : Number.parseInt(body.toString('latin1', at, newline), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(newline + 2, newline + 2 + size));
    at = newline + 4 + size;
  }
}

/**
 * The text that the model answered, from a plain or a streamed answer; empty from anything else.
 * @param {string} answer JSON, server-sent events with JSON data, or anything else @returns {string}
 */
export function modelText(answer) {
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
