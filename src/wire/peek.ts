/**
 * Reads just enough of a stream to detect its protocol, and leaves the rest to that protocol's
 * server.
 */
import type { Duplex } from 'node:stream';
import { type Protocol, detectProtocol } from './detect-protocol.ts';

export interface Peeked {
  readonly spoken: Exclude<Protocol, 'more'>;
  /** Read from the stream already: the next reader gets them, or they are put back. */
  readonly bytes: Buffer;
  /** The stream ended, or closed, before its protocol was known. */
  readonly ended: boolean;
}

/**
 * Resolves when the protocol is known, or the stream is over or `gone`. Leaves the stream paused,
 * without our listeners.
 */
export function peek(stream: Duplex, gone: Promise<void>): Promise<Peeked> {
  return new Promise((resolve) => {
    let bytes: Buffer = Buffer.alloc(0);
    const finish = (spoken: Peeked['spoken'], ended: boolean): void => {
      stream.off('readable', onReadable).off('end', onOver);
      resolve({ spoken, bytes, ended });
    };
    const onOver = (): void => finish('raw', true);
    const onReadable = (): void => {
      bytes = readAll(stream, bytes);
      const spoken = detectProtocol(bytes);
      if (spoken !== 'more') finish(spoken, false);
    };
    stream.on('end', onOver).on('readable', onReadable);
    void gone.then(onOver);
    if (stream.readableEnded) onOver();
  });
}

function readAll(stream: Duplex, before: Buffer): Buffer {
  const pieces = [before];
  for (;;) {
    const piece = stream.read() as Buffer | null;
    if (piece === null) return pieces.length === 1 ? before : Buffer.concat(pieces);
    pieces.push(piece);
  }
}
