/**
 * Request line and request target: method, version, spacing; then origin (absolute form), path and
 * query. The query is cut into parameters, which stay spelled as they were sent.
 */
import type { Carrier, Member, Place } from '../reading.ts';
import { facetText, memberOf, nonEmpty, text, whole } from '../reading.ts';
import { TEXT } from '../text.ts';

export const HTTP_REQUEST_LINE: Carrier = {
  name: 'http.request-line',
  family: 'http',
  kind: 'routing',
  describes: 'Method, form of the target, version and spacing.',
};
export const HTTP_QUERY_PRESENCE: Carrier = {
  name: 'http.query-presence',
  family: 'http',
  kind: 'presence',
  describes: 'Whether a parameter stands in the query, and how often.',
};
export const HTTP_QUERY_ORDER: Carrier = {
  name: 'http.query-order',
  family: 'http',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the parameters of the query.',
};

/** A place with one reading and no parts. */
export const single = (facet: Place['facets'][number]): Place => ({
  shape: 'text',
  shapeCarrier: facet.carrier,
  facets: nonEmpty([facet]),
  parts: null,
});

/** Method, version and spacing. A line of other than three words is read whole. */
export function requestLinePlace(words: Readonly<Record<string, string>>): Place {
  const members = Object.entries(words).map(
    ([name, value]): Member => ({ name, step: `.${name}`, place: single(whole(HTTP_REQUEST_LINE, value)) }),
  );
  return {
    shape: 'request-line',
    shapeCarrier: HTTP_REQUEST_LINE,
    facets: [],
    parts: { by: 'name', presence: HTTP_REQUEST_LINE, repeated: HTTP_REQUEST_LINE, order: null, members },
  };
}

export const requestLineWord = (place: Place, name: string): string | undefined => {
  const word = memberOf(place, name);
  return word === undefined ? undefined : facetText(word, HTTP_REQUEST_LINE);
};

export interface RequestTarget {
  /** Scheme and authority of the absolute form, else empty. */
  readonly origin: string;
  readonly path: string;
  /** Without its question mark; null: there is none. */
  readonly query: string | null;
}

export function splitTarget(target: string): RequestTarget {
  const origin = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/.exec(target)?.[0] ?? '';
  const rest = target.slice(origin.length);
  const mark = rest.indexOf('?');
  return mark < 0
    ? { origin, path: rest, query: null }
    : { origin, path: rest.slice(0, mark), query: rest.slice(mark + 1) };
}

export const pathPlace = (path: string): Place => single(text(TEXT, path));

/** Parameters by name, in order; the same cut serves `application/x-www-form-urlencoded`. */
export function pairsPlace(source: string, presence: Carrier, order: Carrier): Place {
  const members = source.split('&').map((pair): Member => {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const bare: Place = { shape: 'bare', shapeCarrier: presence, facets: [], parts: null };
    return { name, step: `.${name}`, place: equals < 0 ? bare : single(text(TEXT, pair.slice(equals + 1))) };
  });
  return {
    shape: 'pairs',
    shapeCarrier: presence,
    facets: [],
    parts: { by: 'name', presence, repeated: presence, order, members },
  };
}

/** Inverse of `pairsPlace`. */
export function writePairs(place: Place): string {
  const members = place.parts?.by === 'name' ? place.parts.members : [];
  return members
    .map(({ name, place: value }) => (value.shape === 'bare' ? name : `${name}=${facetText(value, TEXT)}`))
    .join('&');
}
