/**
 * Plant and recover: plants marks of every kind at random places of the subject's own captures, and
 * counts the share that the screen would raise. A verdict of `none seen` is worth as much as this
 * share. The method is that of recovery (spiking) experiments: add a known quantity to a real
 * sample and measure it again. Pure: the same captures, seed and count give the same figures.
 */
import type { Plants } from '../model/index.ts';
import { prng, type Prng } from '../design/index.ts';
import { CARRIERS } from '../carriers/registry.ts';
import { isWritable } from './reframe.ts';
import { baselineOf, type Baseline, type BaselineInput } from './baseline.ts';
import { MARKS } from './marks/index.ts';
import type { Mark, TrialChange } from './marks/mark.ts';
import { messageMarks } from './marks/message.ts';
import { randomMarks } from './marks/random.ts';
import { newSlots } from './realign.ts';
import { recoveryAt } from './recovery.ts';
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
  const baseline = baselineOf(input);
  const strata = strataOf(baseline);
  if (strata.length === 0) return [];
  const random = prng(input.design.seed ^ SALT);
  const found: Recovery[] = [];
  for (let nth = 0; found.length < input.count && nth < 2 * input.count; nth++) {
    const stratum = strata[nth % strata.length];
    const plant = stratum === undefined ? null : drawMark(baseline, stratum, random);
    if (stratum !== undefined && plant !== null) found.push(recover(baseline, stratum, plant));
  }
  return found;
}

/**
 * Where one kind of mark can stand in one carrier: its spots by message. Marks of each bed are
 * planted equally often.
 */
interface Stratum {
  readonly mark: Mark;
  readonly carrier: string;
  readonly messages: readonly (readonly Target[])[];
}

function strataOf(baseline: Baseline): Stratum[] {
  const strata = new Map<string, { mark: Mark; carrier: string; messages: Target[][] }>();
  const slotAt = new Map(baseline.random.map((slot) => [`${slot.message}\n${slot.address}`, slot]));
  const ofRandom = randomMarks(({ message, address }) => slotAt.get(`${message}\n${address}`), baseline.ids);
  const marks = [...messageMarks(baseline.messages), ...MARKS, ...ofRandom];
  for (const targets of baseline.targets.values()) {
    const [root] = targets;
    if (root !== undefined && !isWritable(root.model)) continue;
    for (const mark of marks)
      for (const [carrier, fitting] of byCarrier(mark, targets)) {
        const key = `${mark.name}\n${carrier}`;
        const stratum = strata.get(key) ?? { mark, carrier, messages: [] };
        stratum.messages.push(fitting);
        strata.set(key, stratum);
      }
  }
  return [...strata.values()];
}

function byCarrier(mark: Mark, targets: readonly Target[]): Map<string, Target[]> {
  const found = new Map<string, Target[]>();
  for (const target of targets) {
    const carrier = mark.carrierAt(target);
    if (carrier === undefined) continue;
    const known = found.get(carrier);
    if (known === undefined) found.set(carrier, [target]);
    else known.push(target);
  }
  return found;
}

interface DrawnMark {
  readonly target: Target;
  readonly trigger: Trigger;
  readonly change: TrialChange;
  /** Numbers of the trials that bear the mark. */
  readonly marked: ReadonlySet<number>;
  /** Trials that have the place. */
  readonly present: number;
}

/**
 * A random place for the mark and a random trigger that some, and not all, of the trials that have
 * the place meet.
 */
function drawMark(baseline: Baseline, { mark, messages }: Stratum, random: Prng): DrawnMark | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const targets = messages[random.below(messages.length)] ?? [];
    const target = targets[random.below(Math.max(1, targets.length))];
    const trigger = drawTrigger(baseline.design, random);
    if (target === undefined || trigger === undefined) return null;
    const present = baseline.ids.flatMap((_, trial) => (placeIn(target, trial) === null ? [] : [trial]));
    const change = mark.instantiate(target, random, present);
    if (change === null) continue;
    const able = present.filter((trial) => change(trial, true) !== null || change(trial, false) !== null);
    const selected = able.filter((trial) => selects(baseline, trigger, trial));
    if (selected.length === 0 || selected.length === present.length || able.length < present.length) continue;
    const marked = selected.filter(() => random.next() < trigger.probability * 2 ** 32);
    return { target, trigger, change, marked: new Set(marked), present: present.length };
  }
  return null;
}

function selects({ captures }: Baseline, trigger: Trigger, trial: number): boolean {
  const capture = captures[trial];
  return capture !== undefined && trigger.selects(capture.trial.assignment);
}

function recover(
  baseline: Baseline,
  { mark, carrier }: Stratum,
  { target, trigger, change, marked, present }: DrawnMark,
): Recovery {
  const slots = newSlots(baseline, applyMark(baseline, target, change, marked));
  return {
    mark: mark.name,
    carrier,
    message: target.message,
    address: target.address,
    trigger,
    marked: marked.size,
    isScarce: present < baseline.ids.length * EVERYWHERE,
    ...recoveryAt(baseline, target, trigger, slots),
  };
}
