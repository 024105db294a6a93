/** The self-test's result as text and JSON. Decides nothing. */
import type { Score, Selftest, SelftestRow } from '../../audit/selftest/index.ts';
import type { Tell } from '../../core/model/index.ts';

/** One line, and below it the differences. */
export function rowText({ manifest, verdict, comparison, holds, seconds }: SelftestRow): string {
  const state = holds ? 'as promised' : 'differs';
  const cost = `${verdict.seen.trials} trials, ${Math.round(seconds)} s`;
  const lines = [`${state.padEnd(13)}${manifest.kind.padEnd(10)}${manifest.name.padEnd(26)}${cost}`];
  for (const { tell, found, score } of comparison.expected) {
    if (Object.values(score).every(Boolean)) continue;
    lines.push(
      `  promised   ${tell.class} ${placeOf(tell)}, ${tell.dependsOn.join(' x ')}, ${tell.codebook.length} symbols`,
    );
    lines.push(
      `  found      ${found === null ? `nothing: ${verdict.verdict}` : `${shown(found)}; differs in ${wrongIn(score)}`}`,
    );
  }
  for (const tell of comparison.surplus) lines.push(`  besides    ${shown(tell)}`);
  return `${lines.join('\n')}\n`;
}

const placeOf = ({ carrier, message, address }: Pick<Tell, 'carrier' | 'message' | 'address'>): string =>
  `${carrier} at ${address} of ${message}`;

const shown = (tell: Tell): string =>
  `${tell.class} ${placeOf(tell)}, ${tell.dependsOn.join(' x ')}, ${tell.codebook.length} symbols`;

const wrongIn = (score: Score): string =>
  Object.entries(score)
    .flatMap(([what, right]) => (right ? [] : [what === 'located' ? 'place' : what]))
    .join(', ');

interface SelftestShare {
  readonly what: string;
  readonly right: number;
  readonly of: number;
}

/** The measures of the self-test, each as a share. */
export function selftestShares({ rows }: Selftest): readonly SelftestShare[] {
  const tells = rows.flatMap(({ comparison }) => comparison.expected);
  const count = (what: string, key: keyof Score): SelftestShare => ({
    what,
    right: tells.filter(({ score }) => score[key]).length,
    of: tells.length,
  });
  const decoys = rows.filter(({ manifest }) => manifest.kind === 'decoy');
  const alarmed = decoys.filter(({ comparison }) => comparison.surplus.length > 0);
  return [
    count('tells found', 'found'),
    count('exact place', 'located'),
    count('exact factors', 'factors'),
    count('exact class', 'class'),
    count('exact codebook', 'codebook'),
    { what: 'decoys without a covert tell', right: decoys.length - alarmed.length, of: decoys.length },
    { what: 'as promised in all', right: rows.filter(({ holds }) => holds).length, of: rows.length },
  ];
}

export function tableText(tested: Selftest, seed: number): string {
  const shares = selftestShares(tested).map(({ what, right, of }) => `${what.padEnd(30)}${right} of ${of}`);
  return `\n${[...shares, `seed ${seed}`].join('\n')}\n`;
}

/** One document: the shares, and each row with the expected and the found tells. */
export function selftestJson(tested: Selftest, seed: number): string {
  const rows = tested.rows.map(({ manifest, verdict, comparison, holds, seconds }) => ({
    name: manifest.name,
    kind: manifest.kind,
    holds,
    verdict: verdict.verdict,
    trials: verdict.seen.trials,
    seconds,
    ...comparison,
  }));
  return `${JSON.stringify({ seed, shares: selftestShares(tested), rows }, null, 2)}\n`;
}
