/** Cuts the recorder's stream into frames: | length 4 | packets lost 4 | frame |, big-endian, in whatever pieces it comes. */
export class FrameReader {
  readonly #onFrame: (frame: Buffer, lost: number) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onFrame: (frame: Buffer, lost: number) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (at + 8 <= bytes.length) {
      const end = at + 8 + bytes.readUInt32BE(at);
      if (end > bytes.length) break;
      this.#onFrame(bytes.subarray(at + 8, end), bytes.readUInt32BE(at + 4));
      at = end;
    }
    this.#rest = bytes.subarray(at);
  }
}
