/**
 * The content of a request as members of its place: how it is framed, how it is coded, and the
 * decoded body.
 */
import { contentCodings, decodeContent } from './content-coding.ts';
import type { Member, Place } from '../reading.ts';
import { facetText, memberOf, nonEmpty, text, whole } from '../reading.ts';
import { bodyPlace, writeBody } from './body.ts';
import { endsInChunked, HTTP_FRAMING, readChunks, writeChunks } from './chunks.ts';
import { codingFacets, HTTP_CODED_BYTES } from './coding.ts';
import type { HeaderLine } from './head.ts';
import { single } from './target.ts';

/** The members `framing` (its coding included) and `body`. */
export function contentMembers(headers: readonly HeaderLine[], body: Uint8Array): Member[] {
  const named = headers.map((line) => [line.name, line.value] as const);
  const value = (name: string): string => named.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const chunked = endsInChunked(value('transfer-encoding')) ? readChunks(body) : null;
  const coded = chunked?.content ?? body;
  const codings = contentCodings(named);
  const decoded = decodeContent(codings, coded);
  const framing: Place = {
    shape: chunked === null ? 'length' : 'chunked',
    shapeCarrier: HTTP_FRAMING,
    facets: nonEmpty([whole(HTTP_FRAMING, chunked?.sizes ?? ''), ...codingFacets(codings, coded, decoded)]),
    parts: chunked === null ? null : trailerPart(chunked.trailer),
  };
  return [
    { name: 'framing', step: 'framing', place: framing },
    { name: 'body', step: 'body', place: bodyPlace(decoded.bytes, value('content-type')) },
  ];
}

const trailerPart = (trailer: string): NonNullable<Place['parts']> => ({
  by: 'name',
  presence: HTTP_FRAMING,
  repeated: HTTP_FRAMING,
  order: null,
  members: [{ name: 'trailer', step: '.trailer', place: single(text(HTTP_FRAMING, trailer)) }],
});

/** The content as sent, its framing included. Inverse of `contentMembers`. */
export function writeContent(place: Place): Uint8Array {
  const framing = memberOf(place, 'framing') ?? place;
  const coded = framing.facets.find((facet) => facet.carrier === HTTP_CODED_BYTES);
  const body = memberOf(place, 'body') ?? place;
  const content = coded === undefined ? writeBody(body) : Buffer.from(coded.text, 'latin1');
  if (framing.shape !== 'chunked') return content;
  const trailer = facetText(memberOf(framing, 'trailer') ?? framing, HTTP_FRAMING);
  return writeChunks({ content, sizes: facetText(framing, HTTP_FRAMING), trailer });
}
