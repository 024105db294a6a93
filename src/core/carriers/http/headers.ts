/**
 * Header fields as a tree of places: order, presence and count, spelling of names, spacing, values.
 * A value that is a document is read as one.
 */
import { documentIn } from '../json/json.ts';
import { documentText } from '../json/write-json.ts';
import { asLatin1, asText } from '../byte-text.ts';
import type { Carrier, Member, Place } from '../reading.ts';
import { facetText, nonEmpty, text, whole } from '../reading.ts';
import type { HeaderLine } from './head.ts';

export const HTTP_HEADER_PRESENCE: Carrier = {
  name: 'http.header-presence',
  family: 'http',
  kind: 'presence',
  describes: 'Whether a header field is sent.',
};
export const HTTP_HEADER_COUNT: Carrier = {
  name: 'http.header-count',
  family: 'http',
  kind: 'form',
  describes: 'Whether a header field is sent once more.',
};
export const HTTP_HEADER_ORDER: Carrier = {
  name: 'http.header-order',
  family: 'http',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the header fields.',
};
export const HTTP_HEADER_CASE: Carrier = {
  name: 'http.header-case',
  family: 'http',
  kind: 'form',
  describes: 'The spelling of the name of a header field.',
};
export const HTTP_HEADER_SPACING: Carrier = {
  name: 'http.header-spacing',
  family: 'http',
  kind: 'form',
  describes: 'White space around the colon and behind the value of a header field, and the line ends.',
};
export const HTTP_HEADER_VALUE: Carrier = {
  name: 'http.header-value',
  family: 'http',
  kind: 'content',
  describes: 'The value of a header field.',
};

/** The spacing that nearly every client writes; it reads as the empty string. */
const USUAL_SPACING = JSON.stringify([': ', '', '\r\n']);

/** `lines` in latin1. `spacing`: line ends around the block as a whole. */
export function headersPlace(lines: readonly HeaderLine[], spacing: string): Place {
  return {
    shape: 'headers',
    shapeCarrier: HTTP_HEADER_PRESENCE,
    facets: nonEmpty([whole(HTTP_HEADER_SPACING, spacing)]),
    parts: {
      by: 'name',
      presence: HTTP_HEADER_PRESENCE,
      repeated: HTTP_HEADER_COUNT,
      order: HTTP_HEADER_ORDER,
      members: lines.map(fieldMember),
    },
  };
}

function fieldMember(line: HeaderLine): Member {
  const name = asText(line.name);
  const spacing = JSON.stringify([line.separator, line.trail, line.eol]);
  const key = name === '' ? '(no name)' : name.toLowerCase();
  const value = asText(line.value);
  const document = documentIn(value);
  return {
    name: key,
    step: `.${key}`,
    place: {
      shape: document === null ? 'field' : `field of ${document.coding}`,
      shapeCarrier: HTTP_HEADER_VALUE,
      facets: nonEmpty([
        whole(HTTP_HEADER_CASE, name),
        whole(HTTP_HEADER_SPACING, spacing === USUAL_SPACING ? '' : spacing),
        ...(document === null ? [text(HTTP_HEADER_VALUE, value)] : []),
      ]),
      parts: document?.parts ?? null,
    },
  };
}

/** Inverse of `headersPlace`, in latin1. */
export function headerLines(place: Place): readonly HeaderLine[] {
  const members = place.parts?.by === 'name' ? place.parts.members : [];
  return members.map(({ place: field }) => {
    const spacing = JSON.parse(facetText(field, HTTP_HEADER_SPACING) || USUAL_SPACING) as string[];
    const [separator = '', trail = '', eol = ''] = spacing;
    return {
      name: asLatin1(facetText(field, HTTP_HEADER_CASE)),
      separator,
      value: asLatin1(documentText(field) ?? facetText(field, HTTP_HEADER_VALUE)),
      trail,
      eol,
    };
  });
}
