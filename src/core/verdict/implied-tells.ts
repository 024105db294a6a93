/**
 * One cause, many places: a setting that a tool repeats in each event of a batch shows as many tells. A tell whose symbol
 * follows from another's, in every environment seen, says nothing more about the environment and is listed under that one.
 * Covert tells are not folded, since each of their places is a mark, but for features of one and the same value. No place is lost.
 */
import type { ImpliedPlace, Tell } from '../model/index.ts';
import type { Share } from './codebook.ts';
import { hypergeometricTail } from '../statistics/exact-tests.ts';
import type { TellRecord } from './tell-record.ts';

/** `found` in order; what folds is gone from the list and stands in `implied` of the tell that it follows from. */
export function foldImplied(found: readonly TellRecord[]): TellRecord[] {
  const families = new Map<string, TellRecord[]>();
  for (const [index, one] of found.entries()) {
    const family = familyOf(one, index);
    families.set(family, [...(families.get(family) ?? []), one]);
  }
  const kept = new Map([...families.values()].flatMap((family) => [...foldFamily(family)]));
  return foldTimes(found.flatMap((one) => kept.get(one) ?? []));
}

/** A time that shifts just where something else differs is taken by what differs: it is listed there, whatever the class or sink. */
function foldTimes(found: readonly TellRecord[]): TellRecord[] {
  const isShift = ({ tell }: TellRecord): boolean => tell.sink === 'timing' && tell.class === 'behavioural';
  const under = new Map<TellRecord, TellRecord[]>();
  for (const one of found.filter(isShift)) {
    const cause = found.find(
      (other) =>
        other.tell.sink !== 'timing' &&
        other.tell.declared === one.tell.declared &&
        other.tell.dependsOn.join() === one.tell.dependsOn.join() &&
        follows(one, other),
    );
    if (cause !== undefined) under.set(cause, [...(under.get(cause) ?? []), one]);
  }
  const folded = new Set([...under.values()].flat());
  return found.filter((one) => !folded.has(one)).map((one) => withImplied(one, under.get(one) ?? []));
}

/** Only tells of one class, sink, cause and explanation can stand for each other. */
function familyOf({ tell }: TellRecord, index: number): string {
  const own = tell.class !== 'covert' ? [] : tell.disguise === 'derived' ? [tell.message, tell.address] : [index];
  return JSON.stringify([tell.class, tell.sink, tell.dependsOn, tell.declared, own]);
}

/** Each tell that stays, with those that follow from it. Finest first, so that a tell is listed where it says the least. */
function foldFamily(family: readonly TellRecord[]): Map<TellRecord, TellRecord> {
  const finest = [...family].sort(
    (a, b) =>
      Number(isNoisy(a)) - Number(isNoisy(b)) || classes(b) - classes(a) || b.codebook.readable - a.codebook.readable,
  );
  const under = new Map<TellRecord, TellRecord[]>();
  for (const one of finest) {
    const whole = [...under.keys()].find((other) => follows(one, other) || isEcho(one, other));
    if (whole === undefined) under.set(one, []);
    else under.get(whole)?.push(one);
  }
  return new Map([...under].map(([one, folded]) => [one, withImplied(one, folded)]));
}

const classes = ({ partition }: TellRecord): number => new Set(partition.values()).size;

/** What is read this many times less often is no ground to leave another place out of the list. */
const OFTEN = 2;

/**
 * In every environment, what `other` tells settles what `one` tells. Where `other` could not be read counts as a symbol of its
 * own, since a reader sees that. From what varies by itself nothing steady follows.
 */
function follows(one: TellRecord, other: TellRecord): boolean {
  if (other.codebook.readable * OFTEN < one.codebook.readable || (isNoisy(other) && !isNoisy(one))) return false;
  const settled = new Map<string | undefined, string>();
  for (const [key, told] of one.partition) {
    const by = other.partition.get(key);
    if ((settled.get(by) ?? told) !== told) return false;
    settled.set(by, told);
  }
  return true;
}

/** Cells that tell the same by the steady feature and differ this much by the noisy one differ by themselves. */
const BY_ITSELF = 0.001;

/**
 * A feature that varies by itself, of a value of which another feature is steady: which symbol prevails in a cell may be luck, once
 * the steady one has taken some away. It is an echo where its shares differ by luck only between cells that the steady one tells
 * alike (Fisher's exact test).
 */
function isEcho(one: TellRecord, other: TellRecord): boolean {
  const { shares, partition } = one;
  if (shares === undefined || isNoisy(other)) return false;
  if (one.tell.message !== other.tell.message || one.tell.address !== other.tell.address) return false;
  return [...new Set(other.partition.values())].every((alike) => {
    const sum = (wanted: (key: string) => boolean): Share => {
      const cells = [...shares].filter(([key]) => other.partition.get(key) === alike && wanted(key));
      return cells.reduce(
        (all, [, { hits, trials }]) => ({ hits: all.hits + hits, trials: all.trials + trials }),
        NONE,
      );
    };
    const inside = sum((key) => partition.get(key) === 'true');
    const all = sum(() => true);
    return hypergeometricTail(inside.hits, inside.trials, all.hits, all.trials) > BY_ITSELF;
  });
}

const NONE: Share = { hits: 0, trials: 0 };

const isNoisy = ({ codebook }: TellRecord): boolean => codebook.agree < codebook.readable;

function withImplied(one: TellRecord, folded: readonly TellRecord[]): TellRecord {
  if (folded.length === 0) return one;
  const implied = [
    ...(one.tell.implied ?? []),
    ...folded.flatMap(({ tell }) => [...placesOf(tell), ...(tell.implied ?? [])]),
  ];
  return { ...one, tell: { ...one.tell, implied } };
}

function placesOf(tell: Omit<Tell, 'id'>): ImpliedPlace[] {
  const symbols = tell.codebook.map(({ rendered }) => rendered);
  const places = [{ message: tell.message, address: tell.address, carrier: tell.carrier }, ...tell.also];
  return places.map((place) => ({ ...place, symbols, because: tell.because }));
}
