/**
 * How the symbols of a codebook are known again. A verdict names them by code points or as a structural form, cuts long ones, and
 * writes `{factor}` where a trial's own environment stood: each becomes a pattern that fits some texts and not others.
 */
import { createHash } from 'node:crypto';
import { symbolName } from '../align/index.ts';

export type SymbolPattern =
  | { readonly kind: 'text'; readonly text: string }
  /** So many code points with this digest: a long symbol. */
  | { readonly kind: 'digest'; readonly points: number; readonly digest: string }
  /** Source of a regular expression: text in which an environment writes itself. */
  | { readonly kind: 'expression'; readonly source: string }
  /** Too long to be written out, and an environment writes itself in it: cannot be compared. */
  | { readonly kind: 'unknowable' };

const POINT = /^U\+([0-9A-F]{4,6})$/;
const HASHED = /^(.*) … \((\d+) in all, sha256 ([0-9a-f]{12})\)$/s;
/** What an environment writes where `{factor}` stands: names, paths, addresses; no more than a line of so many code units. */
export const ENVIRONMENT_TEXT = '[^\\n]{1,256}?';

export type IsPlaceholder = (text: string) => boolean;

/** `{timezone}` and `{workdir.home}` are placeholders of these factors. */
export const placeholdersOf =
  (factors: Readonly<Record<string, unknown>>): IsPlaceholder =>
  (text) => {
    const factor = /^\{([\w-]+?)(?:\.[\w.-]+)?\}$/.exec(text)?.[1];
    return factor !== undefined && Object.hasOwn(factors, factor);
  };

/** The pattern of a symbol given in code points; null where it is not. */
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

/** Whether the whole text is the symbol. */
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

/** Where the symbol ends that begins at `at`; null where it does not stand there. */
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
      return null; // Its length depends on what follows: the caller looks for it together with that.
  }
}

const isDigest = ({ points, digest }: Extract<SymbolPattern, { kind: 'digest' }>, text: string): boolean =>
  Array.from(text).length === points && createHash('sha256').update(text).digest('hex').startsWith(digest);

/** A symbol that is no text, as a verdict writes it: cut where it is long. */
export const structuralName = (symbol: string): string => symbolName(symbol, false, (text) => text);
export const pointsName = (symbol: string): string => symbolName(symbol, true, (text) => text);

/** The text as a regular expression that matches it and nothing else. */
export const literalPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
