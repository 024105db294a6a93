/** Reads just enough of a stream to tell what is spoken on it, and then leaves it to whoever speaks that. */
import type { Duplex } from 'node:stream';
import { type Protocol, detectProtocol } from './detect-protocol.ts';

export interface Peeked {
  readonly spoken: Exclude<Protocol, 'more'>;
  /** Read from the stream already; whoever takes over has to be given them, or to have them put back. */
  readonly bytes: Buffer;
  /** The stream ended, or closed, before it was clear what it was. */
  readonly ended: boolean;
}

/** Resolves when the first bytes tell, or the stream is over or `gone`. Leaves the stream paused and without listeners of its own. */
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
