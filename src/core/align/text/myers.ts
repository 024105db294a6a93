/**
 * The shortest edit script between two sequences in linear space (Myers, "An O(ND) difference
 * algorithm and its variations", Algorithmica 1, 1986, 251-266; section 4b, the divide-and-conquer
 * version).
 *
 * With N + M elements and D insertions and deletions: O((N + M) D) comparisons, O(min(N + M,
 * limit)) space. The limit counts search rounds, never time, so that the same input gives the same
 * edits on any machine.
 *
 *     a   x a y b        D = 4: delete x, insert X, delete y, insert Y
 *     b   X a Y b        edits: a[0,1) -> b[0,1), a[2,3) -> b[2,3)
 */

/** `a[a0, a1)` is replaced by `b[b0, b1)`; one of the two may be empty. */
export interface Edit {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Whether element `i` of `a` equals element `j` of `b`. */
export type Equal = (i: number, j: number) => boolean;

/**
 * Edits that turn a sequence of `n` elements into one of `m`: disjoint, ascending, never touching.
 * A box in which the two searches do not meet within `limit` rounds becomes one edit.
 */
export function shortestEdits(n: number, m: number, equal: Equal, limit: number): Edit[] {
  const edits: Edit[] = [];
  const boxes: Edit[] = [{ a0: 0, a1: n, b0: 0, b1: m }];
  for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
    const rest = trim(box, equal);
    if (rest.a0 === rest.a1 && rest.b0 === rest.b1) continue;
    const split = rest.a0 === rest.a1 || rest.b0 === rest.b1 ? null : middle(rest, equal, limit);
    if (split === null) add(edits, rest);
    else {
      boxes.push({ a0: split[0], a1: rest.a1, b0: split[1], b1: rest.b1 });
      boxes.push({ a0: rest.a0, a1: split[0], b0: rest.b0, b1: split[1] });
    }
  }
  return edits;
}

/** Appends the edit; joins it to the last one if they touch. */
function add(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last !== undefined && last.a1 === edit.a0 && last.b1 === edit.b0) {
    edits[edits.length - 1] = { a0: last.a0, a1: edit.a1, b0: last.b0, b1: edit.b1 };
  } else edits.push(edit);
}

/** The box without its common prefix and suffix. */
function trim(box: Edit, equal: Equal): Edit {
  let { a0, a1, b0, b1 } = box;
  while (a0 < a1 && b0 < b1 && equal(a0, b0)) {
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && equal(a1 - 1, b1 - 1)) {
    a1 -= 1;
    b1 -= 1;
  }
  return { a0, a1, b0, b1 };
}

/**
 * Myers' middle snake: a point on a shortest path at which the searches from both ends meet; null
 * past the limit. Neither side of the box may be empty.
 */
function middle(box: Edit, equal: Equal, limit: number): readonly [number, number] | null {
  const n = box.a1 - box.a0;
  const m = box.b1 - box.b0;
  const rounds = Math.min(Math.ceil((n + m) / 2), limit);
  const forward = new Frontier(rounds);
  const backward = new Frontier(rounds);
  const delta = n - m;
  const odd = (delta & 1) !== 0;
  for (let d = 0; d <= rounds; d++) {
    for (let k = -d; k <= d; k += 2) {
      const x = forward.advance(d, k, n, m, (i, j) => equal(box.a0 + i, box.b0 + j));
      const meets = odd && Math.abs(delta - k) < d && x + backward.at(delta - k) >= n;
      if (meets && inside(x, x - k, n, m)) return [box.a0 + x, box.b0 + x - k];
    }
    for (let k = -d; k <= d; k += 2) {
      const x = backward.advance(d, k, n, m, (i, j) => equal(box.a1 - 1 - i, box.b1 - 1 - j));
      const meets = !odd && Math.abs(delta - k) <= d && x + forward.at(delta - k) >= n;
      if (meets && inside(x, x - k, n, m)) return [box.a1 - x, box.b1 - (x - k)];
    }
  }
  return null;
}

/** Inside the box but at neither corner, so that splitting makes both boxes smaller. */
const inside = (x: number, y: number, n: number, m: number): boolean =>
  x >= 0 && y >= 0 && x <= n && y <= m && x + y > 0 && x + y < n + m;

/** The furthest reaching point on each diagonal, by its x. */
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

  /** Extends diagonal `k` by one edit, then along its snake (equal elements); returns its x. */
  advance(d: number, k: number, n: number, m: number, equal: Equal): number {
    const down = k === -d || (k !== d && this.at(k - 1) < this.at(k + 1));
    let x = down ? this.at(k + 1) : this.at(k - 1) + 1;
    while (x < n && x - k < m && x - k >= 0 && equal(x, x - k)) x += 1;
    this.#reach[this.#zero + k] = x;
    return x;
  }
}
