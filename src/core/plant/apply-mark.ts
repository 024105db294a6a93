/**
 * Puts a mark into the bytes of the trials that its trigger selects, and reads these bytes again.
 * The carriers' readings of the written bytes count, not the intended change.
 *
 *     trigger   proxy = set, trials 002 and 004         target   body.temperature
 *     trial 001 {"temperature":1,"stream":true}         as it was
 *     trial 002 {"temperature":1.0,"stream":true}       marked; Content-Length 31 becomes 33
 */
import type { HttpEvent, ReadBlob } from '../model/index.ts';
import { writeBody } from '../carriers/http/body.ts';
import { writeRequest } from '../carriers/http/request.ts';
import { facetText, memberOf, type Place } from '../carriers/reading.ts';
import { TEXT } from '../carriers/text.ts';
import { Interner } from '../align/read/intern.ts';
import type { TrialMessage } from '../align/read/message-reader.ts';
import { messageOf } from '../align/read/message.ts';
import { withFramingFixed, isCoded, lengthOf, withLength } from './reframe.ts';
import type { Baseline, RequestEvent } from './baseline.ts';
import type { Change, TrialChange } from './marks/mark.ts';
import { messageWith, placeIn, type Target } from './target.ts';

/** Messages that the mark changes, as they are with it; null: not sent. */
export type MarkedMessages = ReadonlyMap<TrialMessage, TrialMessage | null>;

interface Draft {
  readonly one: TrialMessage;
  readonly changed: Place;
}

/**
 * Reads the first and the last marked message from their bytes. If both read as intended, so do the
 * others, in which the same change lies at the same place; Content-Length moves in them as in the
 * first. If not, reads each from its bytes.
 */
export function applyMark(
  baseline: Baseline,
  target: Target,
  changeIn: TrialChange,
  marked: ReadonlySet<number>,
): MarkedMessages {
  const context: MarkContext = { baseline, interner: new Interner(baseline.interner) };
  const markedMessages = new Map<TrialMessage, TrialMessage | null>();
  const drafts: Draft[] = [];
  for (const one of baseline.messages.get(target.message) ?? []) {
    const change = one === null ? null : changeIn(one.trial, marked.has(one.trial));
    if (one === null || change === null) continue;
    if (change.kind === 'not-sent') markedMessages.set(one, null);
    else if (change.kind === 'swapped') {
      markedMessages.set(one, { ...one, nth: change.other.nth });
      markedMessages.set(change.other, { ...change.other, nth: one.nth });
    } else drafts.push({ one, changed: changedMessage(target, one.trial, change) });
  }
  for (const [one, read] of readDrafts(context, drafts)) markedMessages.set(one, read);
  return markedMessages;
}

/** One mark's: what it makes new is forgotten with it. */
interface MarkContext {
  readonly baseline: Baseline;
  readonly interner: Interner;
}

function readDrafts(context: MarkContext, drafts: readonly Draft[]): Map<TrialMessage, TrialMessage> {
  const read = new Map<TrialMessage, TrialMessage>();
  let isPredicted = drafts.every(({ one }) => !isCoded(one.place));
  let growth = 0;
  for (const draft of new Set([drafts[0], drafts.at(-1)])) {
    if (draft === undefined) continue;
    const meant = withFramingFixed(draft.changed, draft.one.place);
    const found = reread(context, draft.one, meant);
    read.set(draft.one, found);
    growth = lengthOf(meant) - lengthOf(draft.one.place);
    isPredicted &&= found.place === context.interner.place(meant);
  }
  for (const { one, changed } of drafts) {
    if (read.has(one)) continue;
    const meant = isPredicted ? withLength(changed, lengthOf(changed) + growth) : withFramingFixed(changed, one.place);
    read.set(one, isPredicted ? asPredicted(context, one, meant) : reread(context, one, meant));
  }
  return read;
}

function changedMessage(target: Target, trial: number, change: Extract<Change, { kind: 'place' | 'parts' }>): Place {
  if (change.kind === 'place') return messageWith(target, trial, change.place);
  const { parent } = target;
  const whole = parent === null ? null : placeIn(parent, trial);
  if (parent === null || whole === null) throw new Error('parts change only where there is a parent');
  return messageWith(parent, trial, { ...whole, parts: change.parts });
}

function asPredicted({ interner }: MarkContext, one: TrialMessage, changed: Place): TrialMessage {
  const path = memberOf(changed, 'path');
  return { ...one, place: interner.place(changed), path: path === undefined ? one.path : facetText(path, TEXT) };
}

function reread({ baseline, interner }: MarkContext, one: TrialMessage, meant: Place): TrialMessage {
  const event = baseline.eventOf.get(one);
  if (event === undefined) throw new Error('each message was read from an event');
  const written = writeMessage(event, meant);
  const said = messageOf(written.event, written.readBlob);
  if (said === null) throw new Error('what was a message stays one');
  return { ...one, ...said, place: interner.place(said.place) };
}

/** The event with the bytes that the place stands for. */
function writeMessage(event: RequestEvent, place: Place): { event: RequestEvent; readBlob: ReadBlob } {
  if (event.kind === 'websocket') {
    const payload = writeBody(memberOf(place, 'body') ?? place);
    return { event, readBlob: () => payload };
  }
  const content = writeRequest(event.request.form, place);
  const request: HttpEvent['request'] =
    content.form === 'h1'
      ? { form: 'h1', raw: '', truncated: event.request.truncated }
      : { form: 'h2', fields: content.fields, body: '', truncated: event.request.truncated };
  return { event: { ...event, request }, readBlob: () => (content.form === 'h1' ? content.raw : content.body) };
}
