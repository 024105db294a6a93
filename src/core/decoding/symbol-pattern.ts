/**
 * Patterns that recognize the symbols of a codebook in a text. A verdict writes a symbol as code
 * points or as a structural form. It cuts a long symbol to its start and a digest, and writes
 * `{factor}` in place of a text of the trial's environment:
 *
 *     U+0027                                            text
 *     U+002F {user} U+002F                              expression: any text for {user}
 *     U+0041 U+0042 … (900 in all, sha256 0123456789ab) digest of 900 code points
 */
import { createHash } from 'node:crypto';
import { symbolName } from '../align/index.ts';

export type SymbolPattern =
  | { readonly kind: 'text'; readonly text: string }
  /** A long symbol: its number of code points, and 12 hexadecimal digits of its SHA-256. */
  | { readonly kind: 'digest'; readonly points: number; readonly digest: string }
  /** A symbol with text of the environment: the source of a regular expression. */
  | { readonly kind: 'expression'; readonly source: string }
  /** A long symbol with text of the environment: a digest cannot be compared. */
  | { readonly kind: 'unknowable' };

const POINT = /^U\+([0-9A-F]{4,6})$/;
const HASHED = /^(.*) … \((\d+) in all, sha256 ([0-9a-f]{12})\)$/s;
/** Matches the text of an environment (a name, path or address): up to 256 code units of a line. */
export const ENVIRONMENT_TEXT = '[^\\n]{1,256}?';

export type IsPlaceholder = (text: string) => boolean;

/** `{timezone}` and `{workdir.home}` are placeholders of these factors. */
export const placeholdersOf =
  (factors: Readonly<Record<string, unknown>>): IsPlaceholder =>
  (text) => {
    const factor = /^\{([\w-]+?)(?:\.[\w.-]+)?\}$/.exec(text)?.[1];
    return factor !== undefined && Object.hasOwn(factors, factor);
  };

/** The pattern of a symbol written as code points; null: the symbol is structural. */
export function patternOfPoints(symbol: string, isPlaceholder: IsPlaceholder): SymbolPattern | null {
  if (symbol === 'absent') return { kind: 'text', text: '' };
  const hashed = HASHED.exec(symbol);
  const tokens = (hashed?.[1] ?? symbol).split(' ');
  if (!tokens.every((token) => POINT.test(token) || isPlaceholder(token))) return null;
  const plain = tokens.every((token) => POINT.test(token));
  if (hashed !== null)
    return plain ? { kind: 'digest', points: Number(hashed[2]), digest: hashed[3] ?? '' } : { kind: 'unknowable' };
  const texts = tokens.map((token) => {
    const hex = POINT.exec(token)?.[1];
    return hex === undefined ? null : String.fromCodePoint(Number.parseInt(hex, 16));
  });
  return plain
    ? { kind: 'text', text: texts.join('') }
    : {
        kind: 'expression',
        source: texts.map((text) => (text === null ? ENVIRONMENT_TEXT : literalPattern(text))).join(''),
      };
}

/** Whether the text as a whole is the symbol. */
export function matchesWhole(pattern: SymbolPattern, text: string): boolean {
  switch (pattern.kind) {
    case 'text':
      return pattern.text === text;
    case 'digest':
      return isDigest(pattern, text);
    case 'expression':
      return new RegExp(`^${pattern.source}$`).test(text);
    case 'unknowable':
      return false;
  }
}

/** The offset at which the symbol that starts at `at` ends; null: it does not start there. */
export function matchEnd(pattern: SymbolPattern, text: string, at: number): number | null {
  switch (pattern.kind) {
    case 'text':
      return text.startsWith(pattern.text, at) ? at + pattern.text.length : null;
    case 'digest': {
      const piece = Array.from(text.slice(at, at + 2 * pattern.points))
        .slice(0, pattern.points)
        .join('');
      return isDigest(pattern, piece) ? at + piece.length : null;
    }
    case 'expression':
    case 'unknowable':
      return null; // The length depends on the text that follows: the caller matches both.
  }
}

const isDigest = ({ points, digest }: Extract<SymbolPattern, { kind: 'digest' }>, text: string): boolean =>
  Array.from(text).length === points && createHash('sha256').update(text).digest('hex').startsWith(digest);

/** A structural symbol as a verdict writes it, cut if long. */
export const structuralName = (symbol: string): string => symbolName(symbol, false, (text) => text);
/** A text symbol as a verdict writes it: code points, cut if long. */
export const pointsName = (symbol: string): string => symbolName(symbol, true, (text) => text);

/** The text as a regular expression that matches it and nothing else. */
export const literalPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
