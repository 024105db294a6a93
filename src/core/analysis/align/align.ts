/**
 * Captures in, slots out: reads every message of every trial, matches messages across trials, and aligns them to the code
 * point. Pure; the order in which captures are given does not matter. Must not judge: which slot depends on what is
 * association's.
 */
import type { Alignment, Capture, ReadBlob, RenderingsOf } from '../../model/index.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE } from '../../carriers/message.ts';
import { Collector } from './collector.ts';
import { variety } from './distinct.ts';
import { grouped } from './grouped.ts';
import { Interner } from './intern.ts';
import { Masks } from './masks.ts';
import type { Kind, Matched } from './matching.ts';
import { kindsOf } from './matching.ts';
import { commonOrder, orderPlaces } from './order.ts';
import { rolesOf } from './roles.ts';
import type { Sent } from './sent.ts';
import { sentBy } from './sent.ts';
import { alignPlaces } from './tree.ts';

/**
 * Slots of all captures together. Captures whose outcome is `lab-failed` do not belong here.
 * `readBlob` is asked for the blobs of requests only; what it throws is passed on.
 */
export function alignCaptures(captures: readonly Capture[], readBlob: ReadBlob, renderings: RenderingsOf): Alignment {
  const sorted = [...captures].sort((x, y) => (x.trial.id < y.trial.id ? -1 : 1));
  const trials = sorted.map((capture) => capture.trial.id);
  const interner = new Interner();
  const sent = sorted.flatMap((capture, trial) => sentBy(capture, trial, readBlob, interner));
  const kinds = matchMessages(sent, sorted);
  const messages = kinds.flatMap((kind) => kind.messages);
  const found = new Collector(trials);
  const masks = new Masks(trials, renderings);
  alignSequence(found, messages, trials.length);
  for (const kind of kinds) alignKind(found, masks, kind);
  return found.result({
    messages: sent.length,
    readings: sent.reduce((sum, one) => sum + one.place.readings, 0),
    unreadBytes: sent.reduce((sum, one) => sum + one.unreadBytes, 0),
  });
}

/** Kinds of messages, by role in the order in which roles first occur. */
function matchMessages(sent: readonly Sent[], captures: readonly Capture[]): Kind[] {
  const roles = rolesOf(
    sent,
    captures.map((capture) => capture.facts['endpoint']),
  );
  const groups = grouped(sent, (_, index) => roles[index] ?? '');
  return [...groups]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([role, group]) => kindsOf(role, group, captures.length));
}

function alignKind(found: Collector, masks: Masks, kind: Kind): void {
  const first = kind.messages[0];
  if (first === undefined) return;
  const counts = kind.counts.map(String);
  if (variety(counts) > 1) found.structure(first.key, MESSAGE_PRESENCE, 'message', counts);
  for (const { key, sent } of kind.messages) {
    alignPlaces(
      { message: key, masks, found },
      '',
      sent.map((one) => one?.place ?? null),
    );
  }
}

/** Order in which messages first occur, where trials disagree about it. */
function alignSequence(found: Collector, messages: readonly Matched[], trials: number): void {
  const lists = Array.from({ length: trials }, (_, trial) => {
    const mine = messages.flatMap(({ key, sent }) => {
      const one = sent[trial];
      return one === null || one === undefined ? [] : [{ key, nth: one.nth }];
    });
    return mine.sort((x, y) => x.nth - y.nth).map(({ key }) => key);
  });
  for (const { symbols } of orderPlaces(lists, commonOrder(lists))) {
    const written = symbols.map((list) => list?.join(', ') ?? null);
    const key = symbols.find((list) => list !== null && list.length > 0)?.[0] ?? '';
    found.structure(key, MESSAGE_SEQUENCE, 'message', written);
  }
}
