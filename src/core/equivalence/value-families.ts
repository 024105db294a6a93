/**
 * Families of values with more than one spelling. Two members of a family mean the same exactly if
 * their canonical forms are equal. A text that is not well-formed belongs to no family. Families
 * parse and compare; a list of known marks has no place here.
 */
import { clockSeconds, durationSeconds, instant } from './dates-and-times.ts';
import { quantity } from './quantities.ts';

export interface ValueFamily {
  /** The reason for a verdict: completes a sentence that starts with "the difference". */
  readonly because: string;
  /** Matches candidates for members in a text; global. */
  readonly pattern: RegExp;
  /** Equal for equal meanings; undefined: the candidate is no member. */
  readonly canonical: (text: string) => string | undefined;
  /** Members with different canonical forms differ in meaning, even if their words are the same. */
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

/**
 * Paths from the root, a drive, the home, or a directory named by dots. Any other text with a slash
 * may be a fraction or a choice (`and/or`).
 */
const PATHS = /(?<=^|[\s"'`(=<])(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^\s"'`<>(),;:]*/g;

const ADDRESSES = /(?<![\w:.])(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f:]{2,39}(?![\w:.])/gi;

const UUIDS = /\{?\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b\}?/gi;

const BASE64 = /(?<![\w+/-])(?=[^\s]*[a-z])(?=[^\s]*[A-Z])(?=[^\s]*\d)[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** A number, with the unit behind it if there is one. */
const QUANTITIES =
  /(?<![\p{L}\p{N}_.-])[-+\u2212]?(?:0x[0-9a-f]+|(?:\d(?:[\d,_'\u00a0\u2009\u202f]*\d)?(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?)(?:\s?(?:[a-zµμ]+|[%‰°]))?/giu;

const BOOLEANS = /\b(?:true|yes|on|enabled|false|no|off|disabled)\b/gi;

const TAGS = /<[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>(?:<\/[A-Za-z][\w:.-]*\s*>)?/g;

/**
 * Normalizes a URL as RFC 3986, section 6.2, allows: case of scheme and host (6.2.2.1), percent-
 * encoding (6.2.2.2), dot segments (6.2.2.3), default port and empty path (6.2.3). `URL` (WHATWG)
 * does all but the percent-encoding of unreserved characters (section 2.3).
 */
function canonicalUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  return new URL(text).href.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}

/**
 * Removes empty and `.` segments and resolves `..` lexically (RFC 3986, section 5.2.4);
 * `\` counts as `/`. A symbolic link could lead `..` elsewhere; the text cannot show that.
 */
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

/** The form of RFC 5952, section 4; parsed as the host of a URL (RFC 3986, section 3.2.2). */
function canonicalAddress(text: string): string | undefined {
  const url = `http://[${text}]`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** 32 hexadecimal digits in either case (RFC 9562, section 4); braces as in Windows GUIDs. */
const canonicalUuid = (text: string): string => text.replace(/[{}-]/g, '').toLowerCase();

/** The alphabets of RFC 4648, sections 4 and 5, as one; padding may be left out (section 3.2). */
const canonicalBase64 = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');

/** Semantic Versioning 2.0.0 allows no `v` in a version; names of tags have one. */
const canonicalVersion = (text: string): string => text.replace(/^v/i, '');

/** The words of YAML 1.1's boolean type (without `y` and `n`), and `enabled`, `disabled`. */
const canonicalBoolean = (text: string): string => String(/^(true|yes|on|enabled)$/i.test(text));

/** The predefined entities of XML (section 4.6), and the one of HTML that prompts use. */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** A reference's character (XML, section 4.1), or the text itself; undefined: unknown name. */
export function characterOf(text: string): string | undefined {
  const [, decimal, hex, name] = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));$/i.exec(text) ?? [];
  if (name !== undefined) return NAMED[name.toLowerCase()];
  const point = decimal === undefined ? (hex === undefined ? undefined : parseInt(hex, 16)) : Number(decimal);
  if (point === undefined) return text;
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/**
 * A tag (XML, section 3.1) as name, sorted attributes, and `open` or `empty`. The order of
 * attributes is not significant, and an empty element has two spellings: `<a/>` and `<a></a>`.
 */
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
