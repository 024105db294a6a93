/** Properties of edits: correct, shortest, deterministic, and placed consistently. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestEdits } from '../../../src/core/align/text/myers.ts';
import type { Edit } from '../../../src/core/align/text/myers.ts';
import { textEdits, lineEdits } from '../../../src/core/align/text/diff.ts';

const applied = (a: string, b: string, edits: readonly Edit[]): string => {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += a.slice(at, edit.a0) + b.slice(edit.b0, edit.b1);
    at = edit.a1;
  }
  return out + a.slice(at);
};
const changed = (a: string, b: string, edits: readonly Edit[]): [string, string][] =>
  edits.map(({ a0, a1, b0, b1 }) => [a.slice(a0, a1), b.slice(b0, b1)]);

/** Length of the longest common subsequence, by dynamic programming. */
function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const unit of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) {
      next.push(unit === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const short = fc.stringMatching(/^[ab c]{0,14}$/);
const lines = fc
  .array(fc.constantFrom('one\n', 'two\n', 'three\n', '\n', 'four'), { maxLength: 8 })
  .map((all) => all.join(''));
const isolated = (edits: readonly Edit[]): boolean =>
  edits.every((edit, index) => {
    const last = edits[index - 1];
    return last === undefined || (last.a1 <= edit.a0 && last.b1 <= edit.b0);
  });

describe('edits of sequences', () => {
  it('turn one sequence into the other with the fewest insertions and deletions', () => {
    fc.assert(
      fc.property(short, short, (a, b) => {
        const edits = shortestEdits(a.length, b.length, (i, j) => a[i] === b[j], 1000);
        expect(applied(a, b, edits)).toBe(b);
        const cost = edits.reduce((sum, { a0, a1, b0, b1 }) => sum + (a1 - a0) + (b1 - b0), 0);
        expect(cost).toBe(a.length + b.length - 2 * commonLength(a, b));
      }),
      { numRuns: 800 },
    );
  });

  it('are correct if the limit ends the search', () => {
    fc.assert(
      fc.property(short, short, fc.nat(3), (a, b, limit) => {
        expect(
          applied(
            a,
            b,
            shortestEdits(a.length, b.length, (i, j) => a[i] === b[j], limit),
          ),
        ).toBe(b);
      }),
      { numRuns: 600 },
    );
  });
});

describe('edits of texts', () => {
  const texts = fc.oneof(short, lines, fc.string({ unit: 'binary', maxLength: 12 }));

  it('turn one text into the other, are disjoint, and lie at code-point boundaries', () => {
    fc.assert(
      fc.property(texts, texts, fc.string({ unit: 'binary', maxLength: 5 }), (a, b, shared) => {
        for (const [x, y] of [
          [a, b],
          [shared + a + shared, shared + b + shared],
          [a + shared + b, b + shared],
        ] as const) {
          for (const edits of [textEdits(x, y), lineEdits(x, y)]) {
            expect(applied(x, y, edits)).toBe(y);
            expect(isolated(edits)).toBe(true);
          }
          for (const { a0, a1 } of textEdits(x, y)) {
            const inside = [a0, a1].some(
              (at) => /[\ud800-\udbff]/.test(x[at - 1] ?? '') && /[\udc00-\udfff]/.test(x[at] ?? ''),
            );
            expect(inside).toBe(false);
          }
        }
      }),
      { numRuns: 800 },
    );
  });

  it.each([
    [
      'two swapped separators stay two',
      '2026-11-22',
      '2026/11/22',
      [
        ['-', '/'],
        ['-', '/'],
      ],
    ],
    [
      'a look-alike that makes one word of two is one code point',
      'Today\u0027s date',
      'Today\u02bcs date',
      [['\u0027', '\u02bc']],
    ],
    ['a doubled space is one insertion', 'date is now', 'date  is now', [['', ' ']]],
    ['an invisible character inside a word', 'Hello there', 'Hel\u200blo there', [['', '\u200b']]],
    ['composed against decomposed', 'caf\u00e9!', 'cafe\u0301!', [['\u00e9', 'e\u0301']]],
    ['a trailing line end', 'text', 'text\n', [['', '\n']]],
    [
      'two words with little in common are one',
      'zone: Asia/Shanghai.',
      'zone: Europe/Berlin.',
      [['Asia/Shanghai', 'Europe/Berlin']],
    ],
    ['a lone surrogate', 'a\ud800b', 'a\udc00b', [['\ud800', '\udc00']]],
    ['an astral character', 'ok \u{1f600}.', 'ok \u{1f601}.', [['\u{1f600}', '\u{1f601}']]],
  ])('%s', (_, a, b, expected) => {
    expect(changed(a, b, textEdits(a, b))).toEqual(expected);
  });

  it('place an insertion among equal neighbours independently of what follows', () => {
    expect(textEdits('aa  bb', 'aa    bb')).toEqual([{ a0: 2, a1: 2, b0: 2, b1: 4 }]);
    expect(textEdits('x\n\ny', 'x\n\n\ny')).toEqual([{ a0: 1, a1: 1, b0: 1, b1: 2 }]);
  });

  it('place a missing section independently of the text around it', () => {
    const text = (first: string, section: string, last: string): string =>
      `${first}\nSame.\n\n${section}# Last\n${last}\n`;
    const section = '# Section\nSomething.\n\n';
    const places = [
      ['a', 'a', 'z', 'z'],
      ['a', 'b', 'z', 'z'],
      ['a', 'a', 'y', 'z'],
      ['a\n\na', 'b\n\na', 'z\n\ny', 'z\n\nx'],
    ].map(([one = '', other = '', end = '', otherEnd = '']) => {
      const [a, b] = [text(one, section, end), text(other, '', otherEnd)];
      return changed(a, b, lineEdits(a, b)).filter(([removed]) => removed.includes('Section'));
    });
    for (const found of places) expect(found).toEqual([['\n# Section\nSomething.\n', '']]);
  });

  it('take bounded effort on long texts with nothing in common', () => {
    const long = (seed: number): string =>
      Array.from({ length: 40_000 }, (_, i) => String.fromCharCode(33 + ((i * seed) % 90))).join('');
    const started = performance.now();
    const [a, b] = [long(7919), long(104729)];
    expect(applied(a, b, textEdits(a, b))).toBe(b);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
