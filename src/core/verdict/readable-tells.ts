/**
 * Places where a trial's own environment was readable and set aside before alignment: overt (or functional) by
 * themselves, one tell a message and factor however many places there are; one a host for what serves messages, one for all files.
 */
import type { DeclaredAs } from '../disclosure/index.ts';
import type { Alignment, RenderedPlace } from '../model/index.ts';
import type { Association } from '../statistics/associate.ts';
import { codebookOf, entriesOf, partitionOf } from './codebook.ts';
import { explains } from '../statistics/explanations.ts';
import { compare } from '../statistics/groups.ts';
import { kindOf } from '../carriers/kind.ts';
import { renderSymbol, symbolName, unmasker } from '../align/symbol-names.ts';
import { round, type FoundTell } from './tells.ts';
import { witnesses } from './witness.ts';
import { chanceAgainst } from '../statistics/deterministic.ts';

const NAMES_PEER = /(^|[.["'])(:authority|host|sni|server[-_]name)\b/i;

export function renderedTells(
  association: Association,
  alignment: Alignment,
  alpha: number,
  declaredAs: DeclaredAs,
): FoundTell[] {
  const bundles = new Map<string, RenderedPlace[]>();
  const declared = (place: RenderedPlace): string | null =>
    declaredAs({
      ...place,
      dependsOn: [place.factor],
      class: isRouting(place) ? 'functional' : 'overt',
    });
  for (const place of [...alignment.rendered].sort(comparePlaces)) {
    const key = JSON.stringify([subjectOf(place), place.factor, isRouting(place), declared(place)]);
    bundles.set(key, [...(bundles.get(key) ?? []), place]);
  }
  const tests = bundles.size + association.grouped.groups.length;
  return [...bundles.values()].flatMap((places) =>
    toFound(places, association, alignment, tests, alpha).map(({ tell, ...found }) => ({
      ...found,
      tell: { ...tell, declared: places[0] === undefined ? null : declared(places[0]) },
    })),
  );
}

/** Lookups, connections and handshakes to one host say the same however many there are; so do the files left on one machine. */
const subjectOf = ({ sink, message }: RenderedPlace): string => {
  if (sink === 'files') return sink;
  return /^(dns|tcp|tls|http2)$/.test(sink) ? `${sink} ${/\{[^}]*\}/.exec(message)?.[0] ?? message}` : message;
};

function comparePlaces(a: RenderedPlace, b: RenderedPlace): number {
  return (
    compare(a.message, b.message) ||
    compare(a.address, b.address) ||
    compare(a.carrier, b.carrier) ||
    compare(a.what, b.what) ||
    compare(a.before, b.before)
  );
}

const isRouting = ({ carrier, address }: RenderedPlace): boolean =>
  kindOf(carrier) === 'routing' || NAMES_PEER.test(address);

function toFound(
  places: readonly RenderedPlace[],
  association: Association,
  alignment: Alignment,
  tests: number,
  alpha: number,
): FoundTell[] {
  const { table } = association;
  for (const place of places) {
    const factor = table.factors.findIndex(({ name }) => name === place.factor);
    const symbols = table.trials.map(({ id }) => place.texts.get(id) ?? null);
    const distinct = [...new Set(symbols)].filter((symbol) => symbol !== null);
    const labels = Int32Array.from(symbols, (symbol) => (symbol === null ? -1 : distinct.indexOf(symbol)));
    const rows = table.trials.map((_, row) => row);
    if (factor < 0 || distinct.length < 2 || !explains([factor], labels, table, rows)) continue;
    const p = Math.min(1, chanceAgainst([factor], labels, table) * tests);
    if (p <= alpha) return [describe(place, places, factor, symbols, p, association, alignment)];
  }
  return [];
}

function describe(
  place: RenderedPlace,
  places: readonly RenderedPlace[],
  factor: number,
  symbols: readonly (string | null)[],
  p: number,
  { table }: Association,
  alignment: Alignment,
): FoundTell {
  const codebook = codebookOf([factor], symbols, table);
  const unmask = unmasker(alignment);
  const routing = isRouting(place);
  const keyOf = ({ message, address, carrier }: RenderedPlace): string => JSON.stringify({ message, address, carrier });
  const others = [...new Set(places.map(keyOf))].filter((key) => key !== keyOf(place));
  return {
    codebook,
    partition: partitionOf(codebook),
    tell: {
      class: routing ? 'functional' : 'overt',
      declared: null,
      sink: place.sink,
      message: place.message,
      carrier: place.carrier,
      address: place.address,
      before: unmask(place.before),
      after: unmask(place.after),
      also: others.map((key) => JSON.parse(key) as { message: string; address: string; carrier: string }),
      dependsOn: [place.factor],
      codebook: entriesOf(codebook).map(({ raw, cells, levels }) => ({
        cells,
        levels,
        symbol: symbolName(raw, true, unmask),
        rendered: renderSymbol(raw, unmask),
      })),
      disguise: 'none',
      because: routing
        ? `follows from where the subject was told to connect (${place.factor})`
        : `${place.factor} can be read there as it is (${[...new Set(places.map(({ what }) => what))].sort().join(', ')})`,
      bits: round(codebook.bits),
      p: Number(p.toPrecision(3)),
      agree: `${codebook.agree}/${codebook.readable}`,
      witness: { trials: witnesses(symbols, codebook.factors, table) },
    },
  };
}
