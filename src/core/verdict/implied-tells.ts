/**
 * Implied tells: one cause often shows in many places, such as a setting repeated in each event of
 * a batch. A tell is listed under another if both have the same class and factors and the other's
 * symbol determines its symbol in every environment seen. Covert tells are never folded, since each
 * of their places is a mark; features of one value are the exception. No place is lost: it moves to
 * `implied`.
 */
import type { ImpliedPlace, Tell } from '../model/index.ts';
import type { Share } from './codebook.ts';
import { hypergeometricTail } from '../statistics/exact-tests.ts';
import type { TellRecord } from './tell-record.ts';

/** `records` in their order, less those that are listed under another. */
export function foldImplied(records: readonly TellRecord[]): TellRecord[] {
  const families = new Map<string, TellRecord[]>();
  for (const [index, record] of records.entries()) {
    const family = familyOf(record, index);
    families.set(family, [...(families.get(family) ?? []), record]);
  }
  const remaining = new Map([...families.values()].flatMap((family) => [...foldFamily(family)]));
  return foldTimeShifts(records.flatMap((record) => remaining.get(record) ?? []));
}

/**
 * Lists a time that shifts exactly where another tell differs under that tell, whatever its class
 * or sink: it takes this time.
 */
function foldTimeShifts(records: readonly TellRecord[]): TellRecord[] {
  const isShift = ({ tell }: TellRecord): boolean => tell.sink === 'timing' && tell.class === 'behavioural';
  const under = new Map<TellRecord, TellRecord[]>();
  for (const record of records.filter(isShift)) {
    const cause = records.find(
      (other) =>
        other.tell.sink !== 'timing' &&
        other.tell.declared === record.tell.declared &&
        other.tell.dependsOn.join() === record.tell.dependsOn.join() &&
        isDetermined(record, other),
    );
    if (cause !== undefined) under.set(cause, [...(under.get(cause) ?? []), record]);
  }
  const folded = new Set([...under.values()].flat());
  return records.filter((record) => !folded.has(record)).map((record) => withImplied(record, under.get(record) ?? []));
}

/** Tells can be folded only among one class, sink, set of factors and disclosure entry. */
function familyOf({ tell }: TellRecord, index: number): string {
  const own = tell.class !== 'covert' ? [] : tell.disguise === 'derived' ? [tell.message, tell.address] : [index];
  return JSON.stringify([tell.class, tell.sink, tell.dependsOn, tell.declared, own]);
}

/**
 * Each remaining tell, with its implied ones. The finest partition comes first, so that it
 * determines the others.
 */
function foldFamily(family: readonly TellRecord[]): Map<TellRecord, TellRecord> {
  const finest = [...family].sort(
    (a, b) =>
      Number(isNoisy(a)) - Number(isNoisy(b)) || partsOf(b) - partsOf(a) || b.codebook.readable - a.codebook.readable,
  );
  const under = new Map<TellRecord, TellRecord[]>();
  for (const record of finest) {
    const cause = [...under.keys()].find((other) => isDetermined(record, other) || isEcho(record, other));
    if (cause === undefined) under.set(record, []);
    else under.get(cause)?.push(record);
  }
  return new Map([...under].map(([record, folded]) => [record, withImplied(record, folded)]));
}

const partsOf = ({ partition }: TellRecord): number => new Set(partition.values()).size;

/** A tell read more than this many times less often than another is no cause of it. */
const LESS_OFTEN = 2;

/**
 * Whether `other`'s symbol determines that of `record` in every environment. A cell in which
 * `other` could not be read counts as a symbol of its own, since a reader sees that. A noisy tell
 * determines no deterministic one.
 */
function isDetermined(record: TellRecord, other: TellRecord): boolean {
  if (other.codebook.readable * LESS_OFTEN < record.codebook.readable) return false;
  if (isNoisy(other) && !isNoisy(record)) return false;
  const determined = new Map<string | undefined, string>();
  for (const [key, part] of record.partition) {
    const cause = other.partition.get(key);
    if ((determined.get(cause) ?? part) !== part) return false;
    determined.set(cause, part);
  }
  return true;
}

/** p at or below which a noisy feature's shares differ by more than chance. */
const MORE_THAN_CHANCE = 0.001;

/**
 * Whether a noisy feature only echoes a deterministic one of the same value. The deterministic
 * feature rules out some symbols, so chance decides which of the rest prevails in a cell. An echo's
 * shares differ only by chance among the cells that the deterministic feature does not distinguish
 * (Fisher's exact test).
 */
function isEcho(record: TellRecord, other: TellRecord): boolean {
  const { shares, partition } = record;
  if (shares === undefined || isNoisy(other)) return false;
  if (record.tell.message !== other.tell.message || record.tell.address !== other.tell.address) return false;
  return [...new Set(other.partition.values())].every((part) => {
    const sum = (isCounted: (key: string) => boolean): Share => {
      const cells = [...shares].filter(([key]) => other.partition.get(key) === part && isCounted(key));
      return cells.reduce(
        (all, [, { hits, trials }]) => ({ hits: all.hits + hits, trials: all.trials + trials }),
        NONE,
      );
    };
    const inside = sum((key) => partition.get(key) === 'true');
    const all = sum(() => true);
    return hypergeometricTail(inside.hits, inside.trials, all.hits, all.trials) > MORE_THAN_CHANCE;
  });
}

const NONE: Share = { hits: 0, trials: 0 };

const isNoisy = ({ codebook }: TellRecord): boolean => codebook.agree < codebook.readable;

function withImplied(record: TellRecord, folded: readonly TellRecord[]): TellRecord {
  if (folded.length === 0) return record;
  const implied = [
    ...(record.tell.implied ?? []),
    ...folded.flatMap(({ tell }) => [...placesOf(tell), ...(tell.implied ?? [])]),
  ];
  return { ...record, tell: { ...record.tell, implied } };
}

function placesOf(tell: Omit<Tell, 'id'>): ImpliedPlace[] {
  const symbols = tell.codebook.map(({ rendered }) => rendered);
  const places = [{ message: tell.message, address: tell.address, carrier: tell.carrier }, ...tell.also];
  return places.map((place) => ({ ...place, symbols, because: tell.because }));
}
