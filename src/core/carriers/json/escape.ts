/**
 * Spelling of the code units of a JSON string, apart from their values: `é` or `\u00e9`, `/` or
 * `\/`. A document has a style for each kind of code unit; a string has only its departures from
 * that style. Neither records the position of a code unit in a text, so a difference of text alone
 * does not change this reading.
 */
import type { Carrier } from '../reading.ts';

export const JSON_ESCAPE: Carrier = {
  name: 'json.escape',
  family: 'json',
  kind: 'form',
  describes:
    'How the characters of a string are spelled where the decoded string is equal: raw, \\/, \\u00e9, \\u00E9.',
};

/**
 * `r` raw, `s` short (`\n`), `u` lower-case hexadecimal, `U` upper-case (only where it differs),
 * `x` and four digits of mixed case.
 */
type Spelling = string;

/** Spelling by kind of code unit, where it is not canonical. */
export type EscapeStyle = ReadonlyMap<string, Spelling>;

const SHORT: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
  '"': '"',
  '\\': '\\',
  '/': '/',
};
const PIECE = /\\u([0-9a-fA-F]{4})|\\([^])|([^\\])/g;

/** The style of a document in which every string is spelled canonically. */
export const NO_ESCAPES: EscapeStyle = new Map();

/**
 * The style of a document. For each kind of code unit: its most common spelling, unless that one is
 * canonical.
 */
export function escapeStyle(raws: readonly string[]): EscapeStyle {
  const escaped = raws.filter((raw) => !isPlainlySpelled(raw));
  if (escaped.length === 0) return NO_ESCAPES;
  const kinds = new Set(escaped.flatMap((raw) => departingKinds(raw)));
  const tallies = tally(raws, kinds);
  const style = new Map<string, Spelling>();
  for (const [kind, counts] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [spelling, count] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
    if (spelling !== canonicalOf(kind) && count > 0) style.set(kind, spelling);
  }
  return style;
}

/** Departures of `raw` from the style, by code unit; empty for most strings. */
export function readEscapes(raw: string, style: EscapeStyle): string {
  if (style === NO_ESCAPES) return '';
  if (style.size === 0 && isPlainlySpelled(raw)) return '';
  const runs = new Map<number, { runs: [number, Spelling][]; departs: boolean }>();
  for (const [unit, spelling] of pieces(raw)) {
    const entry = runs.get(unit) ?? { runs: [], departs: false };
    runs.set(unit, entry);
    entry.departs ||= spelling !== expected(unit, style);
    const last = entry.runs.at(-1);
    if (last !== undefined && last[1] === spelling) last[0] += 1;
    else entry.runs.push([1, spelling]);
  }
  return [...runs]
    .filter(([, entry]) => entry.departs)
    .sort(([a], [b]) => a - b)
    .map(([unit, entry]) => `${hex(unit)}:${writeRuns(entry.runs)}`)
    .join(' ');
}

/**
 * The source of a string, from its text, its departures and the style. Inverse of `readEscapes`.
 */
export function writeEscapes(text: string, departures: string, style: EscapeStyle): string {
  if (departures === '' && style.size === 0) return canonical(text);
  const queues = new Map<number, Iterator<Spelling>>();
  for (const entry of departures === '' ? [] : departures.split(' ')) {
    queues.set(Number.parseInt(entry.slice(0, 4), 16), readRuns(entry.slice(5)));
  }
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const next = queues.get(unit)?.next();
    out += spell(unit, next !== undefined && next.done !== true ? next.value : expected(unit, style));
  }
  return out;
}

export const writeStyle = (style: EscapeStyle): string =>
  [...style].map(([kind, spelling]) => `${kind}:${spelling}`).join(' ');

export function readStyle(written: string): EscapeStyle {
  const pairs = written === '' ? [] : written.split(' ');
  return new Map(pairs.map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)]));
}

/**
 * Whether `JSON.stringify` would spell a string so; lone surrogates are raw. `raw` must be the
 * inside of a JSON string.
 */
export function isPlainlySpelled(raw: string): boolean {
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at + 2)) {
    const letter = raw[at + 1] ?? '';
    if (letter === 'u' ? !LONG.has(raw.slice(at + 2, at + 6)) : !LETTERS.includes(letter)) return false;
  }
  return true;
}

/**
 * Escapes of `JSON.stringify` (ECMA-262, QuoteJSONString): a letter, or four digits for the other
 * control characters.
 */
const LETTERS = 'nt"\\rbf';
const LONG: ReadonlySet<string> = new Set(
  Array.from({ length: 0x20 }, (_, unit) => unit)
    .filter((unit) => !(String.fromCharCode(unit) in SHORT))
    .map((unit) => unit.toString(16).padStart(4, '0')),
);

/** The spelling of `JSON.stringify`, except that lone surrogates stay raw. */
function canonical(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.isWellFormed() ? JSON.stringify(text).slice(1, -1) : spellAll(text);
}

/** Code units that a canonical spelling escapes, and surrogates, which need a closer look. */
const SPECIAL = new RegExp('["\\\\\\u0000-\\u001f\\ud800-\\udfff]');

function spellAll(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) out += spell(text.charCodeAt(at), canonicalOf(kindOf(text.charCodeAt(at))));
  return out;
}

/**
 * Code units that clients spell alike form one kind: all beyond ASCII, except surrogates and the
 * two line separators. Each ASCII unit is a kind by itself.
 */
function kindOf(unit: number): string {
  if (unit < 0x80) return hex(unit);
  if (unit === 0x2028 || unit === 0x2029) return 'line-separator';
  return unit >= 0xd800 && unit <= 0xdfff ? 'surrogate' : 'non-ascii';
}

function canonicalOf(kind: string): Spelling {
  if (kind.length !== 4) return 'r';
  const unit = Number.parseInt(kind, 16);
  if (unit === 0x22 || unit === 0x5c) return 's';
  return unit >= 0x20 ? 'r' : String.fromCharCode(unit) in SHORT ? 's' : 'u';
}

const expected = (unit: number, style: EscapeStyle): Spelling => {
  const kind = kindOf(unit);
  const ruled = style.get(kind);
  if (ruled === undefined) return canonicalOf(kind);
  return ruled === 'U' && !/[a-f]/.test(hex(unit)) ? 'u' : ruled;
};

function* pieces(raw: string): Generator<[number, Spelling]> {
  for (const [, digits, short, plain] of raw.matchAll(PIECE)) {
    if (digits !== undefined) yield [Number.parseInt(digits, 16), hexSpelling(digits)];
    else if (short !== undefined) yield [shortUnit(short), 's'];
    else yield [(plain ?? '').charCodeAt(0), 'r'];
  }
}

const shortUnit = (letter: string): number =>
  (Object.keys(SHORT).find((unit) => SHORT[unit] === letter) ?? letter).charCodeAt(0);

function hexSpelling(digits: string): Spelling {
  if (digits === digits.toLowerCase()) return 'u';
  return digits === digits.toUpperCase() ? 'U' : `x${digits}`;
}

function spell(unit: number, spelling: Spelling): string {
  const character = String.fromCharCode(unit);
  if (spelling === 'r') return character;
  if (spelling === 's') return `\\${SHORT[character] ?? character}`;
  if (spelling === 'u') return `\\u${hex(unit)}`;
  return `\\u${spelling === 'U' ? hex(unit).toUpperCase() : spelling.slice(1)}`;
}

const hex = (unit: number): string => unit.toString(16).padStart(4, '0');

function departingKinds(raw: string): string[] {
  return [...pieces(raw)]
    .map(([unit, spelling]) => [kindOf(unit), spelling] as const)
    .filter(([kind, spelling]) => spelling !== canonicalOf(kind))
    .map(([kind]) => kind);
}

function tally(raws: readonly string[], kinds: ReadonlySet<string>): Map<string, Map<Spelling, number>> {
  const tallies = new Map<string, Map<Spelling, number>>();
  for (const raw of raws) {
    for (const [unit, spelling] of pieces(raw)) {
      const kind = kindOf(unit);
      if (!kinds.has(kind)) continue;
      const counts = tallies.get(kind) ?? new Map<Spelling, number>();
      tallies.set(kind, counts.set(spelling, (counts.get(spelling) ?? 0) + 1));
    }
  }
  return tallies;
}

const writeRuns = (runs: readonly (readonly [number, Spelling])[]): string =>
  runs.length === 1 ? `*${runs[0]?.[1] ?? ''}` : runs.map(([count, spelling]) => `${count}${spelling}`).join('');

function* readRuns(written: string): Generator<Spelling> {
  for (const [, count = '', spelling = ''] of written.matchAll(/(\*|[0-9]+)([rsuU]|x[0-9a-fA-F]{4})/g)) {
    for (let left = count === '*' ? Infinity : Number(count); left > 0; left--) yield spelling;
  }
}
