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
type Untried = Omit<Sent, 'trial'>;

/**
 * Reads messages; equal trees are shared, a file that is the same in many trials is read once, and so is a trial that is asked for
 * again. One reader reads trials of one bundle, where a number stands for one capture for ever.
 */
export class MessageReader {
  readonly #readBlob: ReadBlob;
  readonly interner: Interner;
  readonly #files = new Map<string, Read | null>();
  readonly #trials = new Map<string, readonly Untried[]>();

  constructor(readBlob: ReadBlob, interner: Interner) {
    this.#readBlob = readBlob;
    this.interner = interner;
  }

  /** Messages of one trial in the order of its events. */
  sentBy(capture: Capture, trial: number): Sent[] {
    const { id } = capture.trial;
    const known = this.#trials.get(id) ?? this.#saidIn(capture);
    this.#trials.set(id, known);
    return known.map((one) => ({ ...one, trial }));
  }

  #saidIn(capture: Capture): Untried[] {
    const sent: Untried[] = [];
    let before = 0;
    for (const event of capture.events) {
      const said = this.#said(event);
      if (said === null) continue;
      const gap = isNetwork(said.sink) ? event.at - before : null;
      if (gap !== null) before = event.at;
      sent.push({ ...said, nth: sent.length, gap });
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
    return said === null ? null : { ...said, place: this.interner.place(said.place) };
  }
}
