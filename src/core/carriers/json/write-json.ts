/** The source of a document from its place: the inverse of `json.ts`. */
import { facetText, memberOf, type Place } from '../reading.ts';
import { TEXT } from '../text.ts';
import { JSON_ESCAPE, NO_ESCAPES, readStyle, writeEscapes } from './escape.ts';
import { JSON_VALUE } from './carriers.ts';
import { isKnownPlace, textOnce } from './cache.ts';
import { closed, CODINGS } from './nested.ts';
import { JSON_NUMBER_FORM, writeNumber } from './number-form.ts';
import { isPlain, NO_SPACE, type Styles } from './styles.ts';
import { JSON_WHITE_SPACE, readSpaceStyle, writeGaps } from './white-space.ts';

/** Inverse of `readJson`. */
export function writeJson(place: Place): string {
  const [lead = '', space = '', trail = ''] = JSON.parse(facetText(place, JSON_WHITE_SPACE) || '[]') as string[];
  const styles: Styles = { escape: readStyle(facetText(place, JSON_ESCAPE)), space: readSpaceStyle(space), nesting: 0 };
  const root = memberOf(place, 'document');
  const out = [lead];
  if (root !== undefined) writeValue(root, 0, styles, out);
  out.push(trail);
  return out.join('');
}

/**
 * The text of a document inside a string. Inverse of `documentIn`; undefined where the place holds
 * no document.
 */
export function documentText(place: Place): string | undefined {
  const coding = CODINGS.find((known) => place.shape.endsWith(` of ${known}`));
  const content = memberOf(place, 'content');
  return coding === undefined || content === undefined ? undefined : closed({ coding, source: writeJson(content) });
}

/** The decoded text of a string's place. */
const stringText = (place: Place): string => documentText(place) ?? facetText(place, TEXT);

function writeValue(place: Place, depth: number, styles: Styles, out: string[]): void {
  if (isPlain(styles) && isKnownPlace(place)) out.push(textOnce(place, plainText));
  else writeStyled(place, depth, styles, out);
}

/** Source of a value in a document without styles of its own. */
export function plainText(place: Place): string {
  const out: string[] = [];
  writeStyled(place, 0, { escape: NO_ESCAPES, space: NO_SPACE, nesting: 0 }, out);
  return out.join('');
}

function writeStyled(place: Place, depth: number, styles: Styles, out: string[]): void {
  switch (place.shape) {
    case 'string':
    case 'string of json':
    case 'string of base64':
    case 'string of base64url':
      out.push('"', writeEscapes(stringText(place), facetText(place, JSON_ESCAPE), styles.escape), '"');
      break;
    case 'number':
      out.push(writeNumber({ value: facetText(place, JSON_VALUE), form: facetText(place, JSON_NUMBER_FORM) }));
      break;
    case 'deep':
      out.push(facetText(place, TEXT));
      break;
    case 'object':
      writeObject(place, depth, styles, out);
      break;
    case 'array':
      writeArray(place, depth, styles, out);
      break;
    default:
      out.push(facetText(place, JSON_VALUE));
  }
}

function writeObject(place: Place, depth: number, styles: Styles, out: string[]): void {
  const members = place.parts?.by === 'name' ? place.parts.members : [];
  const gaps = writeGaps('object', facetText(place, JSON_WHITE_SPACE), members.length, depth, styles.space);
  const spelled = new Map(JSON.parse(facetText(place, JSON_ESCAPE) || '[]') as [number, string][]);
  members.forEach((member, index) => {
    const key = writeEscapes(member.name, spelled.get(index) ?? '', styles.escape);
    const [before, afterKey, beforeValue] = gaps.slice(index * 4, index * 4 + 3);
    out.push(index === 0 ? '{' : ',', before ?? '', '"', key, '"', afterKey ?? '', ':', beforeValue ?? '');
    writeValue(member.place, depth + 1, styles, out);
    out.push(gaps[index * 4 + 3] ?? '');
  });
  out.push(members.length === 0 ? `{${gaps[0] ?? ''}}` : '}');
}

function writeArray(place: Place, depth: number, styles: Styles, out: string[]): void {
  const items = place.parts?.by === 'sequence' ? place.parts.items : [];
  const gaps = writeGaps('array', facetText(place, JSON_WHITE_SPACE), items.length, depth, styles.space);
  items.forEach((item, index) => {
    out.push(index === 0 ? '[' : ',', gaps[index * 2] ?? '');
    writeValue(item, depth + 1, styles, out);
    out.push(gaps[index * 2 + 1] ?? '');
  });
  out.push(items.length === 0 ? `[${gaps[0] ?? ''}]` : ']');
}
