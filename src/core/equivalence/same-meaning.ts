/**
 * Decides whether two symbols of a slot mean the same, and names the rule that makes them so. Rules
 * apply in this order, and the first that decides wins:
 *
 *     1. CERTAIN   invisible, look-alike, same number, same date, percent-encoding
 *     2. values    the values that contain the slot, parsed and compared by family
 *     3. LENIENT   case and normal form, punctuation, start of a line (Markdown), enumeration
 *
 *     symbols (⎵ is a no-break space)           decided by
 *     of[⎵]the              of[ ]the            1  same meaning, invisible
 *     timeout PT[90M]       timeout PT[1.5H]    2  same meaning: one ISO 8601 duration
 *     in /srv/[a]/x         in /srv/[A]/x       2  another value: rule 3 (case) is not asked
 *     [Note]: read this     [note]: read this   3  same meaning: letter case
 *     the [colour] red      the [hue] red       -  may differ: no rule judges wording
 *
 * Must not judge wording: synonyms differ in meaning here.
 */
import type { Disguise } from '../model/index.ts';
import { compareValues, type ValueInLine } from './compare-values.ts';
import { canonicalDates } from './dates-and-times.ts';
import { sameMembers } from './enumerations.ts';
import { canonicalNumber } from './quantities.ts';
import { skeleton } from './skeleton.ts';

export interface Difference {
  readonly a: string;
  readonly b: string;
  /** Text around the slot, common to all trials. */
  readonly before: string;
  readonly after: string;
  /** The lines that contain the symbols in two trials, if known. */
  readonly lines?: readonly [string, string];
  /** Offsets of the symbols in those lines. */
  readonly at?: readonly [number, number];
}

export interface HiddenDifference {
  readonly disguise: Exclude<Disguise, 'none' | 'derived'>;
  /** Completes a sentence that starts with "the difference". */
  readonly because: string;
}

/**
 * The result of the first rule that finds the meaning unchanged; undefined: the meaning may differ.
 * Lenient rules apply only if no strict family reads two different values: `/a/B` is not `/a/b`.
 */
export function hiddenDifference(difference: Difference): HiddenDifference | undefined {
  const certain = firstOf(CERTAIN, difference);
  if (certain !== undefined) return certain;
  const values = compareValues(...symbolsInLines(difference));
  if (values.kind === 'same') return { disguise: 'same-meaning', because: values.because };
  return values.kind === 'other' ? undefined : firstOf(LENIENT, difference);
}

function firstOf(rules: readonly Rule[], difference: Difference): HiddenDifference | undefined {
  for (const rule of rules) {
    const found = rule(difference);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each symbol in its line, or between the common text if the lines are unknown. */
function symbolsInLines({ a, b, before, after, lines, at }: Difference): [ValueInLine, ValueInLine] {
  const placed = (symbol: string, index: 0 | 1): ValueInLine =>
    lines === undefined || at === undefined
      ? { line: before + symbol + after, at: before.length, symbol }
      : { line: lines[index], at: at[index], symbol };
  return [placed(a, 0), placed(b, 1)];
}

type Rule = (difference: Difference) => HiddenDifference | undefined;

/** Default-ignorable code points (UAX #44), format and control characters, separators. */
const BLANK = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Z}]/gu;

const invisible: Rule = (difference) => {
  const strip = (symbol: string): string => symbol.replace(BLANK, '');
  if (strip(difference.a) !== strip(difference.b) || joinsWords(difference)) return undefined;
  return { disguise: 'invisible', because: 'lies only in white space or in characters that show nothing' };
};

/** Whether white space in one symbol and none in the other make two words or one. */
function joinsWords({ a, b, before, after }: Difference): boolean {
  const shown = [a, b].map((symbol) => symbol.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, ''));
  const blank = shown.every((symbol) => /^\s*$/u.test(symbol)) && shown.includes('') && shown[0] !== shown[1];
  return blank && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
}

const lookAlike: Rule = ({ a, b }) =>
  skeleton(a) === skeleton(b)
    ? { disguise: 'look-alike', because: 'lies in characters that look alike (same UTS #39 skeleton)' }
    : undefined;

/** NFKC (UAX #15), caseless matching (Unicode Standard, section 3.13), digits as ASCII. */
const folded: Rule = ({ a, b, before, after }) => {
  const fold = (symbol: string): string =>
    inAsciiDigits((before + symbol + after).normalize('NFKC'))
      .toLowerCase()
      .toUpperCase();
  return fold(a) === fold(b)
    ? {
        disguise: 'same-meaning',
        because: 'lies only in letter case, in Unicode normal form or in the script of digits',
      }
    : undefined;
};

/**
 * The text with the decimal digits of any script as 0 to 9. Unicode encodes each script's ten
 * digits in a row, in ascending order (Unicode Standard, section 4.6).
 */
export const inAsciiDigits = (text: string): string =>
  text.replace(/[^\p{ASCII}]/gu, (point) =>
    /\p{Nd}/u.test(point) ? String(valueOf(point.codePointAt(0) ?? 0)) : point,
  );

function valueOf(point: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}

/** Percent-encoding (RFC 3986, section 2.1) of UTF-8. */
const encoded: Rule = ({ a, b, before, after }) => {
  const [first, second] = [decoded(before + a + after), decoded(before + b + after)];
  return first !== undefined && first === second
    ? { disguise: 'same-meaning', because: 'is undone by percent-decoding' }
    : undefined;
};

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The run of number characters around the slot, with the symbol in place. */
function numberRun({ before, after }: Difference, symbol: string): string {
  const left = /[\d.,eE+-]*$/.exec(before)?.[0] ?? '';
  const right = /^[\d.,eE+-]*/.exec(after)?.[0] ?? '';
  return left + symbol + right;
}

const sameNumber: Rule = (difference) => {
  const [first, second] = [
    canonicalNumber(numberRun(difference, difference.a)),
    canonicalNumber(numberRun(difference, difference.b)),
  ];
  return first !== undefined && first === second
    ? { disguise: 'same-meaning', because: 'leaves the number that is written unchanged' }
    : undefined;
};

const sameDate: Rule = ({ a, b, lines }) => {
  if (lines === undefined || !/[\p{N}\p{P}]|^$/u.test(a + b)) return undefined;
  const [first, second] = lines.map(canonicalDates);
  return first !== undefined && first === second && lines[0] !== lines[1]
    ? { disguise: 'same-meaning', because: 'lies in how a date is written, not in which date' }
    : undefined;
};

const PUNCTUATION = /[\p{P}\p{Z}`´¨\s]/gu;

const punctuation: Rule = (difference) => {
  const { a, b } = difference;
  if (changesNumber(difference) || joinsWords(difference) || addsBracket(difference)) return undefined;
  if (changesOperator(difference)) return undefined;
  const words = (symbol: string): string => symbol.replace(PUNCTUATION, ' ').trim().replace(/ +/g, ' ');
  return words(a) === words(b)
    ? { disguise: 'same-meaning', because: 'lies only in punctuation, the words are the same' }
    : undefined;
};

/**
 * Signs with a meaning of their own: a question, a negation, an option of a command, a wildcard, a
 * variable, a share, an address. Quotation marks, dashes between words, stops and emphasis are not.
 */
const OPERATORS =
  /[?&@#$\\^%]|!(?=[\p{L}\p{N}_(=])|(?<![\p{L}\p{N}\p{P}])-{1,2}(?=[\p{L}\p{N}])|\*(?=[./])|(?<=\/)\*/gu;

function changesOperator({ a, b, before, after }: Difference): boolean {
  const signs = (symbol: string): string => (before + symbol + after).match(OPERATORS)?.join(' ') ?? '';
  return signs(a) !== signs(b);
}

/** Whether one symbol adds a bracket: its partner is elsewhere, so the nesting changes. */
const addsBracket = ({ a, b }: Difference): boolean =>
  (a === '' || b === '') && /[\p{Ps}\p{Pe}]/u.test(a + b) && !/[\p{L}\p{N}]/u.test(a + b);

/** Whether the symbols differ in the sign of a number or in a mark between digits. */
function changesNumber({ a, b, before, after }: Difference): boolean {
  const inDigits = /\d$/.test(before) && /^\d/.test(after);
  if (inDigits) return [a, b].some((symbol) => symbol === '') || [a, b].every((symbol) => /^[.,]$/.test(symbol));
  const beforeDigit = /^\d/.test(after) && !/[\p{L}\p{N}]$/u.test(before);
  return (
    beforeDigit &&
    [a, b].some((symbol) => /^[-+−.]$/.test(symbol)) &&
    [a, b].every((symbol) => /^[-+−.]?$/.test(symbol))
  );
}

const MARKERS = /^[-*+=~`#_>•‣◦·–—\s]*$/u;

/**
 * Block markers at the start of a line (CommonMark 0.31, sections 4.1 to 4.3, 4.5, 5.1 and 5.2):
 * thematic breaks, headings, fences, block quotes and bullets.
 */
const blockMarker: Rule = (difference) => {
  const { a, b, before, after } = difference;
  const both = (pattern: RegExp): boolean => [a, b].every((symbol) => pattern.test(symbol));
  const starts = /(^|\n)[ \t]*$/.test(before) || both(/^(\n|$)/) || both(/^( #+|)$/);
  const ends = /^(\s|$)/.test(after) || both(/(^|\s)$/);
  return starts && ends && both(MARKERS) && !/^\s*\d/.test(after) && !joinsWords(difference)
    ? { disguise: 'same-meaning', because: 'lies in how the start of a line is marked (Markdown)' }
    : undefined;
};

const reordered: Rule = (difference) =>
  sameMembers(...symbolsInLines(difference))
    ? { disguise: 'structural', because: 'lies in the order of a list, the members are the same' }
    : undefined;

const CERTAIN: readonly Rule[] = [invisible, lookAlike, sameNumber, sameDate, encoded];
const LENIENT: readonly Rule[] = [folded, punctuation, blockMarker, reordered];
