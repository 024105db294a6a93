/** The slots that a planted mark makes or changes: messages matched again, and aligned again wherever they differ from before. */
import type { Slot } from '../model/index.ts';
import { alignKind, alignSequence } from '../align/align.ts';
import { Collector } from '../align/slot-collector.ts';
import { kindsOf, type Kind } from '../align/match/match-messages.ts';
import type { Sent } from '../align/read/message-reader.ts';
import { type Ground, messagesByRole } from './baseline.ts';
import type { Sown } from './apply-mark.ts';

/** Slots of the ground with these messages in it that the ground alone does not have. */
export function newSlots(ground: Ground, sown: Sown): Slot[] {
  const found = new Collector(ground.ids);
  const kinds = changedKinds(ground, sown);
  for (const { kind, changed } of kinds)
    if (changed) alignKind(found, ground.masks, { ...kind, needs: null }, ground.isKnown);
  if ([...sown].some(([one, now]) => now === null || now.nth !== one.nth || now.path !== one.path))
    alignSequence(
      found,
      kinds.flatMap(({ kind }) => kind.messages),
      ground.ids.length,
    );
  return found.result({ messages: 0, readings: 0, unreadBytes: 0 }).slots.filter((slot) => !isOld(ground, slot));
}

interface Rematched {
  readonly kind: Kind;
  readonly changed: boolean;
}

function changedKinds(ground: Ground, sown: Sown): Rematched[] {
  const now = (one: Sent): Sent[] => {
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
      : kindsOf(role, sent, ground.ids.length).map((kind) => ({ kind, changed: true }));
  });
}

function isOld({ slots, ids }: Ground, slot: Slot): boolean {
  return slots.some(
    (old) =>
      old.address === slot.address &&
      old.message === slot.message &&
      old.carrier === slot.carrier &&
      ids.every((id) => old.symbols.get(id) === slot.symbols.get(id)),
  );
}
