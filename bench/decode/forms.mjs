/**
 * Writes a capture's requests in the formats of other programs: raw bytes, an HTTP archive, a log
 * of JSON lines.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ host: string, head: string[], body: Buffer, raw: Buffer }} Request */

/** @param {any} capture @param {string} blobDir @returns {Request[]} */
function requestsIn(capture, blobDir) {
  return capture.events
    .filter((/** @type {any} */ event) => event.kind === 'http' && event.request.form === 'h1')
    .map((/** @type {any} */ { to, request }) => {
      const raw = readFileSync(path.join(blobDir, request.raw.slice(0, 2), request.raw));
      const end = raw.indexOf('\r\n\r\n');
      const head = raw.subarray(0, end).toString('latin1').split('\r\n');
      return { host: to.host, head, body: raw.subarray(end + 4), raw };
    });
}

/** @param {any} capture @param {string} blobDir */
export const requestsOf = (capture, blobDir) => Buffer.concat(requestsIn(capture, blobDir).map(({ raw }) => raw));

/** HAR 1.2. @param {any} capture @param {string} blobDir */
export function archiveOf(capture, blobDir) {
  const entries = requestsIn(capture, blobDir).map(({ host, head: [line = '', ...fields], body }) => {
    const [method = '', target = ''] = line.split(' ');
    const headers = fields.map((field) => {
      const colon = field.indexOf(':');
      return { name: field.slice(0, colon), value: field.slice(colon + 1).trim() };
    });
    const postData = { mimeType: 'application/json', text: body.toString('utf8') };
    return { request: { method, url: `https://${host}${target}`, httpVersion: 'HTTP/1.1', headers, postData } };
  });
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'bench', version: '1' }, entries } });
}

/**
 * One line a request, its body as an object: what a logging proxy keeps. @param {any} capture
 * @param {string} blobDir
 */
export function logOf(capture, blobDir) {
  return requestsIn(capture, blobDir)
    .filter(({ body }) => body[0] === 0x7b)
    .map(({ host, body }) => `${JSON.stringify({ level: 'info', host, sent: JSON.parse(body.toString('utf8')) })}\n`)
    .join('');
}
