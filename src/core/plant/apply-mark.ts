/**
 * Puts a mark into the bytes of the trials that its trigger selects, and reads them again. The bytes decide: a message is
 * written with the mark in it, and what the carriers read from the written bytes goes on.
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
import type { Change, Planting } from './marks/mark.ts';
import { messageWith, placeIn, type Target } from './target.ts';

/** Messages that the mark changes, as they are with it; null: not sent. */
export type MarkedMessages = ReadonlyMap<TrialMessage, TrialMessage | null>;

interface Draft {
  readonly one: TrialMessage;
  readonly changed: Place;
}

/**
 * The first and the last message that the mark changes are read from their bytes. If both read as the change was meant, so
 * do the others, in which the same change stands at the same place (their Content-Length moves as it does in the first); if
 * not, each is read from its bytes.
 */
export function applyMark(
  ground: Baseline,
  spot: Target,
  planting: Planting,
  marked: ReadonlySet<number>,
): MarkedMessages {
  const sowing: Sowing = { ground, interner: new Interner(ground.interner) };
  const sown = new Map<TrialMessage, TrialMessage | null>();
  const drafts: Draft[] = [];
  for (const one of ground.messages.get(spot.message) ?? []) {
    const change = one === null ? null : planting(one.trial, marked.has(one.trial));
    if (one === null || change === null) continue;
    if (change.kind === 'not-sent') sown.set(one, null);
    else if (change.kind === 'swapped') {
      sown.set(one, { ...one, nth: change.other.nth });
      sown.set(change.other, { ...change.other, nth: one.nth });
    } else drafts.push({ one, changed: changedMessage(spot, one.trial, change) });
  }
  for (const [one, read] of readDrafts(sowing, drafts)) sown.set(one, read);
  return sown;
}

/** One mark's: what it makes new is forgotten with it. */
interface Sowing {
  readonly ground: Baseline;
  readonly interner: Interner;
}

function readDrafts(sowing: Sowing, drafts: readonly Draft[]): Map<TrialMessage, TrialMessage> {
  const read = new Map<TrialMessage, TrialMessage>();
  let asMeant = drafts.every(({ one }) => !isCoded(one.place));
  let growth = 0;
  for (const draft of new Set([drafts[0], drafts.at(-1)])) {
    if (draft === undefined) continue;
    const meant = withFramingFixed(draft.changed, draft.one.place);
    const found = reread(sowing, draft.one, meant);
    read.set(draft.one, found);
    growth = lengthOf(meant) - lengthOf(draft.one.place);
    asMeant &&= found.place === sowing.interner.place(meant);
  }
  for (const { one, changed } of drafts) {
    if (read.has(one)) continue;
    const meant = asMeant ? withLength(changed, lengthOf(changed) + growth) : withFramingFixed(changed, one.place);
    read.set(one, asMeant ? meantBy(sowing, one, meant) : reread(sowing, one, meant));
  }
  return read;
}

function changedMessage(spot: Target, trial: number, change: Extract<Change, { kind: 'place' | 'parts' }>): Place {
  if (change.kind === 'place') return messageWith(spot, trial, change.place);
  const { parent } = spot;
  const whole = parent === null ? null : placeIn(parent, trial);
  if (parent === null || whole === null) throw new Error('parts change only where there is a parent');
  return messageWith(parent, trial, { ...whole, parts: change.parts });
}

function meantBy({ interner }: Sowing, one: TrialMessage, changed: Place): TrialMessage {
  const path = memberOf(changed, 'path');
  return { ...one, place: interner.place(changed), path: path === undefined ? one.path : facetText(path, TEXT) };
}

function reread({ ground, interner }: Sowing, one: TrialMessage, meant: Place): TrialMessage {
  const event = ground.eventOf.get(one);
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
