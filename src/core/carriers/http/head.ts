/**
 * The head of an HTTP/1.x request cut at its own seams, every byte kept. What does not look like a request line or a field
 * stays whole under a name of its own; nothing is refused or repaired.
 *
 *     lead  request line CRLF  (name sep value trail eol)*  end
 */

export interface HeaderLine {
  /** As spelled; empty: the line has no colon and lies whole in `value`. */
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

/** The head, and the offset in `raw` at which the body starts. `raw` is text with one code unit a byte (latin1). */
export function splitHead(raw: string): { readonly head: Head; readonly bodyAt: number } {
  const lead = /^(?:\r?\n)*/.exec(raw)?.[0] ?? '';
  const lines: string[] = [];
  let at = lead.length;
  let end = '';
  while (at < raw.length) {
    const newline = raw.indexOf('\n', at);
    const line = raw.slice(at, newline < 0 ? raw.length : newline + 1);
    at += line.length;
    if (line === '\r\n' || line === '\n') {
      end = line;
      break;
    }
    const last = lines.length - 1;
    if (last > 0 && /^[ \t]/.test(line)) lines[last] = (lines[last] ?? '') + line;
    else lines.push(line);
  }
  const [requestLine, requestEol] = splitEol(lines[0] ?? '');
  return { head: { lead, requestLine, requestEol, headers: lines.slice(1).map(splitField), end }, bodyAt: at };
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

/** The three words of a request line, or null if it has other than three. */
export function splitRequestLine(line: string): RequestLine | null {
  const words = line.split(/([ \t]+)/);
  const [method = '', first = '', target = '', second = '', version = ''] = words;
  return words.length === 5 && method !== '' && version !== ''
    ? { method, target, version, spacing: [first, second] }
    : null;
}
