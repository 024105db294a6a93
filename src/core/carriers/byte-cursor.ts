/**
 * Reads bytes forward, field by field, in network byte order. It must not read past the end: that
 * throws a RangeError.
 */
export class ByteCursor {
  readonly #bytes: Buffer;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  /** An unsigned number of one to six bytes. */
  number(size: number): number {
    return this.take(size).readUIntBE(0, size);
  }

  /** The next bytes in hex. */
  hex(size: number): string {
    return this.take(size).toString('hex');
  }

  take(size: number): Buffer {
    const end = this.#offset + size;
    if (end > this.#bytes.length) throw new RangeError('the bytes end inside a field');
    const part = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return part;
  }

  /** A field preceded by its length, a number of `size` bytes. */
  sized(size: number): Buffer {
    return this.take(this.number(size));
  }
}

export function numberBytes(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}

/** Inverse of `ByteCursor.sized`. @throws RangeError where the length does not fit */
export const sizedBytes = (bytes: Uint8Array, size: number): Buffer =>
  Buffer.concat([numberBytes(bytes.length, size), bytes]);

/**
 * The result of `read`, or null where the bytes end inside a field. Other errors are our own faults
 * and are thrown on.
 */
export function orNull<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
