/**
 * Compares a verdict with a specimen's manifest: place, factors, class and codebook of each tell,
 * and nothing covert beside them. Pure. Must not be lenient: a near match is a difference.
 */
import type { Tell, Verdict } from '../../core/model/index.ts';
import type { ExpectedTell, SpecimenManifest } from '../../lab/subjects/specimen-manifest.ts';

/** Score of an expected tell. All false when it is not found. */
export interface Score {
  /** A covert or behavioural tell has its place, or its carrier and one of its factors. */
  readonly found: boolean;
  /** Carrier, message and address are exact. */
  readonly located: boolean;
  /** The set of factors is exact. */
  readonly factors: boolean;
  readonly class: boolean;
  /** Its symbols partition the tried environments alike, whatever the symbols are. */
  readonly codebook: boolean;
}

export interface Comparison {
  readonly expected: readonly { readonly tell: ExpectedTell; readonly found: Tell | null; readonly score: Score }[];
  /** Unexpected tells: covert or behavioural in a specimen, covert in a decoy. */
  readonly surplus: readonly Tell[];
}

const NOT_FOUND: Score = { found: false, located: false, factors: false, class: false, codebook: false };

export function compareWithManifest(manifest: SpecimenManifest, { tells, seen }: Verdict): Comparison {
  const { kind } = manifest;
  const expected = manifest.expected.map((tell) => ({
    ...tell,
    message: messageNameIn(seen, tell.message, manifest.vendor),
  }));
  const open = tells.filter((tell) => tell.class === 'covert' || tell.class === 'behavioural');
  const rows = expected.map((tell) => {
    const [best] = open.filter((found) => isSame(tell, found)).sort((a, b) => likeness(tell, b) - likeness(tell, a));
    if (best !== undefined) open.splice(open.indexOf(best), 1);
    return { tell, found: best ?? null, score: best === undefined ? NOT_FOUND : scoreOf(tell, best) };
  });
  return { expected: rows, surplus: open.filter((tell) => kind === 'specimen' || tell.class === 'covert') };
}

/** Replaces `{endpoint}` by the vendor's host when the audit did not vary the endpoint. */
function messageNameIn({ factors }: Verdict['seen'], message: string, vendor: string): string {
  const varies = (factors['endpoint'] ?? []).length > 1;
  return varies ? message : message.replace('{endpoint}', new URL(vendor).host);
}

/**
 * Whether the verdict meets the manifest. The codebook of a mark that fires only sometimes is an
 * estimate: it is scored, but not required.
 */
export const meetsManifest = ({ expected, surplus }: Comparison): boolean =>
  surplus.length === 0 &&
  expected.every(({ tell, score: { codebook, ...others } }) => {
    const isEstimate = tell.probability !== undefined && tell.probability < 1;
    return (codebook || isEstimate) && Object.values(others).every(Boolean);
  });

function isSame(expected: ExpectedTell, found: Tell): boolean {
  const sharesFactor = found.dependsOn.some((factor) => expected.dependsOn.includes(factor));
  return placesOf(found).some((place) => isAt(expected, place)) || (found.carrier === expected.carrier && sharesFactor);
}

const likeness = (expected: ExpectedTell, found: Tell): number =>
  Object.values(scoreOf(expected, found)).filter(Boolean).length;

function scoreOf(expected: ExpectedTell, found: Tell): Score {
  return {
    found: true,
    located: isAt(expected, found),
    factors: [...found.dependsOn].sort().join() === expected.dependsOn.join(),
    class: found.class === expected.class,
    codebook: samePartition(expected, found),
  };
}

type At = Pick<Tell, 'message' | 'carrier' | 'address'>;

const placesOf = (found: Tell): readonly At[] => [found, ...found.also];

const isAt = (expected: ExpectedTell, { message, carrier, address }: At): boolean =>
  message === expected.message && carrier === expected.carrier && address === expected.address;

/**
 * Whether tried environments share a symbol in one exactly when they do in the other, and every
 * symbol was tried.
 */
function samePartition({ dependsOn, codebook }: ExpectedTell, found: Tell): boolean {
  if (codebook.length !== found.codebook.length) return false;
  const keyOf = (cell: Readonly<Record<string, string>>): string =>
    JSON.stringify(dependsOn.map((factor) => cell[factor] ?? null));
  const promised = new Map(
    codebook.flatMap(({ symbol, cells }) => cells.map((cell) => [keyOf(cell), symbol] as const)),
  );
  const parts = found.codebook.map(({ cells }) => new Set(cells.map((cell) => promised.get(keyOf(cell)))));
  const symbols = parts.flatMap((part) => [...part]);
  return (
    parts.every((part) => part.size === 1) && new Set(symbols).size === codebook.length && !symbols.includes(undefined)
  );
}
