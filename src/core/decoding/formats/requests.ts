/**
 * HTTP/1.x requests as sent (RFC 9112), one after another, as a proxy or `nc` saves them. Repairs
 * nothing. If an editor has changed the line ends of a head, its spacing is a loss.
 */
import {
  type Head,
  HTTP_DESTINATION,
  HTTP_HEADER_SPACING,
  rawRequestPlace,
  splitHead,
  splitRequestLine,
} from '../../carriers/index.ts';
import type { Loss, Observation, ParsedInput } from '../observation.ts';

const START = /^(?:\r?\n)*[A-Z][A-Z-]* \S+ HTTP\/\d(?:\.\d)?\r?\n/;
/** The request line of the next request. */
const NEXT = /\n[A-Z][A-Z-]* \S+ HTTP\/\d(?:\.\d)?\r?\n/g;

const DESTINATION: Loss = {
  carriers: [HTTP_DESTINATION],
  because: 'the bytes of a request do not say how it was led to its host',
};
const SPACING: Loss = {
  carriers: [HTTP_HEADER_SPACING],
  because: 'the line ends of this head were changed after it was sent',
};

/** Null: the bytes do not start with a request line. */
export function readRequests(bytes: Uint8Array): ParsedInput | null {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!START.test(latin1)) return null;
  const observations: Observation[] = [];
  for (let at = 0; START.test(latin1.slice(at, at + 65_536)); ) {
    const { head, bodyAt } = splitHead(latin1.slice(at));
    const end = at + bodyAt + bodyLength(head, latin1.slice(at + bodyAt));
    observations.push(observed(head, bytes.subarray(at, end), observations.length + 1));
    at = end;
  }
  return { format: 'requests', wholeRun: false, observations };
}

function observed(head: Head, raw: Uint8Array, number: number): Observation {
  const line = splitRequestLine(head.requestLine);
  const host = valueOf(head, 'host').replace(/:\d+$/, '').toLowerCase();
  const path = (line?.target ?? '').replace(/^https?:\/\/[^/]*/i, '').replace(/\?.*$/, '');
  return {
    kind: 'message',
    label: `request ${number}`,
    sink: 'http',
    role: line?.method === 'CONNECT' ? `CONNECT {proxy} ${path}` : `${line?.method ?? ''} ${host || '?'}${path}`,
    place: rawRequestPlace(raw),
    losses: head.requestEol === '\n' ? [DESTINATION, SPACING] : [DESTINATION],
  };
}

const valueOf = ({ headers }: Head, wanted: string): string =>
  headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';

/** The length that the head states; else up to the next request line, or the rest. */
function bodyLength(head: Head, rest: string): number {
  const stated = Number.parseInt(valueOf(head, 'content-length'), 10);
  if (stated >= 0) return Math.min(stated, rest.length);
  if (/chunked\s*$/i.test(valueOf(head, 'transfer-encoding'))) {
    const last = /(?:^|\r\n)0[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(rest);
    if (last !== null) return last.index + last[0].length;
  }
  NEXT.lastIndex = 0;
  if (new RegExp(START).test(rest)) return 0;
  return (NEXT.exec(rest)?.index ?? rest.length - 1) + 1;
}
