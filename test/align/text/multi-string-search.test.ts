/** Multi-string search agrees with a plain search and respects the edges of words and numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringSearch, occursAlone } from '../../../src/core/align/text/multi-string-search.ts';

const all = (): boolean => true;

describe('the search for several strings', () => {
  it('finds the longest string at each offset and continues after it', () => {
    const search = new StringSearch(['/home/ann', '/home/ann/src', 'ann', 'UTC']);
    expect(search.find('at /home/ann/src, ann in UTC', all)).toEqual([
      { at: 3, string: '/home/ann/src' },
      { at: 18, string: 'ann' },
      { at: 25, string: 'UTC' },
    ]);
  });

  it('skips matches inside words or numbers, not beside punctuation', () => {
    const search = new StringSearch(['ann', '2026-11-22', 'zé']);
    expect(search.find('anna joann ann-ann _ann_ 12026-11-22 2026-11-220 2026-11-22T zéro', all)).toEqual([
      { at: 11, string: 'ann' },
      { at: 15, string: 'ann' },
      { at: 20, string: 'ann' },
      { at: 49, string: '2026-11-22' },
    ]);
  });

  it('finds the shorter string if the longer one is refused', () => {
    const search = new StringSearch(['abcd-ef', 'abcd']);
    expect(search.find('abcd-ef', (string) => string !== 'abcd-ef')).toEqual([{ at: 0, string: 'abcd' }]);
  });

  it('finds a string exactly if occursAlone does', () => {
    const text = fc.stringMatching(/^[ab1 \u00e9\u{1d400}-]{0,20}$/u);
    const string = fc.stringMatching(/^[ab1\u00e9-]{2,5}$/);
    fc.assert(
      fc.property(text, string, (hay, needle) => {
        expect(new StringSearch([needle]).find(hay, all).length > 0).toBe(occursAlone(hay, needle));
      }),
      { numRuns: 2000 },
    );
  });
});
