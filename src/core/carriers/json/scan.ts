/**
 * Scans a JSON value in bytes for its end and its form: a number computed from names, brackets and
 * the count of values. It checks nothing: for bytes that are no JSON, the end and the number are
 * meaningless.
 */

export interface Scanned {
  readonly from: number;
  /** Offset behind the value. */
  readonly to: number;
  /** Equal for values of one form, and almost always different for others. */
  readonly form: number;
  /** Levels of nesting, 0 for a value that is no container. */
  readonly levels: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** The value that begins at `from`; null where the bytes end inside it. */
export function scanValue(bytes: Uint8Array, from: number): Scanned | null {
  let [form, depth, levels] = [0, 0, 0];
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfString(bytes, at);
      if (end < 0) return null;
      if (bytes[end] === COLON) form = mixed(form, bytes, at, end);
      at = end - 1;
    } else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
      depth += 1;
      levels = Math.max(levels, depth);
      form = (Math.imul(form, 31) + byte) | 0;
    } else if (byte === CLOSING_BRACE || byte === CLOSING_BRACKET) {
      depth -= 1;
      form = (Math.imul(form, 31) + byte) | 0;
    } else if (byte === COMMA) form = (Math.imul(form, 31) + byte) | 0;
    if (depth === 0 && isLast(bytes, at)) return { from, to: at + 1, form, levels };
  }
  return null;
}

/** Whether a value outside all brackets ends here. */
function isLast(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1];
  return next === undefined || next === COMMA || next === CLOSING_BRACKET || next === CLOSING_BRACE;
}

/**
 * Offset behind the string that begins at `opening`, its quotes included; -1 where the bytes end
 * inside it.
 */
export function endOfString(bytes: Uint8Array, opening: number): number {
  for (let at = bytes.indexOf(QUOTE, opening + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let slash = at;
    while (bytes[slash - 1] === BACKSLASH) slash -= 1; // not past the opening quote, which is none
    if ((at - slash) % 2 === 0) return at + 1;
  }
  return -1;
}

function mixed(form: number, bytes: Uint8Array, from: number, to: number): number {
  let mixture = form;
  for (let at = from; at < to; at++) mixture = (Math.imul(mixture, 31) + (bytes[at] ?? 0)) | 0;
  return mixture;
}

/**
 * The items of the list that begins at `from`; null where there is no list, or white space in it.
 */
export function scanList(
  bytes: Uint8Array,
  from: number,
): { readonly items: readonly Scanned[]; readonly to: number } | null {
  if (bytes[from] !== OPENING_BRACKET) return null;
  if (bytes[from + 1] === CLOSING_BRACKET) return { items: [], to: from + 2 };
  const items: Scanned[] = [];
  for (let at = from + 1; ; ) {
    const item = scanValue(bytes, at);
    if (item === null) return null;
    items.push(item);
    if (bytes[item.to] === CLOSING_BRACKET) return { items, to: item.to + 1 };
    if (bytes[item.to] !== COMMA) return null;
    at = item.to + 1;
  }
}
