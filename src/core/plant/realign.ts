/** The slots that a planted mark makes or changes: messages matched again, and aligned again wherever they differ from before. */
import type { Slot } from '../model/index.ts';
import { alignGroup, alignSequence } from '../align/align.ts';
import { SlotCollector } from '../align/slot-collector.ts';
import { messageGroups, type MessageGroup } from '../align/match/match-messages.ts';
import type { TrialMessage } from '../align/read/message-reader.ts';
import { type Baseline, messagesByRole } from './baseline.ts';
import type { MarkedMessages } from './apply-mark.ts';

/** Slots of the ground with these messages in it that the ground alone does not have. */
export function newSlots(ground: Baseline, sown: MarkedMessages): Slot[] {
  const found = new SlotCollector(ground.ids);
  const kinds = changedKinds(ground, sown);
  for (const { kind, changed } of kinds)
    if (changed) alignGroup(found, ground.masks, { ...kind, needs: null }, ground.isKnown);
  if ([...sown].some(([one, now]) => now === null || now.nth !== one.nth || now.path !== one.path))
    alignSequence(
      found,
      kinds.flatMap(({ kind }) => kind.messages),
      ground.ids.length,
    );
  return found.result({ messages: 0, readings: 0, unreadBytes: 0 }).slots.filter((slot) => !isOld(ground, slot));
}

interface Rematched {
  readonly kind: MessageGroup;
  readonly changed: boolean;
}

function changedKinds(ground: Baseline, sown: MarkedMessages): Rematched[] {
  const now = (one: TrialMessage): TrialMessage[] => {
    const changed = sown.get(one);
    return changed === undefined ? [one] : changed === null ? [] : [changed];
  };
  const moved = [...sown].some(([one, changed]) => changed !== null && changed.path !== one.path);
  const regrouped = moved ? messagesByRole([...ground.eventOf.keys()].flatMap(now), ground.captures) : null;
  const groups = regrouped ?? new Map([...ground.roles].map(([role, { sent }]) => [role, sent.flatMap(now)]));
  return [...groups].flatMap(([role, sent]): Rematched[] => {
    const before = ground.roles.get(role);
    const same = before?.sent.length === sent.length && sent.every((one, index) => one === before.sent[index]);
    return same
      ? before.kinds.map((kind) => ({ kind, changed: false }))
      : messageGroups(role, sent, ground.ids.length).map((kind) => ({ kind, changed: true }));
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
