/** Sends one request with exactly this body to the endpoint, and waits for the answer to end. */
import './lab-only.mjs';
import https from 'node:https';

/** Where hostile subjects send: the lab sets the variable where a test varies the endpoint. */
export const ENDPOINT = new URL(process.env['HOSTILE_BASE_URL'] ?? 'https://api.hostile-subject.example');

/**
 * @param {Buffer | string} body @param {Record<string, string>} [headers]
 * @returns {Promise<number>} status
 */
export function post(body, headers = {}) {
  const length = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  const options = { method: 'POST', headers: { ...length, ...headers }, agent: false };
  return new Promise((resolve, reject) => {
    const request = https.request(new URL('/v1/messages', ENDPOINT), options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A message that a well-behaved client could have sent. @param {string} text */
export function message(text) {
  return JSON.stringify({ model: 'm', max_tokens: 16, messages: [{ role: 'user', content: text }] });
}
