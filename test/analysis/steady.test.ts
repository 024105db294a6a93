/** Steady groups: what explains them, how sure that is, and what is left for fresh trials. */
import { describe, expect, it } from 'vitest';
import { combined } from '../../src/core/analysis/counting.ts';
import { agreeByLuck, chanceAgainst, isDerived, judgeSteady, PLAUSIBLE } from '../../src/core/analysis/steady.ts';
import { labelsOf } from '../../src/core/analysis/groups.ts';
import { everyCombination, groupOf } from '../builders/groups.ts';
import { placeOf, tableOf, trialsAt, type Symbols } from '../builders/slots.ts';

const NAMES = ['f0', 'f1', 'f2', 'f3', 'f4'];
const tableFor = (lines: readonly string[], confirmFrom = Infinity) =>
  tableOf(trialsAt(NAMES, lines, (row) => ({ stage: row < confirmFrom ? 'screen' : 'confirm' })));
const bits = (line: string): number[] => line.split(' ').map(Number);
const symbolsBy = (lines: readonly string[], symbol: (...levels: number[]) => number | null): Symbols =>
  lines.map((line) => symbol(...bits(line))?.toString() ?? null);

describe('the chance that all repeats agree by luck', () => {
  const luck = (zones: string, symbols: Symbols) =>
    agreeByLuck(groupOf(symbols), tableOf(trialsAt(['zone'], Array.from(zones))));
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
  ])('%s', (_, places, holds) => {
    expect(isDerived({ places })).toBe(holds);
  });
});

describe('the chance against a set', () => {
  const eight = ['0', '0', '0', '0', '1', '1', '1', '1'];
  const four = ['0', '0', '1', '1'];
  // Two levels, two classes, two symbols: 4 arrangements of 2 shapes, of 70.
  it('of one factor is what of all arrangements is as simple', () => {
    expect(chanceAgainst([0], labelsOf(eight), tableFor(eight))).toBeCloseTo(combined(8 / 70, 1), 12);
  });

  it('is combined with that of fresh trials, which agree in one of six ways', () => {
    const lines = [...eight, ...four];
    expect(chanceAgainst([0], labelsOf(lines), tableFor(lines, 8))).toBeCloseTo(combined(8 / 70, 1 / 6), 12);
  });

  it('counts each set that the screen left open, if this is one of them', () => {
    const lines = [...eight, ...four].map((level) => `${level} ${level}`);
    const labels = labelsOf(lines);
    expect(chanceAgainst([1], labels, tableFor(lines, 8))).toBeCloseTo(combined((3 * 8) / 70, 2 / 6), 12);
  });

  it('counts all sets, if this is none of those that the screen left open', () => {
    const lines = [...eight, ...four].map((level, at) => `${level} ${at % 2}`);
    const labels = labelsOf(lines.map((line) => line.slice(0, 1)));
    // The second factor adds one class: twice the shapes.
    expect(chanceAgainst([0, 1], labels, tableFor(lines, 8))).toBeCloseTo(combined((3 * 16) / 70, 3 / 6), 12);
  });

  it('is certain at most, whatever is counted', () => {
    const lines = ['0 0 0', '1 1 1', '0 0 0', '1 1 1'];
    expect(chanceAgainst([0], labelsOf(lines), tableFor(lines, 2))).toBe(1);
  });
});

describe('what one factor explains', () => {
  const lines = everyCombination(2, 4);
  it('is said to depend on it, with nothing else open', () => {
    const draft = judgeSteady(groupOf(symbolsBy(lines, (zone) => zone)), tableFor(lines));
    expect(draft).toMatchObject({ set: [0], candidates: [[0]], decided: true });
    expect(draft).not.toHaveProperty('exception');
    expect(draft?.raw).toBeCloseTo(combined((3 * 8) / 12870, 1), 10);
  });

  it('is not decided while another factor explains it as simply', () => {
    const aliased = everyCombination(1, 8).map((level) => `${level} ${level}`);
    const symbols = aliased.map((line) => line.slice(0, 1));
    expect(judgeSteady(groupOf(symbols), tableFor(aliased))).toMatchObject({
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
    expect(judgeSteady(groupOf(symbolsBy(many, (zone) => zone)), tableFor(many))).toMatchObject({ set: [0], decided });
  });

  it('needs another factor to move in two symbols of more', () => {
    const few = ['0 0', '0 1', '1 0', '1 1', '2 0', '2 0'];
    const many = Array.from({ length: 4 }, () => few).flat();
    expect(judgeSteady(groupOf(symbolsBy(many, (zone) => zone)), tableFor(many))).toMatchObject({
      set: [0],
      decided: true,
    });
  });
});

describe('of two explanations', () => {
  const judgedBy = (lines: readonly string[], symbol: (...levels: number[]) => number) =>
    judgeSteady(groupOf(symbolsBy(lines, symbol)), tableFor(lines));
  const grid = everyCombination(2, 1, 4);

  it('neither is decided while they are nearly as simple', () => {
    const lines = Array.from({ length: 6 }, () => ['0 0 0', '0 1 1', '1 0 1', '1 1 0']).flat();
    expect(judgedBy(lines, (zone) => zone)).toMatchObject({ set: [0], candidates: [[0], [1, 2]], decided: false });
  });

  it('the one is decided whose rival is a thousand times less simple', () => {
    const rows = ['0011', '0101', '1001', '1110'];
    const lines = [...grid, ...grid].map((line) => {
      const [a = 0, b = 0] = bits(line);
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
    return judgeSteady(groupOf(symbolsBy(lines, symbol)), tableFor(lines))?.decided;
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
    expect(judgeSteady(groupOf(symbols), tableFor(lines))).toMatchObject({
      set: [0, 1],
      candidates: [[0, 1]],
      decided: true,
    });
  });
});

describe('one trial in the way of a simpler explanation', () => {
  const lines = everyCombination(2, 8);
  const symbols = lines.map((line, row) => (row === 5 ? '1' : line.slice(0, 1)));
  const draftOf = () => judgeSteady(groupOf(symbols), tableFor(lines));

  it('is its exception, and the p counts as many attempts as trials', () => {
    expect(lines[5]).toBe('0 1');
    expect(draftOf()).toMatchObject({ set: [0], exception: 5, decided: true });
    // 15 and 16 of 31 are left.
    expect(draftOf()?.raw).toBeCloseTo(32 * combined((3 * 8) / 300_540_195, 1), 10);
  });

  it('leaves the explanations with it open for fresh trials', () => {
    const strict = symbolsBy(lines, (a) => a).map((symbol, row) => (row === 5 ? '1' : symbol));
    expect(judgeSteady(groupOf(strict), tableFor(lines))?.candidates).toEqual([[0]]);
    const three = everyCombination(3, 4);
    const once = three.map((line, row) => (row === 3 ? 'x' : line.slice(0, 1)));
    const few = three.flatMap((line, row) => (row === 3 || line !== three[3] ? [row] : []));
    const kept = tableFor(few.map((row) => three[row] ?? ''));
    const odd = judgeSteady(groupOf(few.map((row) => once[row] ?? null)), kept);
    expect(odd).toMatchObject({ set: [0], exception: 3, candidates: [[0], [0, 1, 2]] });
  });
});

describe('an exception', () => {
  it('may be the first trial', () => {
    const lines = everyCombination(2, 8);
    const symbols = lines.map((line, row) => (row === 0 ? '1' : line.slice(0, 1)));
    expect(judgeSteady(groupOf(symbols), tableFor(lines))).toMatchObject({ set: [0], exception: 0 });
  });

  it('may stand beside a set of two, not of three', () => {
    const judgedWith = (parity: number) => {
      const lines = everyCombination(3, 8);
      const symbols = symbolsBy(lines, (a = 0, b = 0, c = 0) => a ^ b ^ (parity === 3 ? c : 0));
      return judgeSteady(groupOf(symbols.map((symbol, row) => (row === 9 ? 'x' : symbol))), tableFor(lines));
    };
    expect(judgedWith(2)).toMatchObject({ set: [0, 1], exception: 9 });
    expect(judgedWith(3)).not.toHaveProperty('exception');
    expect(judgedWith(3)).toMatchObject({ set: [0, 1, 2], raw: 1, decided: false });
  });

  it('is none in too few trials, or where two are in the way', () => {
    const judgedAt = (times: number, ...odd: number[]) => {
      const lines = everyCombination(2, times);
      return judgeSteady(
        groupOf(lines.map((line, row) => (odd.includes(row) ? 'x' : line.slice(0, 1)))),
        tableFor(lines),
      );
    };
    expect(judgedAt(8, 5)).toHaveProperty('exception', 5);
    expect(judgedAt(4, 5)).toMatchObject({ set: [0, 1], raw: 1, decided: false });
    expect(judgedAt(4, 5)).not.toHaveProperty('exception');
    expect(judgedAt(8, 5, 6)).toMatchObject({ set: [0, 1], raw: 1, decided: false });
  });

  it('is none where without it nothing differs', () => {
    const lines = everyCombination(2, 8);
    expect(judgeSteady(groupOf(lines.map((_, row) => (row === 5 ? 'x' : 'y'))), tableFor(lines))).not.toHaveProperty(
      'exception',
    );
  });

  it('is the earlier of two that are as likely', () => {
    const both = [...Array.from({ length: 16 }, () => ['0 0', '1 1']).flat(), '1 0', '0 1'];
    const judgedAs = (lines: readonly string[]) =>
      judgeSteady(groupOf(symbolsBy(lines, (a = 0, b = 0) => a & b)), tableFor(lines));
    expect(judgedAs(both)).toMatchObject({ set: [0], exception: 32, candidates: [[0], [0, 1]] });
    expect(judgedAs([...both.slice(0, 32), '0 1', '1 0'])).toMatchObject({ set: [1], exception: 32 });
  });
});

it('what differs between scenarios alone needs no explanation', () => {
  const lines = everyCombination(2, 8);
  const table = tableOf(trialsAt(NAMES, lines, (row) => ({ scenario: row % 8 < 4 ? 'ask' : 'reply' })));
  expect(judgeSteady(groupOf(lines.map((_, row) => String(row % 8 < 4))), table)).toBeUndefined();
});

describe('what no set explains', () => {
  const even = everyCombination(5).filter((line) => bits(line).reduce((sum, level) => sum + level, 0) % 2 === 0);
  const bent = symbolsBy(even, (a = 0, b = 0, c = 0, d = 0) => (a & b) ^ (c & d));

  it('is suggested to depend on all factors, for fresh trials to take apart', () => {
    const group = groupOf(bent);
    expect(judgeSteady(group, tableFor(even))).toEqual({
      group,
      set: [0, 1, 2, 3, 4],
      candidates: [[0, 1, 2, 3, 4]],
      raw: 1,
      decided: false,
    });
  });

  it('is no suggestion for a feature of a random value', () => {
    expect(judgeSteady(groupOf(bent, [{ ...placeOf(bent), feature: 'length' }]), tableFor(even))).toBeUndefined();
  });
});

describe('what needs more than three factors', () => {
  it.each([
    [4, 1],
    // All arrangements of sixteen cells, in sixteen shapes, for each of 25 sets, of all of 32 trials.
    [5, combined((25 * 16 * 2 ** 16) / 601_080_390, 1)],
  ])('is explained by those whose change alone changed the symbol, here four of %i', (factors, p) => {
    const lines = everyCombination(factors);
    const symbols = symbolsBy(lines, (a = 0, b = 0, c = 0, d = 0) => a ^ b ^ c ^ d);
    expect(judgeSteady(groupOf(symbols), tableFor(lines))).toMatchObject({
      set: [0, 1, 2, 3],
      candidates: [[0, 1, 2, 3]],
      decided: true,
    });
    expect(judgeSteady(groupOf(symbols), tableFor(lines))?.raw).toBeCloseTo(p, 8);
  });

  it('is not where a change in another scenario only seems to be of a factor', () => {
    const lines = everyCombination(4, 2);
    const table = tableOf(trialsAt(NAMES, lines, (row) => ({ scenario: row < 16 ? 'ask' : 'reply' })));
    const symbols = lines.map((line, row) => String(bits(line).reduce((sum, level) => sum ^ level, row < 16 ? 0 : 1)));
    expect(judgeSteady(groupOf(symbols), table)).toMatchObject({ set: [0, 1, 2, 3] });
  });
});

describe('repeats show that a group is steady', () => {
  it('but a p of one in a thousand needs none, as for a feature of a random value', () => {
    const judgedFor = (times: number) => {
      const all = everyCombination(2, times);
      const symbols = symbolsBy(all, (zone) => zone);
      return judgeSteady(groupOf(symbols, [{ ...placeOf(symbols), feature: 'length' }]), tableFor(all));
    };
    expect(PLAUSIBLE).toBe(0.001);
    expect(judgedFor(8)).toMatchObject({ set: [0] });
    expect(judgedFor(4)).toBeUndefined();
  });

  // Two environments, ten trials each; a group that few trials have.
  const lines = Array.from({ length: 20 }, (_, row) => String(row % 2));
  it.each([
    [5, undefined],
    [6, [0]],
  ])('four of them: %i trials are read, of two environments', (count, set) => {
    const symbols = lines.map((line, row) => (row < count ? line : null));
    expect(judgeSteady(groupOf(symbols), tableFor(lines))?.set).toEqual(set);
  });

  it.each([
    ['half of them where the design has few', ['0', '0', '0', '1', '1', '1'], ['a', 'a', null, 'b', 'b', null], [0]],
    ['and not fewer than half', ['0', '0', '0', '1', '1', '1'], ['a', 'a', null, 'b', null, null], undefined],
    ['none where it has none', ['0', '1'], ['a', 'b'], [0]],
  ])('%s', (_, few, symbols, set) => {
    expect(judgeSteady(groupOf(symbols), tableFor(few))?.set).toEqual(set);
  });

  it.each([
    ['an order that was repeated once says nothing yet', 1, 'message.sequence', undefined],
    ['an order that was repeated twice does', 2, 'message.sequence', [0]],
    ['a value that was repeated once does', 1, 'text.code-point', [0]],
  ])('%s', (_, repeats, carrier, set) => {
    const few = [...everyCombination(2), '0 0', '1 1'].slice(0, 4 + repeats);
    const symbols = few.map((line) => line.slice(0, 1));
    expect(judgeSteady(groupOf(symbols, [placeOf(symbols, { carrier })]), tableFor(few))?.set).toEqual(set);
  });

  it('an order beside a value needs no more than the value', () => {
    const few = [...everyCombination(2), '0 0'];
    const symbols = few.map((line) => line.slice(0, 1));
    const places = [placeOf(symbols, { carrier: 'message.sequence' }), placeOf(symbols)];
    expect(judgeSteady(groupOf(symbols, places), tableFor(few))?.set).toEqual([0]);
  });
});
