/** Steady groups: what explains them, how simply, and how sure that is. */
import { describe, expect, it } from 'vitest';
import { fisherCombined } from '../../../src/core/statistics/exact-tests.ts';
import {
  replicateAgreementP,
  deterministicP,
  deterministicDependence,
} from '../../../src/core/statistics/deterministic.ts';
import { isDerived } from '../../../src/core/statistics/groups.ts';
import { labelsOf } from '../../../src/core/statistics/groups.ts';
import { everyCombination, groupOf, levelsOf, symbolsBy, tableFor } from '../../builders/evidence/groups.ts';
import { placeOf, tableOf, trialsAt, type Symbols } from '../../builders/evidence/slots.ts';

describe('the chance that all repeats agree by luck', () => {
  const luck = (zones: string, symbols: Symbols) =>
    replicateAgreementP(groupOf(symbols), tableOf(trialsAt(['zone'], Array.from(zones))));
  it.each([
    // Half of each symbol: two repeats agree with a half, and there are two environments.
    ['eeww', ['x', 'x', 'y', 'y'], 1 / 4],
    // Three in four: 27/64 + 1/64.
    ['eeew', ['x', 'x', 'x', 'y'], 28 / 64],
    ['eewww', ['x', 'x', 'y', 'y', 'y'], (4 / 25 + 9 / 25) * (8 / 125 + 27 / 125)],
    ['eewwnn', ['x', 'x', 'y', 'y', 'z', 'z'], 1 / 27],
    ['ew', ['x', 'y'], 1],
    ['eewwe', ['x', 'x', 'y', 'y', null], 1 / 4],
  ])('%s with %j', (zones, symbols, chance) => {
    expect(luck(zones, symbols)).toBeCloseTo(chance, 12);
  });
});

describe('a group is derived', () => {
  const feature = { ...placeOf(['x', 'y']), feature: 'length' };
  it.each([
    ['if each of its places is a feature', [feature, feature], true],
    ['not if one is a value itself', [feature, placeOf(['x', 'y'])], false],
  ])('%s', (_, responses, holds) => {
    expect(isDerived({ responses })).toBe(holds);
  });
});

describe('the chance against a set', () => {
  const eight = ['0', '0', '0', '0', '1', '1', '1', '1'];
  const four = ['0', '0', '1', '1'];
  // Two levels, two classes, two symbols: 4 arrangements of 2 shapes, of 70.
  it('of one factor is what of all arrangements is as simple', () => {
    expect(deterministicP([0], labelsOf(eight), tableFor(eight))).toBeCloseTo(fisherCombined(8 / 70, 1), 12);
  });

  it('is combined with that of fresh trials, which agree in one of six ways', () => {
    const lines = [...eight, ...four];
    expect(deterministicP([0], labelsOf(lines), tableFor(lines, 8))).toBeCloseTo(fisherCombined(8 / 70, 1 / 6), 12);
  });

  it('counts each set that the screen left open, if this is one of them', () => {
    const lines = [...eight, ...four].map((level) => `${level} ${level}`);
    const labels = labelsOf(lines);
    expect(deterministicP([1], labels, tableFor(lines, 8))).toBeCloseTo(fisherCombined((3 * 8) / 70, 2 / 6), 12);
  });

  it('counts all sets, if this is none of those that the screen left open', () => {
    const lines = [...eight, ...four].map((level, at) => `${level} ${at % 2}`);
    const labels = labelsOf(lines.map((line) => line.slice(0, 1)));
    // The second factor adds one class: twice the shapes.
    expect(deterministicP([0, 1], labels, tableFor(lines, 8))).toBeCloseTo(fisherCombined((3 * 16) / 70, 3 / 6), 12);
  });

  it('is certain at most, whatever is counted', () => {
    const lines = ['0 0 0', '1 1 1', '0 0 0', '1 1 1'];
    expect(deterministicP([0], labelsOf(lines), tableFor(lines, 2))).toBe(1);
  });
});

describe('what one factor explains', () => {
  const lines = everyCombination(2, 4);
  it('is said to depend on it, with nothing else open', () => {
    const draft = deterministicDependence(groupOf(symbolsBy(lines, (zone) => zone)), tableFor(lines));
    expect(draft).toMatchObject({ set: [0], candidates: [[0]], decided: true });
    expect(draft).not.toHaveProperty('exception');
    expect(draft?.rawP).toBeCloseTo(fisherCombined((3 * 8) / 12870, 1), 10);
  });

  it('is not decided while another factor explains it as simply', () => {
    const aliased = everyCombination(1, 8).map((level) => `${level} ${level}`);
    const symbols = aliased.map((line) => line.slice(0, 1));
    expect(deterministicDependence(groupOf(symbols), tableFor(aliased))).toMatchObject({
      set: [0],
      candidates: [[0], [1]],
      decided: false,
    });
  });

  it.each([
    ['another factor moved beside one symbol only', ['0 0', '0 1', '1 0', '1 0'], false],
    ['another factor moved beside both', ['0 0', '0 1', '1 0', '1 1'], true],
  ])('where %s, decided: %s', (_, few, decided) => {
    const many = Array.from({ length: 6 }, () => few).flat();
    expect(deterministicDependence(groupOf(symbolsBy(many, (zone) => zone)), tableFor(many))).toMatchObject({
      set: [0],
      decided,
    });
  });

  it('needs another factor to move in two symbols of more', () => {
    const few = ['0 0', '0 1', '1 0', '1 1', '2 0', '2 0'];
    const many = Array.from({ length: 4 }, () => few).flat();
    expect(deterministicDependence(groupOf(symbolsBy(many, (zone) => zone)), tableFor(many))).toMatchObject({
      set: [0],
      decided: true,
    });
  });
});

describe('of two explanations', () => {
  const judgedBy = (lines: readonly string[], symbol: (...levels: number[]) => number) =>
    deterministicDependence(groupOf(symbolsBy(lines, symbol)), tableFor(lines));
  const grid = everyCombination(2, 1, 4);

  it('neither is decided while they are nearly as simple', () => {
    const lines = Array.from({ length: 6 }, () => ['0 0 0', '0 1 1', '1 0 1', '1 1 0']).flat();
    expect(judgedBy(lines, (zone) => zone)).toMatchObject({ set: [0], candidates: [[0], [1, 2]], decided: false });
  });

  it('the one is decided whose rival is a thousand times less simple', () => {
    const rows = ['0011', '0101', '1001', '1110'];
    const lines = [...grid, ...grid].map((line) => {
      const [a = 0, b = 0] = levelsOf(line);
      return `${rows[a]?.[b] ?? ''} ${line}`;
    });
    expect(judgedBy(lines, (zone) => zone)).toMatchObject({ set: [0], candidates: [[0], [1, 2]], decided: true });
  });

  it('the simpler comes first, though it has more factors', () => {
    const lines = Array.from({ length: 32 }, (_, row) => `${row % 16} ${row % 2} ${(row >> 1) % 2}`);
    expect(judgedBy(lines, (_, a = 0, b = 0) => a ^ b)).toMatchObject({
      set: [1, 2],
      candidates: [[1, 2], [0]],
      decided: true,
    });
  });
});

describe('every other factor has to move', () => {
  const decidedFor = (few: readonly string[], symbol: (...levels: number[]) => number | null) => {
    const lines = Array.from({ length: 6 }, () => few).flat();
    return deterministicDependence(groupOf(symbolsBy(lines, symbol)), tableFor(lines))?.decided;
  };

  it('while the set stands still, not from one of its levels to another', () => {
    expect(decidedFor(['0 0', '1 1', '2 0', '3 1'], (zone) => zone >> 1)).toBe(false);
  });

  it('at any level of the symbol', () => {
    const lines = ['0 0 0', '0 1 0', '1 0 0', '1 0 1', '2 0 0', '2 1 1'];
    expect(decidedFor(lines, (zone) => Number(zone === 2))).toBe(true);
  });

  it('where the place could be read', () => {
    const lines = ['0 0', '0 1', '1 0', '1 0', '2 0', '2 1'];
    expect(decidedFor(lines, (zone) => (zone === 2 ? null : zone))).toBe(false);
  });
});

describe('what varies by two factors together', () => {
  it('depends on both', () => {
    const lines = everyCombination(3, 4);
    const symbols = symbolsBy(lines, (a, b) => a ^ b);
    expect(deterministicDependence(groupOf(symbols), tableFor(lines))).toMatchObject({
      set: [0, 1],
      candidates: [[0, 1]],
      decided: true,
    });
  });
});
