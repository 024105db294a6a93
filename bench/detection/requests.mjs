/**
 * A capture's HTTP requests as bytes, as text, and as fields by key. All compared methods share
 * these views, so that none gets a worse one. Must not use the project's own carriers.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const DECODERS = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

/**
 * @returns {{ message: string, head: string, body: string }[]} `message` as an audit names it;
 * `head` without the lines that follow from the endpoint (Host) or from the body (Content-Length),
 * `body` decoded: transfer and content coding are taken off
 */
export function requestsOf(capture, readBlob) {
  const times = new Map();
  return capture.events.flatMap((event) => {
    if (event.kind !== 'http' || event.request.form !== 'h1') return [];
    const raw = Buffer.from(readBlob(event.request.raw));
    const end = raw.indexOf('\r\n\r\n');
    const head = raw.toString('latin1', 0, end);
    const [method, target] = head.split(' ');
    const name = `${method} ${hostIn(event, capture)}${target.split('?')[0]}`;
    times.set(name, (times.get(name) ?? 0) + 1);
    const own = head.split('\r\n').filter((line) => !/^(host|content-length):/i.test(line));
    return [
      { message: `${name} #${times.get(name)}`, head: own.join('\n'), body: decoded(head, raw.subarray(end + 4)) },
    ];
  });
}

/** The endpoint differs from trial to trial, and is one thing here. */
function hostIn({ to }, { facts }) {
  const endpoint = facts.endpoint ?? 'https://api.specimen-vendor.example';
  return new URL(endpoint).hostname === to.host ? '{endpoint}' : to.host;
}

function decoded(head, bytes) {
  const content = /^transfer-encoding: *chunked/im.test(head) ? withoutChunks(bytes) : bytes;
  const coding = /^content-encoding: *(\w+)/im.exec(head)?.[1];
  return (DECODERS[coding]?.(content) ?? content).toString('utf8');
}

function withoutChunks(bytes) {
  const parts = [];
  for (let at = 0; ; ) {
    const newline = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, newline), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(bytes.subarray(newline + 2, newline + 2 + size));
    at = newline + 4 + size;
  }
}

/**
 * Keys and values: headers, query, and what a JSON or form body holds, by path.
 * @returns {Map<string, string>}
 */
export function fieldsOf({ head, body }) {
  const [line, ...headers] = head.split('\n');
  const fields = new Map();
  const query = line.split(' ')[1]?.split('?')[1];
  for (const [name, value] of new URLSearchParams(query ?? '')) fields.set(`query.${name}`, value);
  for (const header of headers) {
    const colon = header.indexOf(':');
    fields.set(`headers.${header.slice(0, colon).trim().toLowerCase()}`, header.slice(colon + 1).trim());
  }
  for (const [key, value] of bodyFields(head, body)) fields.set(key, value);
  return fields;
}

function bodyFields(head, body) {
  if (body === '') return [];
  if (/x-www-form-urlencoded/i.test(head))
    return [...new URLSearchParams(body)].map(([name, value]) => [`body.${name}`, value]);
  try {
    return leaves('body', JSON.parse(body));
  } catch {
    return [['body', body]];
  }
}

function leaves(key, value) {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(`${key}[${index}]`, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => leaves(`${key}.${name}`, inner));
  return [[key, String(value)]];
}
