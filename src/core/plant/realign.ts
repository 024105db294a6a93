/**
 * The slots that a planted mark makes or changes: messages matched again, and aligned again
 * wherever they differ from before.
 */
import type { Slot } from '../model/index.ts';
import { alignGroup, alignSequence } from '../align/align.ts';
import { SlotCollector } from '../align/slot-collector.ts';
import { messageGroups, type MessageGroup } from '../align/match/match-messages.ts';
import type { TrialMessage } from '../align/read/message-reader.ts';
import { type Baseline, messagesByRole } from './baseline.ts';
import type { MarkedMessages } from './apply-mark.ts';

/** Slots of the ground with these messages in it that the ground alone does not have. */
export function newSlots(baseline: Baseline, markedMessages: MarkedMessages): Slot[] {
  const found = new SlotCollector(baseline.ids);
  const kinds = changedKinds(baseline, markedMessages);
  for (const { kind, changed } of kinds)
    if (changed) alignGroup(found, baseline.masks, { ...kind, needs: null }, baseline.isKnown);
  if ([...markedMessages].some(([one, now]) => now === null || now.nth !== one.nth || now.path !== one.path))
    alignSequence(
      found,
      kinds.flatMap(({ kind }) => kind.messages),
      baseline.ids.length,
    );
  return found.result({ messages: 0, readings: 0, unreadBytes: 0 }).slots.filter((slot) => !isOld(baseline, slot));
}

interface Rematched {
  readonly kind: MessageGroup;
  readonly changed: boolean;
}

function changedKinds(baseline: Baseline, markedMessages: MarkedMessages): Rematched[] {
  const now = (one: TrialMessage): TrialMessage[] => {
    const changed = markedMessages.get(one);
    return changed === undefined ? [one] : changed === null ? [] : [changed];
  };
  const moved = [...markedMessages].some(([one, changed]) => changed !== null && changed.path !== one.path);
  const regrouped = moved ? messagesByRole([...baseline.eventOf.keys()].flatMap(now), baseline.captures) : null;
  const groups = regrouped ?? new Map([...baseline.roles].map(([role, { sent }]) => [role, sent.flatMap(now)]));
  return [...groups].flatMap(([role, sent]): Rematched[] => {
    const before = baseline.roles.get(role);
    const same = before?.sent.length === sent.length && sent.every((one, index) => one === before.sent[index]);
    return same
      ? before.kinds.map((kind) => ({ kind, changed: false }))
      : messageGroups(role, sent, baseline.ids.length).map((kind) => ({ kind, changed: true }));
  });
}

function isOld({ slots, ids }: Baseline, slot: Slot): boolean {
  return slots.some(
    (old) =>
      old.address === slot.address &&
      old.message === slot.message &&
      old.carrier === slot.carrier &&
      ids.every((id) => old.symbols.get(id) === slot.symbols.get(id)),
  );
}
