/**
 * A verdict against what a specimen's manifest promises: the place, the factors, the class and the codebook of each tell,
 * and nothing covert beside them. Pure. Must not be lenient: what is nearly right is a difference.
 */
import type { Tell, Verdict } from '../../core/model/index.ts';
import type { ExpectedTell, SpecimenManifest } from '../../lab/subjects/specimen-manifest.ts';

/** How an expected tell fared. What is not found is neither located nor anything else. */
export interface Score {
  /** A covert or behavioural tell stands in its place, or has its carrier and depends on one of its factors. */
  readonly found: boolean;
  /** Carrier, message and address are exact. */
  readonly located: boolean;
  /** The set of factors is exact. */
  readonly factors: boolean;
  readonly class: boolean;
  /** The environments that were tried fall into the same parts; what the parts are called does not matter. */
  readonly codebook: boolean;
}

export interface Comparison {
  readonly expected: readonly { readonly tell: ExpectedTell; readonly found: Tell | null; readonly score: Score }[];
  /** Tells that should not be there: of a specimen covert and behavioural ones, of a decoy covert ones. */
  readonly surplus: readonly Tell[];
}

const NOTHING: Score = { found: false, located: false, factors: false, class: false, codebook: false };

export function compareWithManifest(manifest: SpecimenManifest, { tells, seen }: Verdict): Comparison {
  const { kind } = manifest;
  const expected = manifest.expected.map((tell) => ({ ...tell, message: nameIn(seen, tell.message, manifest.vendor) }));
  const open = tells.filter((tell) => tell.class === 'covert' || tell.class === 'behavioural');
  const rows = expected.map((tell) => {
    const [best] = open.filter((found) => isSame(tell, found)).sort((a, b) => likeness(tell, b) - likeness(tell, a));
    if (best !== undefined) open.splice(open.indexOf(best), 1);
    return { tell, found: best ?? null, score: best === undefined ? NOTHING : scoreOf(tell, best) };
  });
  return { expected: rows, surplus: open.filter((tell) => kind === 'specimen' || tell.class === 'covert') };
}

/** A host is called `{endpoint}` in an audit that varies the endpoint, and by its own name in one that does not. */
function nameIn({ factors }: Verdict['seen'], message: string, vendor: string): string {
  const varies = (factors['endpoint'] ?? []).length > 1;
  return varies ? message : message.replace('{endpoint}', new URL(vendor).host);
}

/** Whether all is as promised. Where a mark shows only sometimes, which levels show it is an estimate: it is scored, and not required. */
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

/** Two environments that were tried share a symbol in one exactly if they do in the other, and no symbol was left untried. */
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
