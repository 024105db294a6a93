/**
 * Whether the screen would raise a planted mark: what association makes of the slots that the mark
 * made or changed. It asks about suggestions only. Fresh trials, which a suggestion has to survive
 * before it is a tell, cannot be simulated from captures, and are not.
 */
import type { Slot } from '../model/index.ts';
import { JSON_ESCAPE } from '../carriers/json/escape.ts';
import { JSON_WHITE_SPACE } from '../carriers/json/white-space.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE } from '../carriers/message.ts';
import { associateIn, type Association, type Dependence } from '../statistics/associate.ts';
import { memoizeByObject } from '../stdx/memo.ts';
import type { Baseline } from './baseline.ts';
import { outwards, type Target } from './target.ts';
import type { Trigger } from './trigger.ts';

export interface RecoveryAtTarget {
  /** A tell or hypothesis at the planted place. */
  readonly found: boolean;
  /**
   * The place varied between identical environments before the mark came, and what the mark changed
   * there still does.
   */
  readonly inNoise: boolean;
}

/**
 * Whether the screen recovered the mark. A deterministic mark needs one correct factor set among
 * the candidates: the trigger's own, or a subset that selects the same trials. Either may include
 * factors on which the slot depended before.
 */
export function recoveryAt(
  baseline: Baseline,
  target: Target,
  trigger: Trigger,
  slots: readonly Slot[],
): RecoveryAtTarget {
  const here = slots.filter((slot) => isAtTarget(slot, target));
  if (here.length === 0) return { found: false, inNoise: false };
  const before = baseline.slots.filter((slot) => isAtTarget(slot, target));
  const { association, noisy } = associationOf(baseline, here);
  const inNoise =
    noisy &&
    associationOf(
      baseline,
      before.filter((slot) => here.some((now) => isSamePlace(slot, now))),
    ).noisy;
  if (inNoise || trigger.probability < 1) return { found: association.dependences.length > 0, inNoise };
  const sets = association.dependences.flatMap((judged) => setsOf(association, judged));
  if (sets.some((set) => isWithin(set, trigger.factors))) return { found: true, inNoise };
  const known = before.length === 0 ? null : factorsOf(baseline, before);
  return { found: known !== null && sets.some((set) => isJoint(set, trigger, known)), inNoise };
}

/** A sequence is told of whichever message comes first in it. */
const isSamePlace = (a: Slot, b: Slot): boolean =>
  a.carrier === b.carrier &&
  a.address === b.address &&
  (a.message === b.message || a.carrier === MESSAGE_SEQUENCE.name);

const isWithin = (set: readonly string[], factors: readonly string[]): boolean =>
  set.length > 0 && set.every((name) => factors.includes(name));

/** Some of the trigger's factors, and beside them only such as the place depended on before. */
const isJoint = (set: readonly string[], { factors }: Trigger, known: ReadonlySet<string>): boolean =>
  set.some((name) => factors.includes(name)) && set.every((name) => factors.includes(name) || known.has(name));

/** Factors that slots of the ground depend on. */
function factorsOf(baseline: Baseline, slots: readonly Slot[]): ReadonlySet<string> {
  const known = knownFactors(baseline);
  const key = slots.map((slot) => known.numbers.get(slot)).join();
  const factors = known.factors.get(key) ?? new Set(dependedOn(associationOf(baseline, slots).association));
  known.factors.set(key, factors);
  return factors;
}

/** Marks at many places of one list ask for the same slots. */
const knownFactors = memoizeByObject(({ slots }: Baseline) => ({
  numbers: new Map(slots.map((slot, number) => [slot, number])),
  factors: new Map<string, ReadonlySet<string>>(),
}));

const dependedOn = (association: Association): string[] =>
  association.dependences.flatMap((judged) => setsOf(association, judged).slice(0, 1)).flat();

const setsOf = ({ table }: Association, { candidates }: Dependence): string[][] =>
  candidates.map((set) => set.map((factor) => table.factors[factor]?.name ?? ''));

function associationOf(baseline: Baseline, slots: readonly Slot[]): { association: Association; noisy: boolean } {
  const association = associateIn(baseline.table, slots);
  const { groups, randomLooking } = association.grouped;
  const steady = groups.some(
    ({ noisy, responses }) => !noisy && responses.some(({ feature }) => feature === undefined),
  );
  return { association, noisy: slots.length > 0 && !steady && (groups.length > 0 || randomLooking.length > 0) };
}

/**
 * Whether a slot lies at the target, inside it, or in the list around it: a mark may change how
 * elements of a list are told apart. A way of writing that occurs once in a document may be read as
 * the document's rule. A mark that turns the message into another one shows in the message's
 * presence.
 */
export function isAtTarget(slot: Slot, target: Target): boolean {
  if (slot.address === 'message')
    return TELLS_MESSAGE.has(slot.carrier) && (isOfMessage(slot, target) || isPath(target));
  if (roleOf(slot.message) !== roleOf(target.message)) return false;
  const around = [...outwards(target)];
  const list = around.map(({ parent }) => parent).find((parent) => parent?.model.parts?.by === 'sequence');
  const isRule =
    STYLES.has(slot.carrier) && around.some(({ model, address }) => model.shape === 'json' && address === slot.address);
  const inside = slot.address.startsWith(list?.address ?? target.address);
  return inside || isRule || (target.parent !== null && slot.address === target.parent.address);
}

/** Sizes and times say nothing of a planted place. */
const TELLS_MESSAGE: ReadonlySet<string> = new Set([MESSAGE_PRESENCE.name, MESSAGE_SEQUENCE.name]);

/** Ways of writing of which a document has a rule. */
const STYLES: ReadonlySet<string> = new Set([JSON_ESCAPE.name, JSON_WHITE_SPACE.name]);

/**
 * Presence is told of the first message of a kind; an order is told of whichever message comes
 * first in it.
 */
const isOfMessage = (slot: Slot, { message }: Target): boolean =>
  slot.carrier === MESSAGE_SEQUENCE.name || roleOf(slot.message) === roleOf(message);

/** Without its number: with the mark in them, messages of one role may be numbered otherwise. */
const roleOf = (message: string): string => message.replace(/ #\d+$/, '');

const isPath = (target: Target): boolean => [...outwards(target)].some(({ address }) => address === 'path');
