/**
 * Marks in what stands beside each other: two parts swapped, one left out, one given twice.
 * Whatever carrier holds the parts.
 */
import type { Member, Parts, Place } from '../../carriers/reading.ts';
import { indexIn, placeIn, type Target } from '../target.ts';
import type { Mark } from './mark.ts';

type Made = <T>(parts: readonly T[], at: number) => readonly T[] | null;

/**
 * `carrier` of the parts in which it shows, or null; `made` of the parts and the number of the spot
 * among them.
 */
function siblingMark(name: string, carrier: (parts: Parts, target: Target) => string | null, made: Made): Mark {
  return {
    name,
    carrierAt: (target) => {
      const parts = target.parent?.model.parts ?? null;
      return parts === null ? undefined : (carrier(parts, target) ?? undefined);
    },
    instantiate: (target) => (trial, marked) => {
      const parts = target.parent === null || !marked ? null : (placeIn(target.parent, trial)?.parts ?? null);
      const at = indexIn(target, trial);
      if (parts === null || at < 0 || !hasSameNext(target, parts, at)) return null;
      const changed = changedParts(parts, at, made);
      return changed === null ? null : { kind: 'parts', parts: changed };
    },
  };
}

/**
 * Whether the next part has the same name as in the model: a swap with another would be another
 * mark.
 */
function hasSameNext(target: Target, parts: Parts, at: number): boolean {
  const model = target.parent?.model.parts;
  if (parts.by !== 'name' || model?.by !== 'name') return true;
  const own = model.members.findIndex(({ name, place }) => name === parts.members[at]?.name && place === target.model);
  return model.members[own + 1]?.name === parts.members[at + 1]?.name;
}

function changedParts(parts: Parts, at: number, made: Made): Parts | null {
  if (parts.by === 'name') {
    const members = made(parts.members, at);
    return members === null ? null : { ...parts, members };
  }
  const items = made(parts.items, at);
  return items === null ? null : { ...parts, items };
}

const isFree = (parts: Parts): boolean => parts.by === 'sequence' || parts.order !== null;
const countOf = (parts: Parts): number => (parts.by === 'name' ? parts.members.length : parts.items.length);

/** A part and the next change places; equal ones could not be told apart. */
const SWAPPED = siblingMark(
  'order',
  (parts, { model }) => (isFree(parts) && hasOther(parts, model) ? (parts.order?.name ?? null) : null),
  (parts, at) => {
    const [one, next] = [parts[at], parts[at + 1]];
    if (one === undefined || next === undefined || isSame(one, next)) return null;
    return [...parts.slice(0, at), next, one, ...parts.slice(at + 2)];
  },
);

const hasOther = (parts: Parts, model: Place): boolean =>
  parts.by === 'name' ? countOf(parts) > 1 : parts.items.some((item) => item !== model);

/** Members of one name and value, and equal items. */
function isSame(one: unknown, next: unknown): boolean {
  if (one === next) return true;
  const [mine, other] = [one as Partial<Member>, next as Partial<Member>];
  return mine.name !== undefined && mine.name === other.name;
}

const LEFT_OUT = siblingMark(
  'presence',
  (parts) => (isFree(parts) && countOf(parts) > 1 ? parts.presence.name : null),
  (parts, at) => [...parts.slice(0, at), ...parts.slice(at + 1)],
);

const TWICE = siblingMark(
  'repetition',
  (parts) => (parts.by === 'name' && parts.order !== null ? parts.repeated.name : null),
  (parts, at) => [...parts.slice(0, at + 1), ...parts.slice(at)],
);

export const SIBLING_MARKS: readonly Mark[] = [SWAPPED, LEFT_OUT, TWICE];
