/** Every message of the trials, read, in each trial's own order. */
import { type Capture, type CaptureEvent, isNetwork, type ReadBlob } from '../../model/index.ts';
import type { Interned, Interner } from './intern.ts';
import { type Message, messageOf, fileKey } from './message.ts';
import { type TemplateQuery, templateQueryOf, type InternedMessage, Templates } from './templates.ts';

export interface TrialMessage extends Message {
  /** Index of the trial. */
  readonly trial: number;
  /** Place in the trial's own order. */
  readonly nth: number;
  /** Milliseconds since the message before it that went to the network; since the start for the first. Null for the others. */
  readonly gap: number | null;
  /** Interned. */
  readonly place: Interned;
}

type CachedMessage = Omit<TrialMessage, 'trial'>;

/**
 * Reads messages; equal trees are shared, a file that is the same in many trials is read once, of a message that is much like another only
 * what differs, and a trial that is asked for again not at all. One reader reads trials of one bundle, where a number stands for one capture for ever.
 */
export class MessageReader {
  readonly #readBlob: ReadBlob;
  readonly interner: Interner;
  readonly #files = new Map<string, InternedMessage | null>();
  readonly #trials = new Map<string, readonly CachedMessage[]>();
  readonly #templates: Templates;

  constructor(readBlob: ReadBlob, interner: Interner) {
    this.#readBlob = readBlob;
    this.interner = interner;
    this.#templates = new Templates(interner);
  }

  /** Messages of one trial in the order of its events. */
  messagesOf(capture: Capture, trial: number): TrialMessage[] {
    const { id } = capture.trial;
    const known = this.#trials.get(id) ?? this.#saidIn(capture);
    this.#trials.set(id, known);
    return known.map((one) => ({ ...one, trial }));
  }

  #saidIn(capture: Capture): CachedMessage[] {
    const sent: CachedMessage[] = [];
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

  #said(event: CaptureEvent): InternedMessage | null {
    const message = templateQueryOf(event);
    if (message !== null) return this.#likeKnown(event, message);
    if (event.kind !== 'file') return this.#read(event, this.#readBlob);
    const key = fileKey(event);
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const read = this.#read(event, this.#readBlob);
    this.#files.set(key, read);
    return read;
  }

  #likeKnown(event: CaptureEvent, message: TemplateQuery): InternedMessage | null {
    const blob = this.#readBlob(message.blob);
    const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
    const like = this.#templates.read(message, bytes);
    if (like !== null) return like;
    const read = this.#read(event, (hash) => (hash === message.blob ? blob : this.#readBlob(hash)));
    if (read !== null) this.#templates.keep(message, bytes, read);
    return read;
  }

  #read(event: CaptureEvent, readBlob: ReadBlob): InternedMessage | null {
    const said = messageOf(event, readBlob);
    return said === null ? null : { ...said, place: this.interner.place(said.place) };
  }
}
