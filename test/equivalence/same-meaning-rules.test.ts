/** Each rule by which two symbols mean the same, with its reason, and what stands just outside of it. */
import { describe, expect, it } from 'vitest';
import { hiddenDifference, type Difference, type HiddenDifference } from '../../src/core/equivalence/same-meaning.ts';

/** `before[a|b]after` */
function difference(written: string): Difference {
  const [, before = '', a = '', b = '', after = ''] = /^([^[]*)\[([^|]*)\|([^\]]*)\](.*)$/s.exec(written) ?? [];
  return { before, a, b, after };
}
const because = (written: string): string | undefined => hiddenDifference(difference(written))?.because;
const disguise = (written: string): string => hiddenDifference(difference(written))?.disguise ?? 'none';

const INVISIBLE = 'lies only in white space or in characters that show nothing';
const LOOK_ALIKE = 'lies in characters that look alike (same UTS #39 skeleton)';
const FOLDED = 'lies only in letter case, in Unicode normal form or in the script of digits';
const DECODED = 'is undone by percent-decoding';
const NUMBER = 'leaves the number that is written unchanged';
const DATE = 'lies in how a date is written, not in which date';
const PUNCTUATION = 'lies only in punctuation, the words are the same';
const MARKER = 'lies in how the start of a line is marked (Markdown)';
const REORDERED = 'lies in the order of a list, the members are the same';

describe('the reason for the same meaning', () => {
  it.each<[string, HiddenDifference['disguise'], string]>([
    ['a[ | \u00a0 ]b', 'invisible', INVISIBLE],
    ['a[|\u200b]b', 'invisible', INVISIBLE],
    ['a[x|\tx\u0007]b', 'invisible', INVISIBLE],
    ['don[\u0027|\u2019]t', 'look-alike', LOOK_ALIKE],
    ['is [noun|NOUN]', 'same-meaning', FOLDED],
    ['stra[ß|SS]e', 'same-meaning', FOLDED],
    ['room [\u0664|4]b', 'same-meaning', FOLDED],
    ['x[\u00b3|3]', 'same-meaning', FOLDED],
    ['caf[%C3%A9|é]', 'same-meaning', DECODED],
    ['is 1[|.0] of', 'same-meaning', NUMBER],
    ['[Hm|Hm...] yes', 'same-meaning', PUNCTUATION],
    ['\n[+|=] item', 'same-meaning', MARKER],
    ['is [yes|true]', 'same-meaning', 'lies in how a yes or no is written'],
    ['STRA[\u1e9e|SS]E', 'same-meaning', FOLDED],
    ['use [a, b, c|c, a, b]', 'structural', REORDERED],
  ])('of %j: %s, %s', (written, name, reason) => {
    expect(hiddenDifference(difference(written))).toEqual({ disguise: name, because: reason });
  });
});

describe('a difference in white space', () => {
  it.each([
    ['there[| ]fore', 'none'],
    ['there[ |]fore', 'none'],
    ['7[| ]8', 'none'],
    ['there[|\u200b]fore', 'invisible'],
    ['there[\u200b| ]fore', 'none'],
    ['there[  | ]fore', 'invisible'],
    ['there[|\u0007]fore', 'invisible'],
    ['there[|\n]fore', 'none'],
    ['there.[| ]Fore', 'invisible'],
    ['there[| ]"fore', 'invisible'],
    ['"[| ]there', 'invisible'],
    ['there[|  ]', 'invisible'],
    ['[| ]there', 'invisible'],
    ['a[x|x ]b', 'invisible'],
  ])('%j is of the kind %s', (written, name) => {
    expect(disguise(written)).toBe(name);
  });
});

describe('a difference in a number', () => {
  it.each([
    ['is 1[000|e3]', NUMBER],
    ['is 1[,|]000 of', NUMBER],
    ['is [+5|5]', NUMBER],
    ['is -[5.0|5]', NUMBER],
    ['is 1e[+3|3]', NUMBER],
    ['is [5|05]', NUMBER],
    ['is 1[.|]5', undefined],
    ['is 1[.|,]5', undefined],
    ['is 1[,|.]5', undefined],
    ['is [5|6]', undefined],
    ['is [-|]5', undefined],
    ['is [.|]5 of', undefined],
    ['is ([-|+]5', undefined],
    ['is [-|\u2212]5', LOOK_ALIKE],
  ])('%j has the reason: %s', (written, reason) => {
    expect(because(written)).toBe(reason);
  });
});

describe('two different values of a strict family', () => {
  const PATH: Difference = { a: 'b', b: 'B', before: '', after: '', lines: ['in /a/b or b', 'in /a/B or B'] };

  it('differ in meaning even if their letters are alike', () => {
    expect(because('in /a/[b|B]')).toBeUndefined();
    expect(because('in a, [b|B]')).toBe(FOLDED);
  });

  it('are found in the lines if the offsets in them are known', () => {
    expect(hiddenDifference({ ...PATH, at: [6, 6] })).toBeUndefined();
    expect(hiddenDifference({ ...PATH, at: [11, 11] })?.because).toBe(FOLDED);
    expect(hiddenDifference(PATH)?.because).toBe(FOLDED);
  });
});

describe('two dates in their lines', () => {
  const dated = (a: string, b: string, one: string, other: string): string | undefined =>
    hiddenDifference({ a, b, before: '', after: '', lines: [one, other] })?.because;

  it.each([
    ['22.11.2026', '2026-11-22', DATE],
    ['11/22/2026', 'Nov 22, 2026', DATE],
    ['2026-11-22', '2026-11-23', undefined],
    ['2026-11-22', 'today', undefined],
  ])('%s and %s have the reason: %s', (a, b, reason) => {
    expect(dated(a, b, `it is ${a}`, `it is ${b}`)).toBe(reason);
  });

  it('are not compared if the slot is part of a word or the lines are equal', () => {
    expect(dated('colour', 'hue', 'colour 22.11.2026', 'hue 2026-11-22')).toBeUndefined();
    expect(dated('y', 'z', 'y 2026-11-22', 'z 2026-11-22')).toBeUndefined();
    expect(dated('7', '8', 'on 2026-11-22', 'on 2026-11-22')).toBeUndefined();
  });

  it('are not compared if the lines are unknown', () => {
    expect(because('on [22.11.2026|Nov 22, 2026]')).toBeUndefined();
  });
});

describe('a difference in percent-encoding', () => {
  it.each([
    ['a%2[f|F]b', DECODED],
    ['a[%7E|~]b', DECODED],
    ['a%[zz|zy]b', undefined],
    ['a%2[0|1]b', undefined],
  ])('%j has the reason: %s', (written, reason) => {
    expect(because(written)).toBe(reason);
  });
});

describe('the drawn example of same-meaning.ts', () => {
  it.each([
    ['of[\u00a0| ]the', 'invisible'],
    ['timeout PT[90M|1.5H]', 'same-meaning'],
    ['in /srv/[a|A]/x', 'none'],
    ['[Note|note]: read this', 'same-meaning'],
    ['the [colour|hue] red', 'none'],
  ])('decides %s as drawn: %s', (written, expected) => {
    expect(disguise(written)).toBe(expected);
  });

  it('asks the family of values before letter case', () => {
    expect(because('timeout PT[90M|1.5H]')).toBe('lies in how a duration is written (ISO 8601)');
    expect(because('[Note|note]: read this')).toBe(FOLDED);
  });
});
