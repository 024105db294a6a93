/**
 * Finds the end of a framed body, piece by piece (RFC 9112 sections 6 and 7). It reads sizes by the
 * function that the analysis reads them by, and refuses what that reader does not take for chunks.
 * Pure; it keeps no bytes.
 *
 *     chunk:  size in hex [; extensions] CRLF  data  CRLF
 *     last:   0 [; extensions] CRLF  trailer lines  CRLF
 */
import { readSizeLine } from '../../core/carriers/http/chunks.ts';
import type { Framing } from './request-head.ts';

export interface BodyStep {
  /**
   * Bytes of the input that were read; the rest comes again with more behind it, or belongs to what
   * follows.
   */
  readonly consumed: number;
  /** The part of them that is content, not framing. */
  readonly content?: Uint8Array;
  readonly state: 'more' | 'done' | 'broken';
}

type ChunkState = 'size' | 'data' | 'data-end' | 'trailer';

/** Longest chunk-size line (with extensions) or trailer line. */
const LONGEST_LINE = 64 * 1024;
/** Extensions may follow a size, each behind a semicolon (RFC 9112 section 7.1.1). */
const EXTENSIONS = /^[ \t]*(?:;|$)/;

export class BodyReader {
  #chunked: ChunkState | null;
  #remaining: number;

  constructor(framing: Framing) {
    this.#chunked = framing.kind === 'chunked' ? 'size' : null;
    this.#remaining = framing.kind === 'length' ? framing.bytes : 0;
  }

  /**
   * One step from the start of `bytes`. `more` with nothing consumed: call again when more has
   * come.
   */
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
    const line = Buffer.from(bytes.subarray(0, end)).toString('latin1');
    return { consumed: end + 1, state: this.#acceptLine(line) };
  }

  /**
   * `line` without its line feed. Only a trailer line may lack the carriage return: the reader of
   * chunks needs it.
   */
  #acceptLine(line: string): BodyStep['state'] {
    if (this.#chunked === 'trailer') return line === '' || line === '\r' ? 'done' : 'more';
    if (!line.endsWith('\r')) return 'broken';
    return this.#chunked === 'data-end' ? this.#endChunk(line) : this.#startChunk(line.slice(0, -1));
  }

  #endChunk(line: string): BodyStep['state'] {
    this.#chunked = 'size';
    return line === '\r' ? 'more' : 'broken';
  }

  #startChunk(line: string): BodyStep['state'] {
    const start = readSizeLine(line);
    if (start === null || !EXTENSIONS.test(start.behind)) return 'broken';
    this.#remaining = start.size;
    this.#chunked = start.size === 0 ? 'trailer' : 'data';
    return 'more';
  }
}
