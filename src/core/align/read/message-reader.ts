/** Reads all messages of the trials, each in its own trial's order. */
import { type Capture, type CaptureEvent, isNetwork, type ReadBlob } from '../../model/index.ts';
import type { Interned, Interner } from './intern.ts';
import { type Message, messageOf, fileKey } from './message.ts';
import { type TemplateQuery, templateQueryOf, type InternedMessage, Templates } from './templates.ts';

export interface TrialMessage extends Message {
  /** Index of the trial. */
  readonly trial: number;
  /** Index in the trial's own order. */
  readonly nth: number;
  /**
   * Milliseconds since the previous message to the network, or since the start. null for messages
   * that stay on the machine.
   */
  readonly gap: number | null;
  /** Interned. */
  readonly place: Interned;
}

type CachedMessage = Omit<TrialMessage, 'trial'>;

/**
 * Parses the messages of each trial into interned trees. Use one reader a bundle: its caches assume
 * that a trial id always names the same capture. There are three:
 *
 * - Identical files are parsed once.
 * - A message similar to an earlier one is parsed only where its bytes differ (see `Templates`).
 * - A trial requested again is returned as it was.
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
    const known = this.#trials.get(id) ?? this.#readTrial(capture);
    this.#trials.set(id, known);
    return known.map((one) => ({ ...one, trial }));
  }

  #readTrial(capture: Capture): CachedMessage[] {
    const messages: CachedMessage[] = [];
    let before = 0;
    for (const event of capture.events) {
      const message = this.#readEvent(event);
      if (message === null) continue;
      const gap = isNetwork(message.sink) ? event.at - before : null;
      if (gap !== null) before = event.at;
      messages.push({ ...message, nth: messages.length, gap });
    }
    return messages;
  }

  #readEvent(event: CaptureEvent): InternedMessage | null {
    const query = templateQueryOf(event);
    if (query !== null) return this.#readByTemplate(event, query);
    if (event.kind !== 'file') return this.#readWhole(event, this.#readBlob);
    const key = fileKey(event);
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const read = this.#readWhole(event, this.#readBlob);
    this.#files.set(key, read);
    return read;
  }

  #readByTemplate(event: CaptureEvent, query: TemplateQuery): InternedMessage | null {
    const blob = this.#readBlob(query.blob);
    const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
    const read = this.#templates.read(query, bytes);
    if (read !== null) return read;
    const whole = this.#readWhole(event, (hash) => (hash === query.blob ? blob : this.#readBlob(hash)));
    if (whole !== null) this.#templates.keep(query, bytes, whole);
    return whole;
  }

  #readWhole(event: CaptureEvent, readBlob: ReadBlob): InternedMessage | null {
    const message = messageOf(event, readBlob);
    return message === null ? null : { ...message, place: this.interner.place(message.place) };
  }
}
