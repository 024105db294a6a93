/**
 * Searches a text for a fixed set of strings: leftmost first, then longest, matches disjoint. A
 * match must not split a word or a number: no letter may continue its letters, no digit its digits.
 *
 * A prefix filter, not an automaton such as Aho-Corasick (1975). Bitmaps of hashed prefixes (2 and
 * 4 code units) rule out most offsets; the strings of a matching prefix are then compared one by
 * one, longest first. Expected O(n) for `n` code units of text; worst case O(n s), `s` the total
 * length of strings with one prefix.
 */

export interface StringMatch {
  /** Offset in the text, code units. */
  readonly at: number;
  readonly string: string;
}

/**
 * Prefix lengths, code units: strings of at least `LONG` are filtered by `LONG` units, others by
 * `SHORT`.
 */
const LONG = 4;
const SHORT = 2;
const SLOTS = 1 << 16;
const SHORT_BEGINS = 1;
const LONG_BEGINS = 2;

export class StringSearch {
  readonly #byPrefix = new Map<string, string[]>();
  /** By the hash of two code units: whether a short string begins with them, or a long one. */
  readonly #begins = new Uint8Array(SLOTS);
  /** By the hash of four code units: whether a long string begins with them. */
  readonly #long = new Uint8Array(SLOTS);

  /** Strings of at least two code units. */
  constructor(strings: Iterable<string>) {
    for (const string of [...strings].sort((x, y) => y.length - x.length || (x < y ? -1 : 1))) {
      const isLong = string.length >= LONG;
      const prefix = string.slice(0, isLong ? LONG : SHORT);
      const pair = pairAt(string, 0);
      this.#begins[pair] = (this.#begins[pair] ?? 0) | (isLong ? LONG_BEGINS : SHORT_BEGINS);
      if (isLong) this.#long[hash(pair, pairAt(string, SHORT))] = 1;
      this.#byPrefix.set(prefix, [...(this.#byPrefix.get(prefix) ?? []), string]);
    }
  }

  /**
   * Disjoint matches from left to right. `accepts` may refuse a string; a shorter one is then
   * tried.
   */
  find(text: string, accepts: (string: string) => boolean): readonly StringMatch[] {
    let found: StringMatch[] | undefined;
    for (let at = this.#nextCandidate(text, 0); at >= 0; ) {
      const string = this.#longestAt(text, at, accepts);
      if (string !== undefined) (found ??= []).push({ at, string });
      at = this.#nextCandidate(text, at + (string?.length ?? 1));
    }
    return found ?? NOTHING;
  }

  /** The next offset from `from` on that passes the filter; -1 if there is none. */
  #nextCandidate(text: string, from: number): number {
    let unit = text.charCodeAt(from);
    for (let at = from; at + SHORT <= text.length; at++) {
      const following = text.charCodeAt(at + 1);
      const pair = hash(unit, following);
      if (this.#begins[pair] !== 0 && this.#mayBegin(text, at, pair)) return at;
      unit = following;
    }
    return -1;
  }

  #mayBegin(text: string, at: number, pair: number): boolean {
    if (this.#begins[pair] !== LONG_BEGINS) return true;
    return at + LONG <= text.length && this.#long[hash(pair, pairAt(text, at + SHORT))] === 1;
  }

  #longestAt(text: string, at: number, accepts: (string: string) => boolean): string | undefined {
    const fits = (string: string): boolean =>
      text.startsWith(string, at) && isWholeAt(text, at, string) && accepts(string);
    const longest = this.#byPrefix.get(text.slice(at, at + LONG))?.find(fits);
    return longest ?? this.#byPrefix.get(text.slice(at, at + SHORT))?.find(fits);
  }
}

const NOTHING: readonly StringMatch[] = [];

/** Whether the text contains `string` where `StringSearch` would accept it. */
export function occursAlone(text: string, string: string): boolean {
  for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) {
    if (isWholeAt(text, at, string)) return true;
  }
  return false;
}

const hash = (unit: number, next: number): number => (Math.imul(unit, 31) + next) & (SLOTS - 1);

const pairAt = (text: string, at: number): number => hash(text.charCodeAt(at), text.charCodeAt(at + 1));

/** Whether neither neighbour of the match continues its word or number. */
const isWholeAt = (text: string, at: number, string: string): boolean =>
  !continues(pointBefore(text, at), pointAt(string, 0)) &&
  !continues(pointBefore(string, string.length), pointAt(text, at + string.length));

const pointAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** The code point that ends before `at`. */
function pointBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? pointAt(text, at - 2) : text.slice(Math.max(0, at - 1), at);
}

function continues(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  return (/^\p{L}/u.test(left) && /^\p{L}/u.test(right)) || (/^\p{N}/u.test(left) && /^\p{N}/u.test(right));
}
