/**
 * Finds strings of a fixed set in a text, longest first at each place, in one pass: most places are passed over by the
 * first code units alone. No letter may continue a found letter, no digit a digit.
 */

export interface StringMatch {
  readonly at: number;
  readonly what: string;
}

/** Code units by which long strings are told apart at once, and short ones. */
const LONG = 4;
const SHORT = 2;
const SLOTS = 1 << 16;
const SHORT_BEGINS = 1;
const LONG_BEGINS = 2;

export class StringSearch {
  readonly #byPrefix = new Map<string, string[]>();
  /** By the hash of two code units: whether a short string begins so, or a long one. */
  readonly #begins = new Uint8Array(SLOTS);
  /** By the hash of four: whether a long string begins so. */
  readonly #long = new Uint8Array(SLOTS);

  /** Strings of two code units at least. */
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

  /** Disjoint finds from left to right; `wanted` may refuse a string. */
  find(text: string, wanted: (what: string) => boolean): readonly StringMatch[] {
    let found: StringMatch[] | undefined;
    for (let at = this.#next(text, 0); at >= 0; ) {
      const what = this.#longestAt(text, at, wanted);
      if (what !== undefined) (found ??= []).push({ at, what });
      at = this.#next(text, at + (what?.length ?? 1));
    }
    return found ?? NOTHING;
  }

  /** The next place from `from` on where a string may stand, by its first code units alone; -1: none. */
  #next(text: string, from: number): number {
    let unit = text.charCodeAt(from);
    for (let at = from; at + SHORT <= text.length; at++) {
      const following = text.charCodeAt(at + 1);
      const pair = hash(unit, following);
      if (this.#begins[pair] !== 0 && this.#mayStand(text, at, pair)) return at;
      unit = following;
    }
    return -1;
  }

  #mayStand(text: string, at: number, pair: number): boolean {
    if (this.#begins[pair] !== LONG_BEGINS) return true;
    return at + LONG <= text.length && this.#long[hash(pair, pairAt(text, at + SHORT))] === 1;
  }

  #longestAt(text: string, at: number, wanted: (what: string) => boolean): string | undefined {
    const fits = (what: string): boolean => text.startsWith(what, at) && standsAlone(text, at, what) && wanted(what);
    const longest = this.#byPrefix.get(text.slice(at, at + LONG))?.find(fits);
    return longest ?? this.#byPrefix.get(text.slice(at, at + SHORT))?.find(fits);
  }
}

const NOTHING: readonly StringMatch[] = [];

/** Whether `what` stands in the text as the finder would find it. */
export function stands(text: string, what: string): boolean {
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
    if (standsAlone(text, at, what)) return true;
  }
  return false;
}

const hash = (unit: number, next: number): number => (Math.imul(unit, 31) + next) & (SLOTS - 1);

const pairAt = (text: string, at: number): number => hash(text.charCodeAt(at), text.charCodeAt(at + 1));

const standsAlone = (text: string, at: number, what: string): boolean =>
  !continues(pointBefore(text, at), pointAt(what, 0)) &&
  !continues(pointBefore(what, what.length), pointAt(text, at + what.length));

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
