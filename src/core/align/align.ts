/**
 * Captures in, slots out: reads all messages, matches them across trials, and aligns each to the
 * code point. The order in which captures are given does not matter. Must not judge what a slot
 * depends on.
 */
import { type Alignment, type Capture, type ReadBlob, type RenderingsOf, SINKS } from '../model/index.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE, MESSAGE_SIZE, TIMING_GAP } from '../carriers/message.ts';
import { SlotCollector } from './slot-collector.ts';
import { varies } from './text/distinct-texts.ts';
import { groupBy } from '../stdx/group-by.ts';
import { Interner } from './read/intern.ts';
import { Masks } from './text/masks.ts';
import { type MatchedMessage, matchMessages, type MessageGroup, type NeededGroup } from './match/match-messages.ts';
import { commonOrder, orderConflicts } from './tree/order.ts';
import { isRequest } from './match/roles.ts';
import { relativeToExpected } from './match/expected-counts.ts';
import { MessageReader } from './read/message-reader.ts';
import type { TreeContext } from './tree/align-tree.ts';
import { alignPlaces } from './tree/align-tree.ts';

/**
 * Slots of all captures together; captures whose outcome is `lab-failed` must be left out.
 * `reader`: may have read some of the captures before.
 * @throws what `readBlob` throws
 */
export function alignCaptures(
  captures: readonly Capture[],
  readBlob: ReadBlob,
  renderings: RenderingsOf,
  reader = readerOf(readBlob),
): Alignment {
  const sorted = [...captures].sort((x, y) => (x.trial.id < y.trial.id ? -1 : 1));
  const trials = sorted.map((capture) => capture.trial.id);
  const messages = sorted.flatMap((capture, trial) => reader.messagesOf(capture, trial));
  const groups = matchMessages(messages, sorted);
  const collector = new SlotCollector(trials);
  const masks = new Masks(trials, renderings);
  for (const sequence of sequences(groups)) alignSequence(collector, sequence, trials.length);
  for (const group of groups) alignGroup(collector, masks, group);
  return collector.result({
    messages: messages.filter(isRequest).length,
    readings: messages.reduce((sum, message) => sum + message.place.readings, 0),
    unreadBytes: messages.reduce((sum, message) => sum + message.unreadBytes, 0),
  });
}

/** A reader for the captures of one bundle. */
export const readerOf = (readBlob: ReadBlob): MessageReader => new MessageReader(readBlob, new Interner());

/** Slots of one group: its count, and each of its messages. `isKnown`: see `TreeContext`. */
export function alignGroup(
  collector: SlotCollector,
  masks: Masks,
  group: NeededGroup,
  isKnown?: TreeContext['isKnown'],
): void {
  const first = group.messages[0];
  if (first === undefined) return;
  const counts = group.needs === null ? group.counts.map(String) : relativeToExpected(group.counts, group.needs);
  if (varies(counts)) collector.addStructure(first, MESSAGE_PRESENCE, 'message', counts);
  for (const message of group.messages) {
    alignQuantities(collector, message);
    alignPlaces(
      { message, masks, collector, ...(isKnown === undefined ? {} : { isKnown }) },
      '',
      message.byTrial.map((sent) => sent?.place ?? null),
    );
  }
}

/** Length of a message in bytes, and the gap before it in milliseconds. */
function alignQuantities(collector: SlotCollector, message: MatchedMessage): void {
  const sizes = message.byTrial.map((sent) => (sent === null ? null : String(sent.bytes)));
  if (varies(sizes)) collector.addStructure(message, MESSAGE_SIZE, 'message', sizes);
  const gaps = message.byTrial.map((sent) => (sent?.gap == null ? null : String(sent.gap)));
  if (varies(gaps)) collector.addStructure({ ...message, sink: 'timing' }, TIMING_GAP, 'message', gaps);
}

/**
 * Messages whose order is one reading. Tunnels are apart: a tunnel is opened when a request needs
 * it.
 */
function sequences(groups: readonly MessageGroup[]): MatchedMessage[][] {
  const ordered = groups.flatMap((group) => group.messages).filter(({ sink }) => SINKS[sink].ordered);
  const sequenceOf = ({ sink, key }: MatchedMessage): string =>
    key.startsWith('CONNECT ') ? 'tunnels' : SINKS[sink].request ? 'requests' : sink;
  return [...groupBy(ordered, sequenceOf).values()];
}

/** Slots of the order in which messages occur, one for each conflict between trials. */
export function alignSequence(collector: SlotCollector, messages: readonly MatchedMessage[], trials: number): void {
  const lists = Array.from({ length: trials }, (_, trial) => {
    const present = messages.flatMap(({ key, byTrial }) => {
      const sent = byTrial[trial];
      return sent === null || sent === undefined ? [] : [{ key, nth: sent.nth }];
    });
    return present.sort((x, y) => x.nth - y.nth).map(({ key }) => key);
  });
  for (const { symbols } of orderConflicts(lists, commonOrder(lists))) {
    const orders = symbols.map((list) => list?.join(', ') ?? null);
    // The slot belongs to the first message by name, since the first in time varies.
    const [key] = [...new Set(symbols.flatMap((list) => list ?? []))].sort();
    const message = messages.find((candidate) => candidate.key === key);
    if (message !== undefined) collector.addStructure(message, MESSAGE_SEQUENCE, 'message', orders);
  }
}
