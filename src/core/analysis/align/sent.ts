/** Every message of the trials, read, in each trial's own order. */
import type { Capture, CaptureEvent, ReadBlob } from '../../model/index.ts';
import type { Interned, Interner } from './intern.ts';
import { isNetwork, type Said, saidBy, sameFile } from './sinks.ts';

export interface Sent extends Said {
  /** Index of the trial. */
  readonly trial: number;
  /** Place in the trial's own order. */
  readonly nth: number;
  /** Milliseconds since the message before it that went to the network; since the start for the first. Null for the others. */
  readonly gap: number | null;
  /** Interned. */
  readonly place: Interned;
}

type Read = Said & Pick<Sent, 'place'>;

/** Reads messages; equal trees are shared, and a file that is the same in many trials is read once. */
export class MessageReader {
  readonly #readBlob: ReadBlob;
  readonly #interner: Interner;
  readonly #files = new Map<string, Read | null>();

  constructor(readBlob: ReadBlob, interner: Interner) {
    this.#readBlob = readBlob;
    this.#interner = interner;
  }

  /** Messages of one trial in the order of its events. */
  sentBy(capture: Capture, trial: number): Sent[] {
    const sent: Sent[] = [];
    let before = 0;
    for (const event of capture.events) {
      const said = this.#said(event);
      if (said === null) continue;
      const gap = isNetwork(said.sink) ? event.at - before : null;
      if (gap !== null) before = event.at;
      sent.push({ ...said, trial, nth: sent.length, gap });
    }
    return sent;
  }

  #said(event: CaptureEvent): Read | null {
    if (event.kind !== 'file') return this.#read(event);
    const key = sameFile(event);
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const read = this.#read(event);
    this.#files.set(key, read);
    return read;
  }

  #read(event: CaptureEvent): Read | null {
    const said = saidBy(event, this.#readBlob);
    return said === null ? null : { ...said, place: this.#interner.place(said.place) };
  }
}
