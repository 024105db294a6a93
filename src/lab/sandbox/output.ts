/** Collects the subject's output, up to a limit that both streams share. Runs in the worker. */
import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { OutputEvent, PutBlob } from '../../core/model/index.ts';

type StreamName = OutputEvent['stream'];

export class Output {
  readonly #limit: number;
  readonly #onOverflow: () => void;
  readonly #chunks: Record<StreamName, Buffer[]> = { stdout: [], stderr: [] };
  readonly #firstAt: Partial<Record<StreamName, number>> = {};
  readonly #cut = new Set<StreamName>();
  readonly #ends: Promise<void>[] = [];
  #bytes = 0;
  #onShown: (bytes: Buffer) => void = () => undefined;

  constructor(limitBytes: number, onOverflow: () => void) {
    this.#limit = limitBytes;
    this.#onOverflow = onOverflow;
  }

  /** @param path of a pipe's end below /proc/PID/fd, opened at once */
  listen(stream: StreamName, path: string): void {
    const socket = new Socket({ fd: openPipe(path, constants.O_RDONLY), readable: true, writable: false });
    socket.on('data', (chunk: Buffer) => this.#take(stream, chunk, socket));
    this.#ends.push(
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.once('error', () => socket.destroy());
      }),
    );
  }

  /** Calls `listener` with each chunk of stdout. */
  onShown(listener: (bytes: Buffer) => void): void {
    this.#onShown = listener;
  }

  #take(stream: StreamName, chunk: Buffer, socket: Socket): void {
    this.#firstAt[stream] ??= Date.now();
    if (stream === 'stdout') this.#onShown(chunk);
    const stored = chunk.subarray(0, this.#limit - this.#bytes);
    if (stored.length > 0) this.#chunks[stream].push(stored);
    this.#bytes += stored.length;
    if (stored.length === chunk.length) return;
    this.#cut.add(stream);
    socket.destroy();
    this.#onOverflow();
  }

  /** Resolves when both streams are closed. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  /** One event for each stream with output; `at` is the time of its first byte. */
  events(startedAt: number, put: PutBlob): OutputEvent[] {
    return (['stdout', 'stderr'] as const).flatMap((stream) => {
      const first = this.#firstAt[stream];
      if (first === undefined) return [];
      const bytes = put(Buffer.concat(this.#chunks[stream]));
      return {
        kind: 'output',
        at: Math.max(0, Math.round(first - startedAt)),
        stream,
        bytes,
        truncated: this.#cut.has(stream),
      };
    });
  }
}

/** Writes `text` into a pipe at the reader's speed. A reader that closes its end is no error. */
export function feed(path: string, text: string): void {
  const socket = new Socket({ fd: openPipe(path, constants.O_WRONLY), readable: false, writable: true });
  socket.on('error', () => socket.destroy());
  socket.end(text);
}

export function openPipe(path: string, flags: number): number {
  return openSync(path, flags | constants.O_NONBLOCK);
}
