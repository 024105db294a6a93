/**
 * Cuts what an HTTP/2 client sends before its first request: preface, settings, windows,
 * priorities. Takes the bytes from the stream and leaves putting them back to its caller; must
 * answer nothing.
 */
import type { Duplex } from 'node:stream';

/** RFC 9113 section 3.4. */
const PREFACE_BYTES = 24;
const FRAME_HEADER_BYTES = 9;
/** RFC 9113 section 6: frames of the connection; PRIORITY names a stream, and opens none. */
const OF_THE_START = new Set([2, 4, 8]);
/** A client may wait for our settings before it goes on: after this silence they are sent, ms. */
const QUIET_MS = 25;
/** Longest start of a connection, bytes. */
const LONGEST = 64 * 1024;

export interface Http2Start {
  /** Whole frames, behind the preface. */
  readonly start: Buffer;
  /** All that was read. */
  readonly read: Buffer;
}

/**
 * `first` begins with the whole preface. Resolves when a frame of a request has come, or nothing
 * more comes for a while.
 */
export async function readStart(stream: Duplex, first: Buffer, gone: Promise<void>): Promise<Http2Start> {
  let read = first;
  let cut = cutStart(read);
  while (!cut.complete && read.length < LONGEST && !stream.readableEnded) {
    const more = await nextBytes(stream, gone);
    if (more === null) break;
    read = Buffer.concat([read, more]);
    cut = cutStart(read);
  }
  return { start: read.subarray(0, cut.end), read };
}

/** Where the start ends in these bytes; complete: a frame that is not part of it follows. */
function cutStart(bytes: Buffer): { readonly end: number; readonly complete: boolean } {
  let end = PREFACE_BYTES;
  while (end + FRAME_HEADER_BYTES <= bytes.length) {
    if (!OF_THE_START.has(bytes[end + 3] ?? 0)) return { end, complete: true };
    const next = end + FRAME_HEADER_BYTES + bytes.readUIntBE(end, 3);
    if (next > bytes.length) break;
    end = next;
  }
  return { end, complete: false };
}

/** The next bytes, or null after `QUIET_MS` of silence and at the end of the stream. */
function nextBytes(stream: Duplex, gone: Promise<void>): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const finish = (bytes: Buffer | null): void => {
      clearTimeout(timer);
      stream.off('readable', onReadable).off('end', onEnd);
      resolve(bytes);
    };
    const onEnd = (): void => finish(null);
    const onReadable = (): void => {
      const bytes = stream.read() as Buffer | null;
      if (bytes !== null) finish(bytes);
    };
    const timer = setTimeout(onEnd, QUIET_MS);
    stream.on('end', onEnd).on('readable', onReadable);
    void gone.then(onEnd);
    onReadable();
  });
}
