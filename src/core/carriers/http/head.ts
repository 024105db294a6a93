/**
 * The one reader of HTTP/1.x request heads: it cuts a head into request line and fields and keeps
 * every byte. The lab, the analysis and a gateway all read through it, so that none of them sees
 * another method, target or field. It refuses and repairs nothing: a line that is not a request
 * line or a field stays whole under a name of its own.
 *
 *     lead  request line CRLF  (name separator value trail eol)*  end
 */

export interface HeaderLine {
  /** As spelled. Empty: the line has no name before a colon, and lies whole in `value`. */
  readonly name: string;
  /** Colon with the white space around it. */
  readonly separator: string;
  /** Folded continuation lines included. */
  readonly value: string;
  readonly trail: string;
  readonly eol: string;
}

export interface Head {
  /** Empty lines before the request line. */
  readonly lead: string;
  readonly requestLine: string;
  readonly requestEol: string;
  readonly headers: readonly HeaderLine[];
  /** The empty line; shorter where the bytes end in the head. */
  readonly end: string;
}

/**
 * The head, and the offset in `raw` at which the body starts. `raw` is text with one code unit a
 * byte (latin1).
 */
export function splitHead(raw: string): { readonly head: Head; readonly bodyAt: number } {
  const lead = leadOf(raw);
  const found = endOfHead(raw);
  const bodyAt = found < 0 ? raw.length : found;
  const end = found < 0 ? '' : raw[found - 2] === '\r' ? '\r\n' : '\n';
  const lines = foldedLines(raw.slice(lead.length, bodyAt - end.length));
  const [requestLine, requestEol] = splitEol(lines[0] ?? '');
  return { head: { lead, requestLine, requestEol, headers: lines.slice(1).map(splitField), end }, bodyAt };
}

/**
 * Offset behind the empty line that ends the head, or -1 where the head is not whole. `raw` as in
 * `splitHead`.
 */
export function endOfHead(raw: string): number {
  let at = leadOf(raw).length;
  for (;;) {
    const newline = raw.indexOf('\n', at);
    if (newline < 0) return -1;
    if (newline === at || (newline === at + 1 && raw[at] === '\r')) return newline + 1;
    at = newline + 1;
  }
}

const leadOf = (raw: string): string => /^(?:\r?\n)*/.exec(raw)?.[0] ?? '';

/**
 * Lines with their ends. A line that begins with white space belongs to the field before it
 * (obs-fold, RFC 9112 section 5.2).
 */
function foldedLines(block: string): string[] {
  const lines: string[] = [];
  for (const line of block.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const last = lines.length - 1;
    if (last > 0 && /^[ \t]/.test(line)) lines[last] = (lines[last] ?? '') + line;
    else lines.push(line);
  }
  return lines;
}

/** Inverse of `splitHead`. */
export function joinHead(head: Head): string {
  const lines = head.headers.map((line) => line.name + line.separator + line.value + line.trail + line.eol);
  return head.lead + head.requestLine + head.requestEol + lines.join('') + head.end;
}

function splitField(line: string): HeaderLine {
  const [content, eol] = splitEol(line);
  const colon = content.indexOf(':');
  if (colon <= 0) return { name: '', separator: '', value: content, trail: '', eol };
  let nameEnd = colon;
  while (nameEnd > 1 && isBlank(content, nameEnd - 1)) nameEnd -= 1;
  let valueAt = colon + 1;
  while (isBlank(content, valueAt)) valueAt += 1;
  let valueEnd = content.length;
  while (valueEnd > valueAt && isBlank(content, valueEnd - 1)) valueEnd -= 1;
  return {
    name: content.slice(0, nameEnd),
    separator: content.slice(nameEnd, valueAt),
    value: content.slice(valueAt, valueEnd),
    trail: content.slice(valueEnd),
    eol,
  };
}

const isBlank = (content: string, at: number): boolean => content[at] === ' ' || content[at] === '\t';

/** A value with each fold, and the white space around it, as one space (RFC 9112 section 5.2). */
export function unfolded(value: string): string {
  if (!value.includes('\n')) return value;
  return value
    .split(/\r?\n/)
    .map(trimBlanks)
    .filter((piece) => piece !== '')
    .join(' ');
}

/**
 * Without the spaces and tabs at both ends. By hand: a pattern would be quadratic, and `trim` takes
 * U+00A0 too.
 */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function splitEol(line: string): [string, string] {
  const eol = line.endsWith('\r\n') ? '\r\n' : line.endsWith('\n') ? '\n' : '';
  return [line.slice(0, line.length - eol.length), eol];
}

export interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  /** White space after the method and before the version. */
  readonly spacing: readonly [string, string];
}

/**
 * The three words of a request line, or null if it has other than three. A target with white space
 * in it has no reading: to guess where it ends would let two readers see two targets (RFC 9112
 * section 3).
 */
export function splitRequestLine(line: string): RequestLine | null {
  const words = line.split(/([ \t]+)/);
  const [method = '', first = '', target = '', second = '', version = ''] = words;
  return words.length === 5 && method !== '' && version !== ''
    ? { method, target, version, spacing: [first, second] }
    : null;
}
