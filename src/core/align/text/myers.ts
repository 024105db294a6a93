/**
 * The shortest edits between two sequences, in linear space (Myers 1986, "An O(ND) difference algorithm and its
 * variations", section 4b). Bounded by a count of edits, never by a clock, so the same input gives the same edits anywhere.
 */

/** `a[a0, a1)` was replaced by `b[b0, b1)`; one of the two may be empty. Disjoint, ascending, never touching. */
export interface Edit {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

export type Same = (a: number, b: number) => boolean;

/**
 * Edits that turn a sequence of `n` into one of `m` elements. A stretch that would need more than `limit` edits (counted
 * from its two ends) becomes one edit.
 */
export function editsOf(n: number, m: number, same: Same, limit: number): Edit[] {
  const edits: Edit[] = [];
  const todo: Edit[] = [{ a0: 0, a1: n, b0: 0, b1: m }];
  for (let box = todo.pop(); box !== undefined; box = todo.pop()) {
    const rest = trim(box, same);
    if (rest.a0 === rest.a1 && rest.b0 === rest.b1) continue;
    const split = rest.a0 === rest.a1 || rest.b0 === rest.b1 ? null : middle(rest, same, limit);
    if (split === null) add(edits, rest);
    else {
      todo.push({ a0: split[0], a1: rest.a1, b0: split[1], b1: rest.b1 });
      todo.push({ a0: rest.a0, a1: split[0], b0: rest.b0, b1: split[1] });
    }
  }
  return edits;
}

/** Appends, joined to the last edit where they touch. */
function add(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last !== undefined && last.a1 === edit.a0 && last.b1 === edit.b0) {
    edits[edits.length - 1] = { a0: last.a0, a1: edit.a1, b0: last.b0, b1: edit.b1 };
  } else edits.push(edit);
}

/** The box without its common prefix and suffix. */
function trim(box: Edit, same: Same): Edit {
  let { a0, a1, b0, b1 } = box;
  while (a0 < a1 && b0 < b1 && same(a0, b0)) {
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && same(a1 - 1, b1 - 1)) {
    a1 -= 1;
    b1 -= 1;
  }
  return { a0, a1, b0, b1 };
}

/** A point on a shortest path, where the searches from both ends meet; null past the limit. Both sides are not empty. */
function middle(box: Edit, same: Same, limit: number): readonly [number, number] | null {
  const n = box.a1 - box.a0;
  const m = box.b1 - box.b0;
  const rounds = Math.min(Math.ceil((n + m) / 2), limit);
  const forward = new Frontier(rounds);
  const backward = new Frontier(rounds);
  const delta = n - m;
  const odd = (delta & 1) !== 0;
  for (let d = 0; d <= rounds; d++) {
    for (let k = -d; k <= d; k += 2) {
      const x = forward.advance(d, k, n, m, (i, j) => same(box.a0 + i, box.b0 + j));
      const meets = odd && Math.abs(delta - k) < d && x + backward.at(delta - k) >= n;
      if (meets && inside(x, x - k, n, m)) return [box.a0 + x, box.b0 + x - k];
    }
    for (let k = -d; k <= d; k += 2) {
      const x = backward.advance(d, k, n, m, (i, j) => same(box.a1 - 1 - i, box.b1 - 1 - j));
      const meets = !odd && Math.abs(delta - k) <= d && x + forward.at(delta - k) >= n;
      if (meets && inside(x, x - k, n, m)) return [box.a1 - x, box.b1 - (x - k)];
    }
  }
  return null;
}

/** Inside the box and at none of the two corners, so that splitting makes both boxes smaller. */
const inside = (x: number, y: number, n: number, m: number): boolean =>
  x >= 0 && y >= 0 && x <= n && y <= m && x + y > 0 && x + y < n + m;

/** Furthest reaching points by diagonal. */
class Frontier {
  readonly #reach: Int32Array;
  readonly #zero: number;

  constructor(rounds: number) {
    this.#zero = rounds + 1;
    this.#reach = new Int32Array(2 * rounds + 3);
  }

  at(diagonal: number): number {
    return this.#reach[this.#zero + diagonal] ?? 0;
  }

  /** Moves diagonal `k` one edit on, then along the snake; returns its x. */
  advance(d: number, k: number, n: number, m: number, same: Same): number {
    const down = k === -d || (k !== d && this.at(k - 1) < this.at(k + 1));
    let x = down ? this.at(k + 1) : this.at(k - 1) + 1;
    while (x < n && x - k < m && x - k >= 0 && same(x, x - k)) x += 1;
    this.#reach[this.#zero + k] = x;
    return x;
  }
}
