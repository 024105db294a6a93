/**
 * Plant and recover: marks of every kind are planted by simulation at random places of the subject's own captures, and the
 * share that the screen would raise is counted. What a verdict of `none seen` is worth stands or falls with it.
 * The method is that of recovery (spiking) experiments: a known quantity is added to a real sample and measured again.
 * Pure: the same captures, seed and count give the same figures.
 */
import type { Plants } from '../model/index.ts';
import { prng, type Prng } from '../design/index.ts';
import { CARRIERS } from '../carriers/registry.ts';
import { isWritable } from './reframe.ts';
import { baselineOf, type Baseline, type BaselineInput } from './baseline.ts';
import { MARKS } from './marks/index.ts';
import type { Mark, Planting } from './marks/mark.ts';
import { messageMarks } from './marks/message.ts';
import { randomMarks } from './marks/random.ts';
import { newSlots } from './realign.ts';
import { answerTo } from './recovery.ts';
import { applyMark } from './apply-mark.ts';
import { placeIn, type Target } from './target.ts';
import { recoveryCounts, type Recovery } from './recovery-counts.ts';
import { drawTrigger, type Trigger } from './trigger.ts';

export interface PlantInput extends BaselineInput {
  /** Marks to plant; fewer only if the subject offers no place at all or nothing is varied. */
  readonly count: number;
}

/** Distinguishes these draws from the design's own. */
const SALT = 0x706c616e;
/** Draws of place and trigger for one mark before it is given up. */
const ATTEMPTS = 24;

/** Share of trials that must have a place for it not to be scarce. */
const EVERYWHERE = 0.9;

/** @throws what the reader's `readBlob` throws */
export function plantAndRecover(input: PlantInput): Plants {
  return recoveryCounts(recoveries(input), CARRIERS);
}

/** Where no mark was planted, or none yet. */
export const noPlants = (): Plants => recoveryCounts([], CARRIERS);

/** One by one, in the order planted: for figures that the verdict does not hold. */
export function recoveries(input: PlantInput): Recovery[] {
  const ground = baselineOf(input);
  const beds = bedsOf(ground);
  if (beds.length === 0) return [];
  const random = prng(input.design.seed ^ SALT);
  const found: Recovery[] = [];
  for (let nth = 0; found.length < input.count && nth < 2 * input.count; nth++) {
    const bed = beds[nth % beds.length];
    const plant = bed === undefined ? null : drawPlant(ground, bed, random);
    if (bed !== undefined && plant !== null) found.push(recover(ground, bed, plant));
  }
  return found;
}

/** Where one kind of mark can stand in one carrier: its spots by message. Marks of each bed are planted equally often. */
interface Bed {
  readonly mark: Mark;
  readonly carrier: string;
  readonly messages: readonly (readonly Target[])[];
}

function bedsOf(ground: Baseline): Bed[] {
  const beds = new Map<string, { mark: Mark; carrier: string; messages: Target[][] }>();
  const slotAt = new Map(ground.random.map((slot) => [`${slot.message}\n${slot.address}`, slot]));
  const ofRandom = randomMarks(({ message, address }) => slotAt.get(`${message}\n${address}`), ground.ids);
  const marks = [...messageMarks(ground.messages), ...MARKS, ...ofRandom];
  for (const spots of ground.targets.values()) {
    const [root] = spots;
    if (root !== undefined && !isWritable(root.model)) continue;
    for (const mark of marks)
      for (const [carrier, fitting] of byCarrier(mark, spots)) {
        const key = `${mark.name}\n${carrier}`;
        const bed = beds.get(key) ?? { mark, carrier, messages: [] };
        bed.messages.push(fitting);
        beds.set(key, bed);
      }
  }
  return [...beds.values()];
}

function byCarrier(mark: Mark, spots: readonly Target[]): Map<string, Target[]> {
  const found = new Map<string, Target[]>();
  for (const spot of spots) {
    const carrier = mark.carrierAt(spot);
    if (carrier === undefined) continue;
    const known = found.get(carrier);
    if (known === undefined) found.set(carrier, [spot]);
    else known.push(spot);
  }
  return found;
}

interface Plant {
  readonly spot: Target;
  readonly trigger: Trigger;
  readonly planting: Planting;
  /** Numbers of the trials that bear the mark. */
  readonly marked: ReadonlySet<number>;
  /** Trials that have the place. */
  readonly present: number;
}

/** A random place for the mark and a random trigger that some, and not all, of the trials that have the place meet. */
function drawPlant(ground: Baseline, { mark, messages }: Bed, random: Prng): Plant | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const spots = messages[random.below(messages.length)] ?? [];
    const spot = spots[random.below(Math.max(1, spots.length))];
    const trigger = drawTrigger(ground.design, random);
    if (spot === undefined || trigger === undefined) return null;
    const present = ground.ids.flatMap((_, trial) => (placeIn(spot, trial) === null ? [] : [trial]));
    const planting = mark.settle(spot, random, present);
    if (planting === null) continue;
    const able = present.filter((trial) => planting(trial, true) !== null || planting(trial, false) !== null);
    const selected = able.filter((trial) => selects(ground, trigger, trial));
    if (selected.length === 0 || selected.length === present.length || able.length < present.length) continue;
    const marked = selected.filter(() => random.next() < trigger.probability * 2 ** 32);
    return { spot, trigger, planting, marked: new Set(marked), present: present.length };
  }
  return null;
}

function selects({ captures }: Baseline, trigger: Trigger, trial: number): boolean {
  const capture = captures[trial];
  return capture !== undefined && trigger.selects(capture.trial.assignment);
}

function recover(
  ground: Baseline,
  { mark, carrier }: Bed,
  { spot, trigger, planting, marked, present }: Plant,
): Recovery {
  const slots = newSlots(ground, applyMark(ground, spot, planting, marked));
  return {
    mark: mark.name,
    carrier,
    message: spot.message,
    address: spot.address,
    trigger,
    marked: marked.size,
    isScarce: present < ground.ids.length * EVERYWHERE,
    ...answerTo(ground, spot, trigger, slots),
  };
}
