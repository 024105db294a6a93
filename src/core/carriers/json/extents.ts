/**
 * Offsets where the containers of a JSON source begin and end, from one pass over its brackets. The
 * text between brackets is not checked: for a source that is no JSON, the extents are meaningless.
 */

/** Containers in the order of their opening brackets. */
export interface Extents {
  /** Offset behind the closing bracket; -1 where it is missing. */
  readonly ends: readonly number[];
  /** Levels of nesting, 1 for a container of scalars. */
  readonly levels: readonly number[];
  /** Number of the first container that opens behind the end of this one. */
  readonly next: readonly number[];
}

export interface Extent {
  readonly end: number;
  readonly levels: number;
  readonly next: number;
}

const NOWHERE: Extent = { end: -1, levels: 0, next: 0 };

export function extentOf({ ends, levels, next }: Extents, container: number): Extent {
  const end = ends[container];
  return end === undefined ? NOWHERE : { end, levels: levels[container] ?? 0, next: next[container] ?? 0 };
}

const BRACKETS = /["[\]{}]/g;

export function extentsOf(source: string): Extents {
  const ends: number[] = [];
  const levels: number[] = [];
  const next: number[] = [];
  const open: number[] = [];
  BRACKETS.lastIndex = 0;
  while (BRACKETS.test(source)) {
    const at = BRACKETS.lastIndex - 1;
    const unit = source.charCodeAt(at);
    if (unit === QUOTE) {
      const quote = closingQuote(source, at);
      if (quote < 0) break;
      BRACKETS.lastIndex = quote + 1;
    } else if (unit === OPENING_BRACKET || unit === OPENING_BRACE) {
      open.push(ends.length);
      ends.push(-1);
      levels.push(1);
      next.push(ends.length);
    } else {
      const closed = open.pop();
      if (closed === undefined) break;
      ends[closed] = at + 1;
      next[closed] = ends.length;
      const around = open.at(-1);
      if (around !== undefined) levels[around] = Math.max(levels[around] ?? 0, (levels[closed] ?? 0) + 1);
    }
  }
  return { ends, levels, next };
}

const QUOTE = 0x22;
const OPENING_BRACKET = 0x5b;
const OPENING_BRACE = 0x7b;

/** Offset of the next quote after an even number of backslashes; -1 if there is none. */
export function closingQuote(source: string, opening: number): number {
  for (let at = source.indexOf('"', opening + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    let slash = at;
    while (source.charCodeAt(slash - 1) === 0x5c) slash -= 1; // not past the opening quote, which is none
    if ((at - slash) % 2 === 0) return at;
  }
  return -1;
}
