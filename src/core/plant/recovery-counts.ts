/** Counts of planted and found marks, as the verdict states them. */
import type { PlantCount, Plants } from '../model/index.ts';
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE } from '../carriers/message.ts';
import type { Carrier, CarrierFamily } from '../carriers/reading.ts';
import { BYTES } from '../carriers/text.ts';
import { TRIGGERS, type Trigger } from './trigger.ts';

/** One planted mark, and whether the screen would raise it. */
export interface Recovery {
  readonly mark: string;
  readonly carrier: string;
  readonly message: string;
  readonly address: string;
  readonly trigger: Trigger;
  /** Trials that bear it. */
  readonly marked: number;
  readonly found: boolean;
  /** In a place that varies by itself. */
  readonly inNoise: boolean;
  /** In a place that only some of the trials have. */
  readonly isScarce: boolean;
}

const countOf = (some: readonly Recovery[]): PlantCount => ({
  planted: some.length,
  found: some.filter(({ found }) => found).length,
});

/** `carriers`: all there are, in their order; those of HTTP that bore no mark are named. */
export function recoveryCounts(all: readonly Recovery[], carriers: readonly Carrier[]): Plants {
  const noise = all.filter(({ inNoise }) => inNoise);
  const scarce = all.filter(({ inNoise, isScarce }) => isScarce && !inNoise);
  const steady = all.filter(({ inNoise, isScarce }) => !isScarce && !inNoise);
  const certain = steady.filter(({ trigger }) => trigger.probability === 1);
  const bearing = carriers.filter(({ name }) => all.some(({ carrier }) => carrier === name));
  const probabilities = [...new Set(all.map(({ trigger }) => trigger.probability))].sort((a, b) => b - a);
  return {
    ...countOf(all),
    certain: countOf(certain),
    scarce: countOf(scarce),
    inNoise: countOf(noise),
    carriers: bearing.map(({ name }) => ({
      carrier: name,
      ...countOf(certain.filter(({ carrier }) => carrier === name)),
    })),
    triggers: probabilities.flatMap((probability) =>
      TRIGGERS.map((kind) => ({ kind, some: steady.filter((one) => isOf(one, kind, probability)) }))
        .filter(({ some }) => some.length > 0)
        .map(({ kind, some }) => ({ trigger: kind, probability, ...countOf(some) })),
    ),
    notPlanted: carriers
      .filter((carrier) => isOfRequests(carrier) && !bearing.includes(carrier))
      .map(({ name }) => name),
  };
}

/** Families whose carriers all read requests. */
const REQUEST_FAMILIES: ReadonlySet<CarrierFamily> = new Set(['http', 'body', 'form', 'json', 'list', 'text']);

/** Carriers of other families that read requests. */
const REQUEST_CARRIERS: readonly Carrier[] = [BYTES, MESSAGE_PRESENCE, MESSAGE_SEQUENCE];

const isOfRequests = (carrier: Carrier): boolean =>
  REQUEST_FAMILIES.has(carrier.family) || REQUEST_CARRIERS.includes(carrier);

const isOf = ({ trigger }: Recovery, kind: string, probability: number): boolean =>
  trigger.kind === kind && trigger.probability === probability;
