/**
 * Overt: in every trial a person who reads the message can read the level off it, as its own name or as a standard
 * rendering at that trial's clock. Punctuation between the parts of a rendering is not part of it: a changed separator in
 * a local date is not excused by the date. Nor is a changed style: what is written in one way here and in another there
 * tells more than the date.
 */
import type { Rendering, SlotContext } from '../model/index.ts';
import { type Classification, covert, overt } from './classification.ts';
import { contextIn, type Finding, formsIn, placeholdersByFactor, readableRows } from './finding.ts';
import { gluedPair } from './hidden-pairs.ts';
import { languageRanges } from '../renderings/language-ranges.ts';
import { isDated } from '../renderings/renderings.ts';

/** Covert where what is glued to the rendering differs between trials that render their levels alike. */
export function readableLevel(finding: Finding): Classification | undefined {
  const factors = readOff(finding);
  if (factors === undefined) return undefined;
  const glued = gluedPair(finding);
  return glued === undefined
    ? overt(`${factors.join(' and ')} can be read off it in every trial`)
    : covert(glued.disguise, `beside what can be read, the difference ${glued.because}`);
}

/** Names of the factors read; undefined if some trial cannot be read that way. */
export function readOff(finding: Finding): string[] | undefined {
  const placeholders = placeholdersByFactor(finding);
  const styles = new Map<string, ReadonlySet<string>>();
  for (const row of readableRows(finding)) {
    let silent = false;
    let read = false;
    for (const factor of finding.factors) {
      const ways = waysRead(finding, row, factor, placeholders.get(factor) ?? new Set());
      silent ||= formsIn(finding, row, factor).length === 0;
      if (ways.size === 0) continue;
      read = true;
      const common = inCommon(styles.get(factor), ways);
      if (common.size === 0) return undefined;
      styles.set(factor, common);
    }
    if (!read && !silent) return undefined;
  }
  return styles.size === finding.factors.length ? [...styles.keys()].sort() : undefined;
}

/**
 * For a feature of one position in a value that varies by itself, as a clock does: the run of letters or of digits at that
 * position is, in every trial, a rendering of the level at that trial's clock. Digits beside it (milliseconds) are not excused.
 */
export function readAtPosition(finding: Finding): string[] | undefined {
  const { place, table, factors } = finding;
  const { at } = place;
  if (at === undefined) return undefined;
  const isReadIn = (row: number): boolean => {
    const symbol = place.slot.symbols.get(table.trials[row]?.id ?? '') ?? '';
    const run = runAt(symbol, at);
    return run !== '' && factors.some((factor) => formsIn(finding, row, factor).some(({ text }) => text === run));
  };
  return readableRows(finding).every(isReadIn) ? [...factors].sort() : undefined;
}

/** The run of letters, or of digits, that holds the code point; empty where it is neither. */
function runAt(symbol: string, at: number): string {
  let from = 0;
  for (const [run] of symbol.matchAll(/\p{N}+|\p{L}+|[^]/gu)) {
    const length = Array.from(run).length;
    if (at < from + length) return /^[\p{N}\p{L}]/u.test(run) ? run : '';
    from += length;
  }
  return '';
}

/** Any style: the level by a name of its own. */
const PLAIN: ReadonlySet<string> = new Set(['plain']);

/** Styles that fit all rows so far; a row that names the level plainly fits with any. */
function inCommon(before: ReadonlySet<string> | undefined, now: ReadonlySet<string>): ReadonlySet<string> {
  if (before === undefined || before.has('plain')) return now;
  return now.has('plain') ? before : new Set([...now].filter((style) => before.has(style)));
}

/** The styles in which the factor can be read in this trial; empty: it cannot be read. */
function waysRead(
  finding: Finding,
  row: number,
  factor: string,
  placeholders: ReadonlySet<string>,
): ReadonlySet<string> {
  const symbol = finding.place.symbols[row] ?? '';
  if (Array.from(symbol).some((point) => placeholders.has(point))) return PLAIN;
  const context = contextIn(finding, row);
  const token = (context?.token ?? '').toLowerCase();
  const forms = formsIn(finding, row, factor);
  const fits = (form: Rendering): boolean =>
    inToken(symbol, token, form.text.toLowerCase()) || inSymbol(symbol, form.text) || inDate(symbol, context, form);
  const dated = new Set<string>();
  for (const form of forms) {
    if (!fits(form)) continue;
    if (!isDated(form.what)) return PLAIN;
    dated.add(form.what);
  }
  const style = inLanguages(context, forms);
  return style === undefined ? dated : dated.add(style);
}

/** The slot lies inside a letter or digit run that is the rendering, or that holds one of four characters or more. */
function inToken(symbol: string, token: string, form: string): boolean {
  if (!/^[\p{L}\p{N}]*$/u.test(symbol) || token === '') return false;
  return token === form || (form.length >= 4 && token.includes(form));
}

function inSymbol(symbol: string, form: string): boolean {
  return symbol === form || (form.length >= 4 && symbol.includes(form));
}

/** Inside a date written as the locale writes it: only here do separators, and words that are missing, belong to it. */
function inDate(symbol: string, context: SlotContext | undefined, { text, what }: Rendering): boolean {
  if (!what.startsWith('local-date.') || context === undefined || !text.includes(symbol)) return false;
  const { line, at } = context;
  if (at === undefined) return symbol !== '' && line.includes(text);
  for (let from = line.indexOf(text); from >= 0; from = line.indexOf(text, from + 1)) {
    if (from <= at && at + symbol.length <= from + text.length) return true;
  }
  return false;
}

/** The whole value is a list of language ranges, and one of them is the level's; the style is how the list is written. */
function inLanguages(context: SlotContext | undefined, forms: readonly Rendering[]): string | undefined {
  const ranges = languageRanges(context?.line ?? '');
  if (ranges === undefined) return undefined;
  const read = forms.some(
    ({ what, text }) => /^(tag|language|level)$/.test(what) && ranges.tags.includes(text.toLowerCase()),
  );
  if (!read) return undefined;
  return ranges.tags.length === 1 ? 'plain' : `languages.${ranges.style}`;
}
