/**
 * The head of an HTTP/1 request, read leniently (RFC 9112): real clients are to be understood whatever they send, and the
 * bytes are kept elsewhere. Only what leaves the end of the message unknown is refused. Pure.
 */

/** How the end of the body is found. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' };

export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly minor: 0 | 1;
  /** Names and values as sent, latin1; folded lines joined by a space. */
  readonly headers: readonly (readonly [string, string])[];
  readonly framing: Framing;
}

/** Why a request cannot be read on. */
export type HeadFault = 'bad-request-line' | 'bad-header-line' | 'bad-length' | 'bad-transfer-coding';

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VERSION = /^HTTP\/1\.([01])$/;

/** Reads a head, from the request line to the empty line; empty lines before it are passed over. */
export function parseHead(bytes: Uint8Array): RequestHead | HeadFault {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const [first = '', ...lines] = text.replace(/^[\r\n]+/, '').split(/\r?\n/);
  const line = parseRequestLine(first);
  if (line === null) return 'bad-request-line';
  const headers = parseHeaders(lines);
  if (headers === null) return 'bad-header-line';
  const framing = framingOf(headers);
  return typeof framing === 'string' ? framing : { ...line, headers, framing };
}

/** Method up to the first blank, version behind the last, target between them. Null if these are not three. */
function parseRequestLine(text: string): Pick<RequestHead, 'method' | 'target' | 'minor'> | null {
  const line = trimBlanks(text);
  const [from, to] = [line.indexOf(' '), line.lastIndexOf(' ')];
  const [method, version] = [line.slice(0, Math.max(0, from)), line.slice(to + 1)];
  const target = trimBlanks(line.slice(from + 1, Math.max(from + 1, to)));
  const minor = VERSION.exec(version)?.[1];
  if (!TOKEN.test(method) || minor === undefined || target === '') return null;
  return { method, target, minor: minor === '0' ? 0 : 1 };
}

/** Without blanks and tabs at its ends; other white space, as U+00A0, is content. By hand: a pattern would be quadratic. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Trimmed values of one header, in order. */
export function headerValues(headers: readonly (readonly [string, string])[], name: string): readonly string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** Whether a comma-separated header names a token, in any case. */
export function headerHas(headers: readonly (readonly [string, string])[], name: string, token: string): boolean {
  return headerValues(headers, name).some((value) =>
    value.split(',').some((part) => part.trim().toLowerCase() === token),
  );
}

function parseHeaders(lines: readonly string[]): [string, string][] | null {
  const headers: [string, string][] = [];
  for (const line of lines) {
    if (line === '') continue;
    const last = headers[headers.length - 1];
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = trimBlanks(`${last[1]} ${trimBlanks(line)}`); // obs-fold, RFC 9112 section 5.2
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    headers.push([trimBlanks(line.slice(0, colon)), trimBlanks(line.slice(colon + 1))]);
  }
  return headers;
}

/** RFC 9112 section 6.3: a transfer coding counts before a length, and has to end in `chunked`. */
function framingOf(headers: readonly (readonly [string, string])[]): Framing | HeadFault {
  const codings = headerValues(headers, 'transfer-encoding').flatMap((value) => value.split(','));
  if (codings.length > 0) {
    return codings[codings.length - 1]?.trim().toLowerCase() === 'chunked'
      ? { kind: 'chunked' }
      : 'bad-transfer-coding';
  }
  const lengths = new Set(
    headerValues(headers, 'content-length')
      .flatMap((value) => value.split(','))
      .map((v) => v.trim()),
  );
  const [length] = lengths;
  if (length === undefined) return { kind: 'none' };
  if (lengths.size > 1 || !/^\d{1,15}$/.test(length)) return 'bad-length';
  return Number(length) === 0 ? { kind: 'none' } : { kind: 'length', bytes: Number(length) };
}
