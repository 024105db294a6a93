/**
 * Strings that hold a document of their own: JSON as text, or JSON in base64 (RFC 4648). The
 * document is read as places below the string, so a difference is located at its field rather than
 * in the characters of the coding. A coding is opened only if encoding again gives the same text;
 * any other string stays text.
 */
import { isUtf8 } from 'node:buffer';

export const CODINGS = ['json', 'base64', 'base64url'] as const;
export type Coding = (typeof CODINGS)[number];

export interface Nested {
  readonly coding: Coding;
  /** JSON source. */
  readonly source: string;
}

/** Strings of base64 letters shorter than this are words more often than documents. */
const SHORTEST = 16;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * Whether a string can hold a document, by its first byte; almost always false. True for a bracket,
 * for white space (plain, escaped or of another script), and for the base64 of these.
 */
export const mayOpen = (byte: number): boolean => byte >= 0x80 || FIRST.has(byte);

const FIRST: ReadonlySet<number> = new Set(Buffer.from('{[ \\eWCI'));

/** The document in a string, if it looks like one. The caller finds out whether it parses. */
export function opened(text: string): Nested | null {
  if (looksLikeJson(text)) return { coding: 'json', source: text };
  if (text.length < SHORTEST) return null;
  // `{"` and `[{`, `["`, `[[`, in base64: three of four documents are refused here without
  // decoding.
  if (!/^(?:ey|W1|W3|Wy|Ww|ew|Cg|IC)/.test(text)) return null;
  const coding = BASE64.test(text) && text.length % 4 === 0 ? 'base64' : BASE64URL.test(text) ? 'base64url' : null;
  if (coding === null) return null;
  const bytes = Buffer.from(text, coding);
  if (bytes.toString(coding) !== text || !isUtf8(bytes)) return null;
  const source = bytes.toString('utf8');
  return looksLikeJson(source) ? { coding, source } : null;
}

/** Inverse of `opened`. */
export function closed({ coding, source }: Nested): string {
  return coding === 'json' ? source : Buffer.from(source, 'utf8').toString(coding);
}

/** An object or a list. Bare numbers and quoted words are text. */
const looksLikeJson = (text: string): boolean => /^\s*[[{][^]*[\]}]\s*$/.test(text);
