/**
 * The unmarked messages of the screen's trials: read, matched and aligned once. Every column that
 * alignment visits is kept, so that a planted mark needs only its own change aligned again.
 */
import type { Capture, Design, HttpEvent, RenderingsOf, Slot, WebSocketEvent } from '../model/index.ts';
import { alignGroup, alignSequence } from '../align/align.ts';
import { SlotCollector } from '../align/slot-collector.ts';
import { groupBy } from '../stdx/group-by.ts';
import type { Interner } from '../align/read/intern.ts';
import { Masks } from '../align/text/masks.ts';
import { messageGroups, type MessageGroup, type MatchedMessage } from '../align/match/match-messages.ts';
import { isRequest, rolesOf } from '../align/match/roles.ts';
import type { MessageReader, TrialMessage } from '../align/read/message-reader.ts';
import type { PlaceColumn } from '../align/tree/align-tree.ts';
import { groupSlots } from '../statistics/groups.ts';
import { type TrialTable, trialTable } from '../statistics/trial-table.ts';
import { targetsOf, type Target, type Visit } from './target.ts';

export interface BaselineInput {
  readonly design: Design;
  /** In any order. */
  readonly captures: readonly Capture[];
  /** One that may have read them before. */
  readonly reader: MessageReader;
  readonly renderings: RenderingsOf;
}

export interface Baseline {
  readonly design: Design;
  /** The screen's, sorted by id: a trial's number is its place here. */
  readonly captures: readonly Capture[];
  readonly ids: readonly string[];
  readonly table: TrialTable;
  readonly roles: ReadonlyMap<string, Role>;
  /** By key: each message as the trials have it. */
  readonly messages: ReadonlyMap<string, MatchedMessage['byTrial']>;
  readonly eventOf: ReadonlyMap<TrialMessage, RequestEvent>;
  readonly interner: Interner;
  readonly masks: Masks;
  readonly slots: readonly Slot[];
  /** Random-looking ones, judged through features. */
  readonly random: readonly Slot[];
  /** Spots of each message that half of the trials send or more. */
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  readonly isKnown: (message: string, address: string, column: PlaceColumn) => boolean;
}

export interface Role {
  readonly sent: readonly TrialMessage[];
  readonly kinds: readonly MessageGroup[];
}

/**
 * Marks are planted in requests and in what is sent on WebSockets; other sinks are left as they
 * are.
 */
export type RequestEvent = HttpEvent | WebSocketEvent;

const requestsOf = ({ events }: Capture): RequestEvent[] =>
  events.filter(
    (event): event is RequestEvent =>
      event.kind === 'http' || (event.kind === 'websocket' && event.direction === 'sent'),
  );

/** `sent` in the trials' order; `captures` by trial. Sorted by role. */
export function messagesByRole(
  sent: readonly TrialMessage[],
  captures: readonly Capture[],
): Map<string, TrialMessage[]> {
  const { roles } = rolesOf(sent, captures);
  const groups = groupBy(sent, (_, index) => roles[index] ?? '');
  return new Map([...groups].sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** Share of trials that must send a message for marks to be planted in it. */
const USUAL = 0.5;
/** Longer messages bear no marks: each mark means that the message is written and read again. */
const LONGEST = 1 << 20;

/** @throws what the reader's `readBlob` throws */
export function baselineOf({ design, captures, reader, renderings }: BaselineInput): Baseline {
  const screened = captures
    .filter(({ trial, outcome }) => trial.stage === 'screen' && outcome.kind !== 'lab-failed')
    .sort((a, b) => (a.trial.id < b.trial.id ? -1 : 1));
  const ids = screened.map(({ trial }) => trial.id);
  const eventOf = new Map<TrialMessage, RequestEvent>();
  for (const [trial, capture] of screened.entries()) {
    const events = requestsOf(capture);
    for (const [nth, one] of reader.messagesOf(capture, trial).filter(isRequest).entries()) {
      const event = events[nth];
      if (event !== undefined) eventOf.set(one, event);
    }
  }
  const roles = new Map(
    [...messagesByRole([...eventOf.keys()], screened)].map(([role, sent]): [string, Role] => [
      role,
      { sent, kinds: messageGroups(role, sent, screened.length) },
    ]),
  );
  const masks = new Masks(ids, renderings);
  const visits = new Visits();
  const found = new SlotCollector(ids);
  for (const { kinds } of roles.values())
    for (const kind of kinds) alignGroup(found, masks, { ...kind, needs: null }, visits.record);
  const messages = [...roles.values()].flatMap(({ kinds }) => kinds.flatMap((kind) => kind.messages));
  alignSequence(found, messages, ids.length);
  const { slots } = found.result({ messages: 0, readings: 0, unreadBytes: 0 });
  const table = trialTable(
    screened.map(({ trial }) => trial),
    design.factors,
  );
  return {
    design,
    captures: screened,
    ids,
    table,
    roles,
    eventOf,
    interner: reader.interner,
    masks,
    slots,
    random: groupSlots(slots, table).randomLooking.map(({ slot }) => slot),
    messages: new Map(messages.map((matched) => [matched.key, matched.byTrial])),
    targets: usualTargets(messages, visits),
    isKnown: visits.isKnown,
  };
}

function usualTargets(messages: readonly MatchedMessage[], visits: Visits): Map<string, readonly Target[]> {
  const usual = messages.filter(({ byTrial: sent }) => {
    const there = sent.filter((one) => one !== null);
    return there.length >= sent.length * USUAL && there.every(({ bytes }) => bytes <= LONGEST);
  });
  return new Map(usual.map(({ key }) => [key, targetsOf(key, visits.of(key))]));
}

/**
 * Columns by message and address; an address may have several (one a shape, a part without a name
 * of its own).
 */
class Visits {
  readonly #byMessage = new Map<string, Visit[]>();
  readonly #byAddress = new Map<string, PlaceColumn[]>();

  readonly record = (message: string, address: string, column: PlaceColumn): false => {
    const visits = this.#byMessage.get(message) ?? [];
    visits.push({ address, column });
    this.#byMessage.set(message, visits);
    const key = `${message}\n${address}`;
    const columns = this.#byAddress.get(key) ?? [];
    columns.push(column);
    this.#byAddress.set(key, columns);
    return false;
  };

  readonly isKnown = (message: string, address: string, column: PlaceColumn): boolean =>
    this.#byAddress.get(`${message}\n${address}`)?.some((known) => isSame(known, column)) ?? false;

  of(message: string): readonly Visit[] {
    return this.#byMessage.get(message) ?? [];
  }
}

const isSame = (a: PlaceColumn, b: PlaceColumn): boolean => a.every((place, trial) => place === b[trial]);
