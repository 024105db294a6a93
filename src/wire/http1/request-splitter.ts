/**
 * Cuts a client's byte stream into HTTP/1 requests, and keeps every byte. Its results, put end to
 * end, are the pushed bytes, save bodies past the limit. It finds where a request ends, and no
 * other meaning. Pure, and must not throw.
 */
import { endOfHead } from '../../core/carriers/http/head.ts';
import { BoundedBytes } from '../bounded-bytes.ts';
import { BodyReader } from './body-reader.ts';
import { type HeadFault, type RequestHead, viewHead } from './request-head.ts';

export interface SplitRequest {
  /** Null where the head never came whole, or could not be read. */
  readonly head: RequestHead | null;
  /** From the request line (empty lines before it included) to the end of the framed body. */
  readonly raw: Uint8Array;
  /** The body without its framing. */
  readonly body: Uint8Array;
  /** Bytes are missing: cut at the limit, or the client went before the end. */
  readonly truncated: boolean;
}

export type Split =
  /** A head is whole; its body may be still to come. */
  | { readonly kind: 'head'; readonly head: RequestHead; readonly size: number }
  /** A piece of the body of the last head, without framing. */
  | { readonly kind: 'content'; readonly content: Uint8Array }
  | { readonly kind: 'request'; readonly head: RequestHead; readonly request: SplitRequest }
  /** The end of this request cannot be known: it swallows whatever still comes, until `cut`. */
  | { readonly kind: 'broken'; readonly fault: SplitFault };

export type SplitFault = HeadFault | 'head-too-long' | 'bad-chunk';

export interface SplitLimits {
  readonly headBytes: number;
  readonly bodyBytes: number;
}

type State =
  | { readonly kind: 'head' }
  | { readonly kind: 'body'; readonly head: RequestHead; readonly headSize: number; readonly reader: BodyReader }
  | { readonly kind: 'broken'; readonly head: RequestHead | null };

const AT_HEAD: State = { kind: 'head' };
const EMPTY = Buffer.alloc(0);

export class RequestSplitter {
  readonly #limits: SplitLimits;
  #unread: Buffer = EMPTY;
  #state: State = AT_HEAD;
  /** A request that ended with the piece of content given last. */
  #ended: Split | null = null;
  #raw: BoundedBytes;
  #chunks: BoundedBytes;

  constructor(limits: SplitLimits) {
    this.#limits = limits;
    this.#raw = new BoundedBytes(limits.headBytes + limits.bodyBytes);
    this.#chunks = new BoundedBytes(limits.bodyBytes);
  }

  /** True between requests, when not a byte of the next has come. */
  get idle(): boolean {
    return this.#state.kind === 'head' && this.#unread.length === 0;
  }

  push(bytes: Uint8Array): void {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#unread = this.#unread.length === 0 ? piece : Buffer.concat([this.#unread, piece]);
  }

  /** The next thing that is whole, or null until more is pushed. */
  next(): Split | null {
    const ended = this.#ended;
    this.#ended = null;
    if (ended !== null) return ended;
    switch (this.#state.kind) {
      case 'head':
        return this.#nextHead();
      case 'body':
        return this.#nextBody(this.#state);
      case 'broken':
        this.#take(this.#unread.length);
        return null;
    }
  }

  /** Takes what has not been read, for a protocol that follows on the same connection. */
  rest(): Buffer {
    const rest = this.#unread;
    this.#unread = EMPTY;
    return rest;
  }

  /**
   * The unfinished or broken request at the end of the stream; null when there is none, or empty
   * lines only.
   */
  cut(): SplitRequest | null {
    if (this.#state.kind === 'head' && !/[^\r\n]/.test(this.#unread.toString('latin1'))) return null;
    const { head, headSize } = this.#state.kind === 'body' ? this.#state : { head: null, headSize: 0 };
    const unfinished = this.#state.kind !== 'broken';
    this.#take(this.#unread.length);
    const request = this.#finish(head, headSize);
    return { ...request, truncated: request.truncated || unfinished };
  }

  #nextHead(): Split | null {
    const text = this.#unread.toString('latin1');
    const size = endOfHead(text);
    if (size < 0) return this.#unread.length > this.#limits.headBytes ? this.#break('head-too-long', null) : null;
    const head = viewHead(text.slice(0, size));
    if (typeof head === 'string') return this.#break(head, null);
    this.#raw.limitTo(size + this.#limits.bodyBytes);
    this.#take(size);
    this.#state = { kind: 'body', head, headSize: size, reader: new BodyReader(head.framing) };
    return { kind: 'head', head, size };
  }

  #nextBody(state: State & { kind: 'body' }): Split | null {
    for (;;) {
      const step = state.reader.step(this.#unread);
      this.#take(step.consumed);
      if (step.content !== undefined && state.head.framing.kind === 'chunked') this.#chunks.add(step.content);
      if (step.state === 'broken') return this.#break('bad-chunk', state.head);
      if (step.state === 'done') {
        this.#ended = { kind: 'request', head: state.head, request: this.#finish(state.head, state.headSize) };
      }
      if (step.content !== undefined && step.content.length > 0) return { kind: 'content', content: step.content };
      if (step.state === 'done') return this.next();
      if (this.#unread.length === 0 || step.consumed === 0) return null;
    }
  }

  #break(fault: SplitFault, head: RequestHead | null): Split {
    this.#state = { kind: 'broken', head };
    this.#take(this.#unread.length);
    return { kind: 'broken', fault };
  }

  #take(size: number): void {
    this.#raw.add(this.#unread.subarray(0, size));
    this.#unread = size === this.#unread.length ? EMPTY : this.#unread.subarray(size);
  }

  #finish(head: RequestHead | null, headSize: number): SplitRequest {
    const raw = this.#raw.bytes();
    const body = head?.framing.kind === 'chunked' ? this.#chunks.bytes() : raw.subarray(headSize);
    const request = { head, raw, body, truncated: this.#raw.truncated };
    this.#raw = new BoundedBytes(this.#limits.headBytes + this.#limits.bodyBytes);
    this.#chunks = new BoundedBytes(this.#limits.bodyBytes);
    this.#state = AT_HEAD;
    return request;
  }
}
