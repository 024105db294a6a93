/**
 * Tells of masked renderings: places whose text names a trial's own environment, replaced before
 * alignment. One tell for each message and factor; messages to one host count as one, and so do all
 * files. Must not decide classes.
 */
import { unmasker } from '../align/index.ts';
import { classifyRenderings } from '../classify/index.ts';
import type { DeclaredAs } from '../disclosure/index.ts';
import { isServing, type RenderedPlace } from '../model/index.ts';
import { groupBy } from '../stdx/group-by.ts';
import { deterministicP } from '../statistics/deterministic.ts';
import { explains } from '../statistics/explanations.ts';
import { compareStrings } from '../statistics/groups.ts';
import type { TrialTable } from '../statistics/trial-table.ts';
import type { Assessment } from './assessment.ts';
import { codebookOf } from './codebook.ts';
import { tellRecord, type TellRecord } from './tell-record.ts';

type Readable = Pick<Assessment, 'association' | 'alignment' | 'alpha'>;

export function readableTells({ association, alignment, alpha }: Readable, declaredAs: DeclaredAs): TellRecord[] {
  const { table, grouped } = association;
  const declared = (place: RenderedPlace): string | null =>
    declaredAs({ ...place, dependsOn: [place.factor], class: classifyRenderings([place]).class });
  const bundles = groupBy([...alignment.rendered].sort(comparePlaces), (place) =>
    JSON.stringify([subjectOf(place), place.factor, classifyRenderings([place]).class, declared(place)]),
  );
  const tests = bundles.size + grouped.groups.length;
  const unmask = unmasker(alignment);
  return [...bundles.values()].flatMap((places) => {
    const [first] = places;
    const dependent = firstDependent(places, table, tests, alpha);
    if (first === undefined || dependent === undefined) return [];
    const { place, factor, symbols, p } = dependent;
    const parts = {
      classification: classifyRenderings(places),
      declared: declared(first),
      place,
      also: otherAddresses(place, places),
      codebook: codebookOf([factor], symbols, table),
      isText: true,
      p,
      symbols,
    };
    return [tellRecord(parts, table, unmask)];
  });
}

/**
 * Lookups, connections and handshakes to one host are one subject, whatever their number; so are
 * the files of one machine.
 */
const subjectOf = ({ sink, message }: RenderedPlace): string => {
  if (sink === 'files') return sink;
  return isServing(sink) ? `${sink} ${/\{[^}]*\}/.exec(message)?.[0] ?? message}` : message;
};

function comparePlaces(a: RenderedPlace, b: RenderedPlace): number {
  return (
    compareStrings(a.message, b.message) ||
    compareStrings(a.address, b.address) ||
    compareStrings(a.carrier, b.carrier) ||
    compareStrings(a.what, b.what) ||
    compareStrings(a.before, b.before)
  );
}

interface DependentPlace {
  readonly place: RenderedPlace;
  /** Index of the table's factors. */
  readonly factor: number;
  readonly symbols: readonly (string | null)[];
  /** Bonferroni-corrected. */
  readonly p: number;
}

/** The first place whose text its factor determines, at a corrected p of at most `alpha`. */
function firstDependent(
  places: readonly RenderedPlace[],
  table: TrialTable,
  tests: number,
  alpha: number,
): DependentPlace | undefined {
  const rows = table.trials.map((_, row) => row);
  for (const place of places) {
    const factor = table.factors.findIndex(({ name }) => name === place.factor);
    const symbols = table.trials.map(({ id }) => place.texts.get(id) ?? null);
    const distinct = [...new Set(symbols)].filter((symbol) => symbol !== null);
    const labels = Int32Array.from(symbols, (symbol) => (symbol === null ? -1 : distinct.indexOf(symbol)));
    if (factor < 0 || distinct.length < 2 || !explains([factor], labels, table, rows)) continue;
    const p = Math.min(1, deterministicP([factor], labels, table) * tests);
    if (p <= alpha) return { place, factor, symbols, p };
  }
  return undefined;
}

function otherAddresses(place: RenderedPlace, places: readonly RenderedPlace[]): TellRecord['tell']['also'] {
  const byKey = new Map(
    places.map(({ message, address, carrier }) => [
      JSON.stringify([message, address, carrier]),
      { message, address, carrier },
    ]),
  );
  byKey.delete(JSON.stringify([place.message, place.address, place.carrier]));
  return [...byKey.values()];
}
