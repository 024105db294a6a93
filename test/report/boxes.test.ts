import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxesOf, levelsInWords } from '../../src/report/text/boxes.ts';

test('cells that form a product are one box, and other cells few boxes', () => {
  const zones = ['UTC', 'Asia/Tokyo', 'Asia/Seoul', 'Europe/Rome'];
  const hosts = ['unset', 'a.example', 'b.example'];
  const all = zones.flatMap((zone) => hosts.map((host) => ({ zone, host })));
  const marked = all.filter(({ zone, host }) => zone.startsWith('Asia/') && host !== 'unset');
  expect(boxesOf(marked, ['zone', 'host'])).toEqual([
    { zone: ['Asia/Tokyo', 'Asia/Seoul'], host: ['a.example', 'b.example'] },
  ]);
  expect(
    boxesOf(
      all.filter((cell) => !marked.includes(cell)),
      ['zone', 'host'],
    ),
  ).toEqual([
    { zone: ['UTC', 'Europe/Rome'], host: hosts },
    { zone: ['Asia/Tokyo', 'Asia/Seoul'], host: ['unset'] },
  ]);
});

test('boxes hold every cell exactly once, and nothing else', () => {
  const factors = ['a', 'b', 'c'];
  const cell = fc.record({
    a: fc.constantFrom('1', '2', '3'),
    b: fc.constantFrom('x', 'y'),
    c: fc.constantFrom('p', 'q', 'r'),
  });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: (each) => JSON.stringify(each), minLength: 1 }), (cells) => {
      const covered = boxesOf(cells, factors).flatMap((box) =>
        (box['a'] ?? []).flatMap((a) => (box['b'] ?? []).flatMap((b) => (box['c'] ?? []).map((c) => `${a}${b}${c}`))),
      );
      expect([...covered].sort()).toEqual(cells.map(({ a, b, c }) => a + b + c).sort());
    }),
  );
});

test('levels are listed, or the missing ones when that is shorter', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(levelsInWords(all, all)).toBe('any');
  expect(levelsInWords(['a', 'b', 'c', 'd', 'e'], all)).toBe('any but f');
  expect(levelsInWords(['a', 'b'], all)).toBe('a, b');
});
