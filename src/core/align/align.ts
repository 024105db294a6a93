/**
 * Captures in, slots out: reads every message of every trial, matches messages across trials, and aligns them to the code
 * point. Pure; the order in which captures are given does not matter. Must not judge: which slot depends on what is
 * association's.
 */
import { type Alignment, type Capture, type ReadBlob, type RenderingsOf, SINKS } from '../model/index.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE, MESSAGE_SIZE, TIMING_GAP } from '../carriers/message.ts';
import { SlotCollector } from './slot-collector.ts';
import { varies } from './text/distinct-texts.ts';
import { groupBy } from '../stdx/group-by.ts';
import { Interner } from './read/intern.ts';
import { Masks } from './text/masks.ts';
import type { MessageGroup, MatchedMessage } from './match/match-messages.ts';
import { messageGroups } from './match/match-messages.ts';
import { commonOrder, orderConflicts } from './tree/order.ts';
import { isRequest, rolesOf } from './match/roles.ts';
import { relativeToExpected, ExpectedCounts } from './match/expected-counts.ts';
import { MessageReader, type TrialMessage } from './read/message-reader.ts';
import type { TreeContext } from './tree/align-tree.ts';
import { alignPlaces } from './tree/align-tree.ts';

/**
 * Slots of all captures together. Captures whose outcome is `lab-failed` do not belong here.
 * What `readBlob` throws is passed on. `reader`: one that has read some of them before.
 */
export function alignCaptures(
  captures: readonly Capture[],
  readBlob: ReadBlob,
  renderings: RenderingsOf,
  reader = readerOf(readBlob),
): Alignment {
  const sorted = [...captures].sort((x, y) => (x.trial.id < y.trial.id ? -1 : 1));
  const trials = sorted.map((capture) => capture.trial.id);
  const sent = sorted.flatMap((capture, trial) => reader.messagesOf(capture, trial));
  const kinds = matchMessages(sent, sorted);
  const found = new SlotCollector(trials);
  const masks = new Masks(trials, renderings);
  for (const messages of sequences(kinds)) alignSequence(found, messages, trials.length);
  for (const kind of kinds) alignGroup(found, masks, kind);
  return found.result({
    messages: sent.filter(isRequest).length,
    readings: sent.reduce((sum, one) => sum + one.place.readings, 0),
    unreadBytes: sent.reduce((sum, one) => sum + one.unreadBytes, 0),
  });
}

export const readerOf = (readBlob: ReadBlob): MessageReader => new MessageReader(readBlob, new Interner());

type NeededGroup = MessageGroup & { readonly needs: readonly number[] | null };

/** Kinds of messages, by role in the order in which roles first occur. */
function matchMessages(sent: readonly TrialMessage[], captures: readonly Capture[]): NeededGroup[] {
  const { roles, hosts } = rolesOf(sent, captures);
  const needs = new ExpectedCounts(sent, hosts, captures.length);
  const groups = groupBy(sent, (_, index) => roles[index] ?? '');
  const implied = impliedDirectories(sent, roles);
  return [...groups]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([role, group]) =>
      messageGroups(role, group, captures.length).map((kind) => ({
        ...kind,
        counts: kind.counts.map((count, trial) => Math.max(count, implied.has(`${trial} ${role}`) ? 1 : 0)),
        needs: needs.of(group),
      })),
    );
}

/** Trial and role of each directory that a file was left in: it is there, whoever made it, and the file says so. */
function impliedDirectories(sent: readonly TrialMessage[], roles: readonly string[]): ReadonlySet<string> {
  const implied = new Set<string>();
  sent.forEach(({ sink, trial }, index) => {
    const role = sink === 'files' ? (roles[index] ?? '') : '';
    for (let at = role.indexOf('/'); at >= 0; at = role.indexOf('/', at + 1))
      implied.add(`${trial} ${role.slice(0, at)}`);
  });
  return implied;
}

/** `isKnown`: see `TreeWork`. */
export function alignGroup(
  found: SlotCollector,
  masks: Masks,
  kind: NeededGroup,
  isKnown?: TreeContext['isKnown'],
): void {
  const first = kind.messages[0];
  if (first === undefined) return;
  const counts = kind.needs === null ? kind.counts.map(String) : relativeToExpected(kind.counts, kind.needs);
  if (varies(counts)) found.addStructure(first, MESSAGE_PRESENCE, 'message', counts);
  for (const message of kind.messages) {
    alignQuantities(found, message);
    alignPlaces(
      { message, masks, collector: found, ...(isKnown === undefined ? {} : { isKnown }) },
      '',
      message.byTrial.map((one) => one?.place ?? null),
    );
  }
}

/** How long a message is, and how long it was in coming. */
function alignQuantities(found: SlotCollector, message: MatchedMessage): void {
  const sizes = message.byTrial.map((one) => (one === null ? null : String(one.bytes)));
  if (varies(sizes)) found.addStructure(message, MESSAGE_SIZE, 'message', sizes);
  const gaps = message.byTrial.map((one) => (one?.gap == null ? null : String(one.gap)));
  if (varies(gaps)) found.addStructure({ ...message, sink: 'timing' }, TIMING_GAP, 'message', gaps);
}

/** Messages whose order is read together. Tunnels are asked for when what they serve needs them, so they have an order of their own. */
function sequences(kinds: readonly MessageGroup[]): MatchedMessage[][] {
  const ordered = kinds.flatMap((kind) => kind.messages).filter(({ sink }) => SINKS[sink].ordered);
  const among = ({ sink, key }: MatchedMessage): string =>
    key.startsWith('CONNECT ') ? 'tunnels' : SINKS[sink].request ? 'requests' : sink;
  return [...groupBy(ordered, among).values()];
}

/** Order in which messages first occur, where trials disagree about it. */
export function alignSequence(found: SlotCollector, messages: readonly MatchedMessage[], trials: number): void {
  const lists = Array.from({ length: trials }, (_, trial) => {
    const mine = messages.flatMap((message) => {
      const one = message.byTrial[trial];
      return one === null || one === undefined ? [] : [{ key: message.key, nth: one.nth }];
    });
    return mine.sort((x, y) => x.nth - y.nth).map(({ key }) => key);
  });
  for (const { symbols } of orderConflicts(lists, commonOrder(lists))) {
    const written = symbols.map((list) => list?.join(', ') ?? null);
    // Of the messages that change places the first by name: which comes first in time is what varies.
    const [key] = [...new Set(symbols.flatMap((list) => list ?? []))].sort();
    const first = messages.find((message) => message.key === key);
    if (first !== undefined) found.addStructure(first, MESSAGE_SEQUENCE, 'message', written);
  }
}
