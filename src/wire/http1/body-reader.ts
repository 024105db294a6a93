/**
 * Finds the end of a framed body, piece by piece (RFC 9112 sections 6 and 7). Pure; keeps nothing but where it stands.
 *
 *     chunk:  size in hex [; extensions] CRLF  data  CRLF        last: 0 [; extensions] CRLF  trailer lines  CRLF
 */
import type { Framing } from './request-head.ts';

export interface BodyStep {
  /** Bytes of the input that were read; the rest comes again with more behind it, or belongs to what follows. */
  readonly consumed: number;
  /** The part of them that is content, not framing. */
  readonly content?: Uint8Array;
  readonly state: 'more' | 'done' | 'broken';
}

type ChunkState = 'size' | 'data' | 'data-end' | 'trailer';

/** Longest chunk-size line (with extensions) or trailer line. */
const LONGEST_LINE = 64 * 1024;
const SIZE_LINE = /^[ \t]*([0-9a-f]{1,13})[ \t]*(?:;.*)?$/is;

export class BodyReader {
  #chunked: ChunkState | null;
  #remaining: number;

  constructor(framing: Framing) {
    this.#chunked = framing.kind === 'chunked' ? 'size' : null;
    this.#remaining = framing.kind === 'length' ? framing.bytes : 0;
  }

  /** One step from the start of `bytes`. `more` with nothing consumed: call again when more has come. */
  step(bytes: Uint8Array): BodyStep {
    if (this.#chunked === null) return this.#readContent(bytes, 'done');
    if (this.#chunked === 'data') return this.#readContent(bytes, 'more');
    return this.#readLine(bytes);
  }

  #readContent(bytes: Uint8Array, after: 'done' | 'more'): BodyStep {
    const content = bytes.subarray(0, this.#remaining);
    this.#remaining -= content.length;
    if (this.#remaining > 0) return { consumed: content.length, content, state: 'more' };
    if (this.#chunked === 'data') this.#chunked = 'data-end';
    return { consumed: content.length, content, state: after };
  }

  #readLine(bytes: Uint8Array): BodyStep {
    const end = bytes.indexOf(10);
    if (end < 0) return { consumed: 0, state: bytes.length > LONGEST_LINE ? 'broken' : 'more' };
    const line = Buffer.from(bytes.subarray(0, end)).toString('latin1').replace(/\r$/, '');
    return { consumed: end + 1, state: this.#acceptLine(line) };
  }

  #acceptLine(line: string): 'more' | 'done' | 'broken' {
    if (this.#chunked === 'trailer') return line === '' ? 'done' : 'more';
    if (this.#chunked === 'data-end') {
      this.#chunked = 'size';
      return line === '' ? 'more' : 'broken';
    }
    const size = SIZE_LINE.exec(line)?.[1];
    if (size === undefined) return 'broken';
    this.#remaining = Number.parseInt(size, 16);
    this.#chunked = this.#remaining === 0 ? 'trailer' : 'data';
    return 'more';
  }
}
