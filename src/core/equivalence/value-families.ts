/**
 * Families of values that have more than one spelling, each with the spelling that stands for all: two texts of a family mean
 * the same exactly if their canonical forms are equal. Parse and compare; no list of known marks stands here. What is not
 * well-formed belongs to no family.
 */
import { clockSeconds, durationSeconds, instant } from './dates-and-times.ts';
import { quantity } from './quantities.ts';

export interface ValueFamily {
  /** Ends a sentence that starts with "the difference": what is left unchanged. */
  readonly because: string;
  /** Finds the members in a text. */
  readonly pattern: RegExp;
  /** Equal for equal meanings; undefined: the match is no member after all. */
  readonly canonical: (text: string) => string | undefined;
  /** Two members that differ here differ in meaning, though their letters or words be the same: a path, a quantity. */
  readonly strict: boolean;
}

const family = (
  because: string,
  pattern: RegExp,
  canonical: ValueFamily['canonical'],
  strict: 'strict' | 'lenient',
): ValueFamily => ({ because, pattern, canonical, strict: strict === 'strict' });

const INSTANT = /\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?/g;

const CLOCK = /(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?/gi;

const URLS = /\b(?:https?|wss?|ftp):\/\/[^\s"'`<>()[\]{}]*[^\s"'`<>()[\]{}.,;:!?]/gi;

/** From the root, the home or a directory named by dots; what has a slash in it otherwise may be a fraction or a choice. */
const PATHS = /(?<=^|[\s"'`(=<])(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^\s"'`<>(),;:]*/g;

const ADDRESSES = /(?<![\w:.])(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f:]{2,39}(?![\w:.])/gi;

const UUIDS = /\{?\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b\}?/gi;

const BASE64 = /(?<![\w+/-])(?=[^\s]*[a-z])(?=[^\s]*[A-Z])(?=[^\s]*\d)[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** A number with the unit behind it, if there is one. */
const QUANTITIES =
  /(?<![\p{L}\p{N}_.-])[-+\u2212]?(?:0x[0-9a-f]+|(?:\d(?:[\d,_'\u00a0\u2009\u202f]*\d)?(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?)(?:\s?(?:[a-zµμ]+|[%‰°]))?/giu;

const BOOLEANS = /\b(?:true|yes|on|enabled|false|no|off|disabled)\b/gi;

const TAGS = /<[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>(?:<\/[A-Za-z][\w:.-]*\s*>)?/g;

/** RFC 3986, section 6.2: case, percent-encoding, dot segments, default port, empty path. */
function canonicalUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  return new URL(text).href.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}

/** Empty and single-dot segments gone, double-dot ones resolved where something stands before them. */
function canonicalPath(text: string): string {
  const [head = '', ...rest] = text.replaceAll('\\', '/').split('/');
  const kept: string[] = [];
  for (const segment of rest) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(segment);
  }
  return [head, ...kept].join('/');
}

/** RFC 5952, section 4, as URLs are written (RFC 3986, section 3.2.2). */
function canonicalAddress(text: string): string | undefined {
  const url = `http://[${text}]`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

const canonicalUuid = (text: string): string => text.replace(/[{}-]/g, '').toLowerCase();

const canonicalBase64 = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');

const canonicalVersion = (text: string): string => text.replace(/^v/i, '');

const canonicalBoolean = (text: string): string => String(/^(true|yes|on|enabled)$/i.test(text));

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The character that a reference stands for, or the character itself; undefined for a name that is not known. */
export function characterOf(text: string): string | undefined {
  const [, decimal, hex, name] = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));$/i.exec(text) ?? [];
  if (name !== undefined) return NAMED[name.toLowerCase()];
  const point = decimal === undefined ? (hex === undefined ? undefined : parseInt(hex, 16)) : Number(decimal);
  if (point === undefined) return text;
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** Name and attributes, these sorted: their order carries nothing. An element without content has two spellings. */
export function attributesSorted(text: string): string | undefined {
  const [, name = '', inner = '', slash = '', end] =
    /^<([\w:.-]+)([^]*?)(\/?)>(?:<\/([\w:.-]+)\s*>)?$/.exec(text) ?? [];
  if (name === '' || (end !== undefined && end !== name)) return undefined;
  const attributes = [...inner.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, key = '', one, other]) => {
      const value = (one ?? other ?? '').replace(/&[#\w]+;/g, (reference) => characterOf(reference) ?? reference);
      return JSON.stringify([key, value]);
    },
  );
  return [name, ...attributes.sort(), slash !== '' || end !== undefined ? 'empty' : 'open'].join(' ');
}

export const FAMILIES: readonly ValueFamily[] = [
  family('lies in how a moment is written (ISO 8601), not in which moment', INSTANT, instant, 'strict'),
  family('lies in how a time of day is written', CLOCK, clockSeconds, 'strict'),
  family('lies in how a duration is written (ISO 8601)', /\bP(?=[\dT])[\dYMWDTHS.]+\b/g, durationSeconds, 'strict'),
  family('lies in how a URL is written, which RFC 3986 (section 6.2) makes the same', URLS, canonicalUrl, 'strict'),
  family('lies in how a path is written, not in where it leads', PATHS, canonicalPath, 'strict'),
  family('lies in how an IPv6 address is written (RFC 5952)', ADDRESSES, canonicalAddress, 'strict'),
  family('lies in how a UUID is written (RFC 9562)', UUIDS, canonicalUuid, 'lenient'),
  family('lies in how base64 is written (RFC 4648), the bytes are the same', BASE64, canonicalBase64, 'strict'),
  family('leaves the quantity that is written unchanged', QUANTITIES, quantity, 'strict'),
  family(
    'lies in how a version is written',
    /(?<![\w.])v?\d+(?:\.\d+)+(?:[-+][\w.-]*\w)?/gi,
    canonicalVersion,
    'strict',
  ),
  family('lies in how a yes or no is written', BOOLEANS, canonicalBoolean, 'lenient'),
  family('lies in how a tag is written (XML, section 3.1)', TAGS, attributesSorted, 'lenient'),
  family(
    'lies in how a character is written (XML, section 4.1)',
    /&(?:#x?[0-9a-f]+|[a-z]+);|[&<>"']/gi,
    characterOf,
    'lenient',
  ),
];
