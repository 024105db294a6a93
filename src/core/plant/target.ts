/**
 * Targets of planting: a place in every trial, and how a change there becomes a change of the whole
 * message. Targets come from the alignment, so that a mark goes to the same place in all trials.
 */
import type { Parts, Place } from '../carriers/reading.ts';
import { listColumns } from '../align/tree/align-lists.ts';
import type { PlaceColumn } from '../align/tree/align-tree.ts';

export interface Target {
  readonly message: string;
  readonly address: string;
  /** null: the message itself. */
  readonly parent: Target | null;
  /** Number among the parent's parts; null: looked up in each trial, since trials differ there. */
  readonly index: number | null;
  /**
   * The place in each trial, where trials differ in it; null: what stands at `index` of the parent.
   */
  readonly column: PlaceColumn | null;
  /** The place as most plainly seen: that of the first trial that has it. */
  readonly model: Place;
}

/** A column that alignment visited. */
export interface Visit {
  readonly address: string;
  readonly column: PlaceColumn;
}

/**
 * Every spot of one message, from its visits in the order of alignment (parents before their
 * parts).
 */
export function targetsOf(message: string, visits: readonly Visit[]): Target[] {
  const targets: Target[] = [];
  const open: Target[] = [];
  for (const { address, column } of visits) {
    const model = column.find((place) => place !== null);
    if (!model) continue;
    const parent = open.findLast((known) => isPartOf(address, column, known)) ?? null;
    if (parent === null && targets.length > 0) continue;
    const target: Target = { message, address, parent, index: null, column, model };
    open.push(target);
    targets.push(target);
    if (new Set(column.filter((place) => place !== null)).size === 1) targets.push(...below(target));
  }
  return targets;
}

/** The spot's place in a trial; null where the trial lacks it. */
export function placeIn(target: Target, trial: number): Place | null {
  if (target.column !== null) return target.column[trial] ?? null;
  const parent = target.parent === null ? null : placeIn(target.parent, trial);
  return parent === null ? null : (childrenOf(parent)[target.index ?? -1] ?? null);
}

/** Number of the spot among its parent's parts in a trial; -1 where it does not stand there. */
export function indexIn(target: Target, trial: number): number {
  if (target.index !== null) return target.index;
  const parent = target.parent === null ? null : placeIn(target.parent, trial);
  const place = placeIn(target, trial);
  if (parent === null || place === null) return -1;
  const children = childrenOf(parent);
  const addressed = children.findIndex((child, at) => child === place && fits(target, stepOf(parent, at)));
  return addressed < 0 ? children.indexOf(place) : addressed;
}

const fits = (target: Target, step: string): boolean =>
  target.address.startsWith((target.parent?.address ?? '') + step);

const stepOf = ({ parts }: Place, at: number): string =>
  parts?.by === 'name' ? (parts.members[at]?.step ?? '') : `[${at}]`;

/** The message's place in a trial with other parts, or another place, where the spot stands. */
export function messageWith(target: Target, trial: number, place: Place): Place {
  let [at, changed] = [target, place];
  for (let parent = at.parent; parent !== null; parent = at.parent) {
    const whole = placeIn(parent, trial);
    const parts = whole?.parts;
    if (whole === null || parts === null || parts === undefined) throw new Error('a part has a parent that has parts');
    changed = { ...whole, parts: withPart(parts, indexIn(at, trial), changed) };
    at = parent;
  }
  return changed;
}

function withPart(parts: Parts, index: number, place: Place): Parts {
  return parts.by === 'name'
    ? { ...parts, members: parts.members.map((member, at) => (at === index ? { ...member, place } : member)) }
    : { ...parts, items: parts.items.map((item, at) => (at === index ? place : item)) };
}

export const childrenOf = ({ parts }: Place): readonly Place[] =>
  parts === null ? [] : parts.by === 'name' ? parts.members.map(({ place }) => place) : parts.items;

/** The spot and those around it, from the inside out. */
export function* outwards(target: Target): Generator<Target> {
  for (let at: Target | null = target; at !== null; at = at.parent) yield at;
}

/**
 * Its address goes on from the other's, of which it is a part in the first trial that has it. Equal
 * places are one object.
 */
function isPartOf(address: string, column: PlaceColumn, around: Target): boolean {
  if (!address.startsWith(around.address)) return false;
  const trial = column.findIndex((place) => place !== null);
  const parent = around.column?.[trial] ?? null;
  const rest = address.slice(around.address.length);
  return (
    parent !== null &&
    childrenOf(parent).some((child, at) => {
      if (child !== column[trial]) return false;
      const step = stepOf(parent, at);
      return parent.parts?.by === 'sequence' || rest.startsWith('[*') || rest === step || rest.startsWith(`${step}~`);
    })
  );
}

/** Targets inside a place that is the same in all trials. */
function below(parent: Target): Target[] {
  const { parts } = parent.model;
  const steps =
    parts === null ? [] : parts.by === 'name' ? parts.members.map(({ step }) => step) : itemSteps(parts.items);
  return childrenOf(parent.model).flatMap((model, index) => {
    const address = parent.address + (steps[index] ?? '');
    const target: Target = { message: parent.message, address, parent, index, column: null, model };
    return [target, ...below(target)];
  });
}

function itemSteps(items: readonly Place[]): string[] {
  // Given twice, as alignment will: once as it is, once with a mark.
  const { steps, columns } = listColumns([items, items]);
  return (columns.get(items) ?? []).map((column) => steps[column] ?? '');
}
