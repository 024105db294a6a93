/** Detects the protocol of a stream by its first bytes. Pure. */
import { METHODS } from 'node:http';
import { couldBeHello, readClientHello } from './tls/client-hello.ts';

/** `more`: it could still be one or another; `raw`: nothing that is read here. */
export type Protocol = 'tls' | 'http1' | 'http2' | 'raw' | 'more';

/** RFC 9113 section 3.4. */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const KNOWN_METHODS = new Set(METHODS);
const LONGEST_METHOD = 32;
const LONGEST_LINE = 16 * 1024;

export function detectProtocol(bytes: Buffer): Protocol {
  if (bytes.length === 0) return 'more';
  if (couldBeHello(bytes)) return tlsIn(bytes);
  const overlap = Math.min(bytes.length, PREFACE.length);
  if (bytes.subarray(0, overlap).equals(PREFACE.subarray(0, overlap))) {
    return overlap === PREFACE.length ? 'http2' : 'more';
  }
  return http1In(
    bytes
      .subarray(0, LONGEST_LINE)
      .toString('latin1')
      .replace(/^[\r\n]+/, ''),
  );
}

function tlsIn(bytes: Buffer): Protocol {
  const hello = readClientHello(bytes);
  if (hello === 'more') return 'more';
  return hello === 'none' ? 'raw' : 'tls';
}

/**
 * A known method is enough, so that a broken request line is still a request; an unknown one has to
 * name the protocol.
 */
function http1In(text: string): Protocol {
  const method = /^[!#$%&'*+.^_`|~0-9A-Za-z-]*/.exec(text)?.[0] ?? '';
  if (method.length === text.length) return method.length > LONGEST_METHOD ? 'raw' : 'more';
  if (method === '' || !/[ \t]/.test(text.charAt(method.length))) return 'raw';
  if (KNOWN_METHODS.has(method.toUpperCase())) return 'http1';
  const end = text.indexOf('\n');
  if (end < 0) return text.length < LONGEST_LINE ? 'more' : 'raw';
  return /HTTP\/\d/i.test(text.slice(0, end)) ? 'http1' : 'raw';
}
