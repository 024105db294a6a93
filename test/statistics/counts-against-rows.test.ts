/** What is worked out from counts and numbered cells is what going through the trials one by one gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypergeometricTail, lnChoose, stirlingSecondKind } from '../../src/core/statistics/exact-tests.ts';
import { exceptionTo, explains, minimalExplanations, predictedRows } from '../../src/core/statistics/explanations.ts';
import { LevelCounts } from '../../src/core/statistics/level-counts.ts';
import { bestRegion, type Region } from '../../src/core/statistics/region.ts';
import { lnDescriptions } from '../../src/core/statistics/description-length.ts';
import { allRows, type TrialTable } from '../../src/core/statistics/trial-table.ts';
import { witnesses } from '../../src/core/verdict/witness.ts';
import { tableOfRows } from '../builders/evidence/trial-tables.ts';

const SIZES = [2, 3, 4, 2];
const FACTORS = Object.fromEntries(
  SIZES.map((size, factor) => [`f${factor}`, Array.from({ length: size }, (_, level) => `l${level}`)]),
);

/** Trials at any levels, in one scenario or two, each with a symbol or without. */
const tables = fc
  .array(
    fc.record({
      levels: fc.tuple(...SIZES.map((size) => fc.nat(size - 1))),
      scenario: fc.constantFrom('ask', 'reply'),
      label: fc.integer({ min: -1, max: 3 }),
    }),
    { minLength: 8, maxLength: 60 },
  )
  .chain((rows) =>
    fc.boolean().map((several) => ({
      table: tableOfRows(
        FACTORS,
        rows.map(({ levels }) => levels),
        (row) => ({ scenario: several ? (rows[row]?.scenario ?? '') : 'reply' }),
      ),
      labels: Int32Array.from(rows, ({ label }) => label),
    })),
  );

const check = (property: (table: TrialTable, labels: Int32Array) => void): void =>
  fc.assert(fc.property(tables, ({ table, labels }) => property(table, labels)));

const cellOf = (set: readonly number[], table: TrialTable, row: number): string =>
  [table.scenario[row], ...set.map((factor) => table.columns[factor]?.[row])].join();

/** The labels of each cell's readable rows. */
function byCell(set: readonly number[], labels: Int32Array, table: TrialTable, rows: readonly number[]) {
  const cells = new Map<string, number[]>();
  for (const row of rows) {
    const label = labels[row] ?? -1;
    const cell = cellOf(set, table, row);
    if (label >= 0) cells.set(cell, [...(cells.get(cell) ?? []), label]);
  }
  return cells;
}

const doesExplain = (set: readonly number[], labels: Int32Array, table: TrialTable, rows: readonly number[]) =>
  [...byCell(set, labels, table, rows).values()].every((cell) => new Set(cell).size === 1);

/** Levels of each column in turn put into the first class whose combinations with the others do not contradict theirs. */
function mergedOneByOne(set: readonly number[], labels: Int32Array, table: TrialTable): number {
  const columns = [...set.map((factor) => table.columns[factor]), ...(table.scenarios > 1 ? [table.scenario] : [])];
  const sizes = [
    ...set.map((factor) => table.factors[factor]?.levels.length ?? 0),
    ...(table.scenarios > 1 ? [table.scenarios] : []),
  ];
  const read = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
  let cells = new Map(read.map((row) => [columns.map((column) => column?.[row] ?? 0).join(), labels[row] ?? 0]));
  let [ways, combinations] = [0, 1];
  for (const [column, size] of sizes.entries()) {
    const classes: Map<string, number>[] = [];
    for (let level = 0; level < size; level++) {
      const own = [...cells].map(([cell, label]) => [cell.split(','), label] as const);
      const slice = own
        .filter(([cell]) => Number(cell[column]) === level)
        .map(([cell, label]) => [cell.toSpliced(column, 1).join(), label] as const);
      const fit = classes.find((known) => slice.every(([others, label]) => (known.get(others) ?? label) === label));
      if (fit === undefined) classes.push(new Map(slice));
      else for (const [others, label] of slice) fit.set(others, label);
    }
    const merged = classes.flatMap((known, index) =>
      [...known].map(([others, label]) => {
        const cell = others === '' ? [] : others.split(',');
        return [cell.toSpliced(column, 0, String(index)).join(), label] as const;
      }),
    );
    cells = new Map(merged);
    ways += Math.log(stirlingSecondKind(size, classes.length));
    combinations *= classes.length;
  }
  return ways + combinations * Math.log(Math.max(2, new Set(read.map((row) => labels[row])).size));
}

describe('explanations', () => {
  it('are the sets in whose cells all rows show one symbol', () => {
    check((table, labels) => {
      for (const set of [[], ...table.subsets, table.factors.map((_, factor) => factor)])
        expect(explains(set, labels, table, allRows(table))).toBe(doesExplain(set, labels, table, allRows(table)));
    });
  });

  it('that are minimal have no part that explains', () => {
    check((table, labels) => {
      const rows = allRows(table);
      const isMinimal = (set: readonly number[]): boolean =>
        doesExplain(set, labels, table, rows) &&
        !table.subsets.some(
          (part) =>
            part.length < set.length &&
            part.every((factor) => set.includes(factor)) &&
            doesExplain(part, labels, table, rows),
        );
      const minimal = doesExplain([], labels, table, rows) ? [] : table.subsets.filter(isMinimal);
      expect(minimalExplanations(labels, table, rows)).toEqual(minimal);
    });
  });

  it('lack one row where without it, and only without it, they hold', () => {
    check((table, labels) => {
      const rows = allRows(table);
      for (const set of table.subsets) {
        const exception = exceptionTo(set, labels, table, rows);
        const spared = rows.filter(
          (row) =>
            (labels[row] ?? -1) >= 0 &&
            doesExplain(
              set,
              labels,
              table,
              rows.filter((other) => other !== row),
            ),
        );
        if (doesExplain(set, labels, table, rows)) expect(exception).toBe(-1);
        // Two rows that contradict each other alone: the later one, or none where more than a cell is in the way.
        else expect(exception).toBe(spared.at(-1) ?? -1);
      }
    });
  });

  it('predict the rows whose cells were seen', () => {
    check((table, labels) => {
      const rows = allRows(table);
      const [known, fresh] = [rows.filter((row) => row % 2 === 0), rows.filter((row) => row % 2 === 1)];
      for (const set of table.subsets) {
        const seen = byCell(set, labels, table, known);
        const expected = fresh.filter((row) => (labels[row] ?? -1) >= 0 && seen.has(cellOf(set, table, row)));
        expect(predictedRows(set, labels, table, known, fresh)).toEqual(expected);
      }
    });
  });

  it('are as simple as merging levels one by one makes them', () => {
    check((table, labels) => {
      const rows = allRows(table);
      for (const set of minimalExplanations(labels, table, rows))
        expect(lnDescriptions(set, labels, table, rows)).toBeCloseTo(mergedOneByOne(set, labels, table), 12);
    });
  });

  it('are as simple whatever the order of the trials', () => {
    check((table, labels) => {
      const rows = allRows(table);
      for (const set of minimalExplanations(labels, table, rows))
        expect(lnDescriptions(set, labels, table, [...rows].reverse())).toBe(lnDescriptions(set, labels, table, rows));
    });
  });
});

/** Narrows factor by factor to the levels with the highest rates, row by row. */
function regionByRows(label: number, set: readonly number[], labels: Int32Array, table: TrialTable, rows: number[]) {
  let inside = rows;
  const hits = (among: readonly number[]): number => among.filter((row) => labels[row] === label).length;
  const levels = set.map((factor) => {
    const at = (level: number): number[] => inside.filter((row) => table.columns[factor]?.[row] === level);
    const seen = (table.factors[factor]?.levels ?? []).flatMap((_, level) => (at(level).length > 0 ? [level] : []));
    const rate = (level: number): number => hits(at(level)) / at(level).length;
    const sorted = [...seen].sort((a, b) => rate(b) - rate(a) || a - b);
    const excess = (count: number): number => {
      const some = sorted.slice(0, count).flatMap(at);
      const [n, all] = [some.length, inside.length];
      return (hits(some) * all - n * hits(inside)) / Math.sqrt(n * (all - n));
    };
    const counts = sorted.slice(1).map((_, index) => index + 1);
    const cut = counts.reduce((best, count) => (excess(count) > excess(best) ? count : best), 1);
    const chosen = new Set(sorted.slice(0, cut));
    inside = inside.filter((row) => chosen.has(table.columns[factor]?.[row] ?? -1));
    return chosen;
  });
  return { set, levels, label, chance: hypergeometricTail(hits(inside), inside.length, hits(rows), rows.length) };
}

/** The p of a region that was looked for among those of its kind. */
function correctedBy({ set, levels, chance }: ReturnType<typeof regionByRows>, table: TrialTable, symbols: number) {
  const sets = table.subsets.filter(({ length }) => length === set.length).length;
  const looks = set.map((factor, at) => {
    const size = table.factors[factor]?.levels.length ?? 1;
    return (size - 1) * Math.exp(lnChoose(size, levels[at]?.size ?? 1));
  });
  return Math.min(1, looks.reduce((product, one) => product * one, 2 * sets) * symbols * chance);
}

describe('the best region', () => {
  it('is the one that going through the rows finds', () => {
    check((table, labels) => {
      const rows = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
      const often = [0, 1, 2, 3].filter((label) => rows.filter((row) => labels[row] === label).length > 1);
      const pairs = table.subsets.filter(({ length }) => length < 3);
      const all = often.flatMap((label) =>
        pairs.map((set) => correctedBy(regionByRows(label, set, labels, table, rows), table, often.length)),
      );
      const best: Region | undefined = bestRegion(labels, table, allRows(table));
      if (best === undefined) expect(all).toEqual([]);
      // With four factors all of them lead, so no pair is left out.
      else expect(best.p).toBeCloseTo(Math.min(...all), 12);
    });
  });

  it('has levels of which the rows give its p', () => {
    check((table, labels) => {
      const best = bestRegion(labels, table, allRows(table));
      if (best === undefined) return;
      const rows = allRows(table).filter((row) => (labels[row] ?? -1) >= 0);
      expect(regionByRows(best.label, best.set, labels, table, rows).levels).toEqual(best.levels);
    });
  });
});

describe('counts of levels', () => {
  it('are those of the rows', () => {
    check((table, labels) => {
      const rows = allRows(table).filter((row) => labels[row] === 0);
      const counts = new LevelCounts(table, rows);
      expect(counts.trials).toBe(rows.length);
      const at = (factor: number, level: number, among = rows): number[] =>
        among.filter((row) => table.columns[factor]?.[row] === level);
      for (const [factor, { levels }] of table.factors.entries())
        expect([...counts.byLevel(factor)]).toEqual(levels.map((_, level) => at(factor, level).length));
      for (const [first, second] of table.subsets.filter(({ length }) => length === 2)) {
        if (first === undefined || second === undefined) continue;
        const some = new Set([0, (table.factors[first]?.levels.length ?? 1) - 1]);
        const inside = [...some].flatMap((level) => at(first, level));
        const expected = table.factors[second]?.levels.map((_, level) => at(second, level, inside).length);
        expect([...counts.byLevelWithin(first, some, second)]).toEqual(expected);
      }
    });
  });
});

describe('the witness of a tell', () => {
  it('is the first of the pairs that differ least', () => {
    check((table, labels) => {
      const symbols = Array.from(labels, (label) => (label < 0 ? null : `s${label}`));
      const factors = table.factors.map(({ name }) => name).slice(0, 2);
      const read = allRows(table).filter((row) => symbols[row] !== null);
      const differing = (a: number, b: number, columns: readonly Int32Array[]): number =>
        columns.filter((column) => column[a] !== column[b]).length;
      const pairs = read
        .flatMap((a, at) => read.slice(at + 1).map((b) => [a, b] as const))
        .filter(([a, b]) => symbols[a] !== symbols[b])
        .map(([a, b]) => {
          const own = differing(a, b, table.columns.slice(0, 2));
          return { pair: [a, b], cost: differing(a, b, [...table.columns, table.scenario]) + (own === 0 ? 100 : 0) };
        });
      const least = Math.min(...pairs.map(({ cost }) => cost));
      const expected = pairs.find(({ cost }) => cost === least)?.pair ?? read.slice(0, 1);
      expect(witnesses(symbols, factors, table)).toEqual(expected.map((row) => table.trials[row]?.id));
    });
  });
});
