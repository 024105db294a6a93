/** Marks in the head of a request and in how its body is framed. */
import { HTTP_FRAMING } from '../../carriers/http/chunks.ts';
import { HTTP_HEADER_CASE, HTTP_HEADER_SPACING } from '../../carriers/http/headers.ts';
import { HTTP_REQUEST_LINE } from '../../carriers/http/target.ts';
import { facetText, type Place, whole } from '../../carriers/reading.ts';
import { placeIn, type Target } from '../target.ts';
import { type Mark, withFacet } from './mark.ts';

function headMark(
  name: string,
  carrier: string,
  made: (place: Place, target: Target, draw: number) => Place | null,
): Mark {
  return {
    name,
    carrierAt: (target) => (made(target.model, target, 0) === null ? undefined : carrier),
    instantiate: (target, random) => {
      const draw = random.next();
      return (trial, marked) => {
        const place = placeIn(target, trial);
        const changed = place === null || !marked ? null : made(place, target, draw);
        return changed === null ? null : { kind: 'place', place: changed };
      };
    },
  };
}

const isField = ({ shape }: Place): boolean => shape === 'field';
/**
 * HTTP/2 knows no spelling of names and no spacing (RFC 9113, section 8.2): its fields are those
 * with `:method` among them.
 */
const isTextual = ({ parent }: Target): boolean =>
  parent?.model.parts?.by === 'name' && !parent.model.parts.members.some(({ name }) => name === ':method');

const CASE = headMark('header case', HTTP_HEADER_CASE.name, (place, target, draw) => {
  const name = facetText(place, HTTP_HEADER_CASE);
  const letters = [...name.matchAll(/[A-Za-z]/g)];
  const letter = letters[draw % Math.max(1, letters.length)];
  if (!isField(place) || !isTextual(target) || letter === undefined) return null;
  const other = letter[0] === letter[0].toLowerCase() ? letter[0].toUpperCase() : letter[0].toLowerCase();
  const spelled = name.slice(0, letter.index) + other + name.slice(letter.index + 1);
  return withFacet(place, HTTP_HEADER_CASE.name, spelled);
});

/** A space more behind the colon, or behind the value. */
const SPACING = headMark('header spacing', HTTP_HEADER_SPACING.name, (place, target, draw) => {
  if (!isField(place) || !isTextual(target)) return null;
  const usual = facetText(place, HTTP_HEADER_SPACING) || JSON.stringify([': ', '', '\r\n']);
  const [separator = '', trail = '', eol = ''] = JSON.parse(usual) as string[];
  const spaced = draw % 2 === 0 ? [`${separator} `, trail, eol] : [separator, `${trail} `, eol];
  return withFacet(place, HTTP_HEADER_SPACING.name, JSON.stringify(spaced), whole(HTTP_HEADER_SPACING, ''));
});

/** A second space behind the method or before the version. */
const REQUEST_LINE = headMark('request line', HTTP_REQUEST_LINE.name, (place, target, draw) => {
  const version =
    target.parent?.model.parts?.by === 'name' ? target.parent.model.parts.members.at(-2)?.place : undefined;
  const isSpacing = target.address === 'request-line.spacing' && version !== undefined;
  if (!isSpacing || facetText(version, HTTP_REQUEST_LINE) === 'HTTP/2') return null;
  const [first = '', second = ''] = (facetText(place, HTTP_REQUEST_LINE) || ' | ').split('|');
  const spaced = draw % 2 === 0 ? `${first} |${second}` : `${first}|${second} `;
  return withFacet(place, HTTP_REQUEST_LINE.name, spaced, whole(HTTP_REQUEST_LINE, ''));
});

/** The first chunk cut in two, where it has two bytes. */
const CHUNKS = headMark('chunk sizes', HTTP_FRAMING.name, (place) => {
  const sizes = facetText(place, HTTP_FRAMING);
  if (place.shape !== 'chunked' || Number.parseInt(sizes, 16) < 2) return null;
  return withFacet(place, HTTP_FRAMING.name, `1,${sizes.replace(/^[0-9a-fA-F]+/, oneLess)}`);
});

const oneLess = (size: string): string => (Number.parseInt(size, 16) - 1).toString(16);

export const HEAD_MARKS: readonly Mark[] = [CASE, SPACING, REQUEST_LINE, CHUNKS];
