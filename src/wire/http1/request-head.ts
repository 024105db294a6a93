/**
 * The server's view of an HTTP/1 request head, over the one lossless reader
 * (`core/carriers/http/head.ts`). It finds no method, target or field of its own. It refuses a head
 * that has no meaning, or leaves the end of the message unknown.
 */
import { endsInChunked } from '../../core/carriers/http/chunks.ts';
import { type HeaderLine, splitHead, splitRequestLine, unfolded } from '../../core/carriers/http/head.ts';

/** How the end of the body is found. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' };

export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly minor: 0 | 1;
  /** Names and values as sent, latin1; a fold in a value is one space. */
  readonly headers: readonly (readonly [string, string])[];
  readonly framing: Framing;
}

/** Why a request cannot be read on. */
export type HeadFault = 'bad-request-line' | 'bad-header-line' | 'bad-length' | 'bad-transfer-coding';

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VERSION = /^HTTP\/1\.([01])$/;

/** Views a whole head: `head` from its first byte to its empty line, as `endOfHead` finds it. */
export function viewHead(head: string): RequestHead | HeadFault {
  const { requestLine, headers: lines } = splitHead(head).head;
  const line = viewRequestLine(requestLine);
  if (line === null) return 'bad-request-line';
  const headers = viewFields(lines);
  if (headers === null) return 'bad-header-line';
  const framing = framingOf(headers);
  return typeof framing === 'string' ? framing : { ...line, headers, framing };
}

function viewRequestLine(text: string): Pick<RequestHead, 'method' | 'target' | 'minor'> | null {
  const line = splitRequestLine(text);
  const minor = VERSION.exec(line?.version ?? '')?.[1];
  if (line === null || minor === undefined || !TOKEN.test(line.method)) return null;
  return { method: line.method, target: line.target, minor: minor === '0' ? 0 : 1 };
}

/**
 * Null where a line has no colon, or nothing before it; a name that goes on over a fold is such a
 * line too.
 */
function viewFields(lines: readonly HeaderLine[]): (readonly [string, string])[] | null {
  if (lines.some(({ name }) => name === '' || name.includes('\n'))) return null;
  return lines.map(({ name, value }) => [name, unfolded(value)] as const);
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

/**
 * Whether the client wants the connection kept (RFC 9112 section 9.3); `close` holds against
 * anything else.
 */
export function wantsKeepAlive({ headers, minor }: RequestHead): boolean {
  const has = (token: string): boolean => headerHas(headers, 'connection', token);
  return !has('close') && (minor === 1 || has('keep-alive'));
}

/** Whether the client waits for a `100 Continue` before it sends its body. */
export const expectsContinue = ({ method, minor, headers }: RequestHead): boolean =>
  method !== 'CONNECT' && minor === 1 && headerHas(headers, 'expect', '100-continue');

/** The protocol that the request turns its connection into, if any. */
export function takeoverOf({ method, headers }: RequestHead): 'tunnel' | 'web-socket' | null {
  if (method === 'CONNECT') return 'tunnel';
  const upgrades = method === 'GET' && headerHas(headers, 'connection', 'upgrade');
  return upgrades && headerHas(headers, 'upgrade', 'websocket') ? 'web-socket' : null;
}

/** Fields that decide where a body ends. */
const DECISIVE: ReadonlySet<string> = new Set(['transfer-encoding', 'content-length']);

/**
 * RFC 9112 section 6.3: a transfer coding counts before a length, and has to end in `chunked`.
 * White space before the name of the first field leaves it open whether that field counts (section
 * 2.2): refused where it would decide the end.
 */
function framingOf(headers: readonly (readonly [string, string])[]): Framing | HeadFault {
  if (headers.some(([name]) => /^[ \t]/.test(name) && DECISIVE.has(name.trim().toLowerCase())))
    return 'bad-header-line';
  const codings = headerValues(headers, 'transfer-encoding');
  if (codings.length > 0) return isChunked(codings) ? { kind: 'chunked' } : 'bad-transfer-coding';
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

/**
 * Readers differ in which of several transfer-encoding fields they take: only a single one is
 * understood.
 */
function isChunked(codings: readonly string[]): boolean {
  const [coding = ''] = codings;
  return codings.length === 1 && endsInChunked(coding) && lastToken(coding) === 'chunked';
}

const lastToken = (value: string): string | undefined => value.split(',').at(-1)?.trim().toLowerCase();
