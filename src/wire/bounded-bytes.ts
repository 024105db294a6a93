/**
 * Keeps bytes in the pieces they came in, up to a limit. It drops the rest, and notes that it did.
 * Pure.
 */

const EMPTY = Buffer.alloc(0);

export class BoundedBytes {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  #limit: number;
  #truncated = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get truncated(): boolean {
    return this.#truncated;
  }

  get length(): number {
    return this.#length;
  }

  /** Sets another limit for what comes from now on. */
  limitTo(bytes: number): void {
    this.#limit = bytes;
  }

  add(piece: Uint8Array): void {
    const room = this.#limit - this.#length;
    const part = piece.length <= room ? piece : piece.subarray(0, Math.max(0, room));
    if (part.length < piece.length) this.#truncated = true;
    if (part.length === 0) return;
    this.#pieces.push(part);
    this.#length += part.length;
  }

  /** All of it in one piece; a single piece is not copied. */
  bytes(): Uint8Array {
    const [only] = this.#pieces;
    if (only === undefined) return EMPTY;
    return this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces, this.#length);
  }
}
