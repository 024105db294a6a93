/** The leaves of an HTTP/1.x request: values of header fields, and the leaves of a JSON body. */
import { jsonLeaves } from '../json/leaves.ts';
import type { Leaf, LeafKind } from '../leaf.ts';
import { memberOf, type Place } from '../reading.ts';
import { headerLines, headersPlace } from './headers.ts';
import { type HeaderLine, splitHead } from './head.ts';

/** Fields that decide how the body is read, so their values are no leaves. */
const DECISIVE: ReadonlySet<string> = new Set(['content-type', 'content-encoding', 'transfer-encoding']);
const CODED: ReadonlySet<string> = new Set(['content-encoding', 'transfer-encoding']);

/** Leaves of the request from which `place` was read. `list`: see `jsonLeaves`. */
export function requestLeaves(place: Place, raw: Buffer, list?: LeafKind): Leaf[] {
  const { head, bodyAt } = splitHead(raw.toString('latin1'));
  const headersAt = head.lead.length + head.requestLine.length + head.requestEol.length;
  const isCoded = head.headers.some(({ name }) => CODED.has(name.toLowerCase()));
  const ofHeaders = fieldLeaves(head.headers, headersAt, memberIndex(place, 'headers'));
  return isCoded ? ofHeaders : [...ofHeaders, ...bodyLeaves(place, raw, bodyAt, list)];
}

const memberIndex = (place: Place, name: string): number =>
  place.parts?.by === 'name' ? place.parts.members.findIndex((member) => member.name === name) : -1;

function fieldLeaves(lines: readonly HeaderLine[], headersAt: number, headers: number): Leaf[] {
  const leaves: Leaf[] = [];
  let at = headersAt;
  lines.forEach((line, index) => {
    const from = at + line.name.length + line.separator.length;
    const to = from + line.value.length;
    if (line.eol === '\r\n' && line.trail === '' && line.name !== '' && !DECISIVE.has(line.name.toLowerCase()))
      leaves.push({ from, to, path: [headers, index], kind: valueOf(line) });
    at = to + line.trail.length + line.eol.length;
  });
  return leaves;
}

/** The value of such a line, up to its end. */
const valueOf = (line: HeaderLine): LeafKind => ({
  endIn(bytes, from) {
    const end = bytes.indexOf('\n', from) - 1;
    return end >= from && bytes[end] === CARRIAGE_RETURN ? end : -1;
  },
  read(bytes, from, to) {
    const value = bytes.toString('latin1', from, to);
    if (/^[ \t]|[ \t]$/.test(value)) return null;
    const headers = headersPlace([{ ...line, value }], '');
    const place = headers.parts?.by === 'name' ? headers.parts.members[0]?.place : undefined;
    return place !== undefined && headerLines(headers)[0]?.value === value ? place : null;
  },
});

const CARRIAGE_RETURN = 0x0d;

function bodyLeaves(place: Place, raw: Buffer, bodyAt: number, list?: LeafKind): Leaf[] {
  const body = memberOf(place, 'body');
  const document = body?.shape === 'json' ? memberOf(body, 'document') : undefined;
  return (document && jsonLeaves(document, raw, bodyAt, [memberIndex(place, 'body'), 0], list)) ?? [];
}
