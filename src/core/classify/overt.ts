/**
 * Overt: a person can read the level off the message in every trial. It is written as its own name
 * or as a standard rendering at that trial's clock. The date does not excuse its punctuation: a
 * changed separator in a local date stays a difference. Nor does it excuse a changed style: writing
 * the date in another way tells more than the date.
 */
import type { Rendering, SlotContext } from '../model/index.ts';
import { type Classification, covert, overt } from './classification.ts';
import { contextIn, type Finding, renderingsIn, placeholdersByFactor, readableRows } from './finding.ts';
import { gluedPair } from './hidden-pairs.ts';
import { languageRanges } from '../renderings/language-ranges.ts';
import { isDated } from '../renderings/renderings.ts';

/**
 * Covert if characters glued to the rendering differ between trials that render their levels alike.
 */
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
    let hasNoRendering = false;
    let isRead = false;
    for (const factor of finding.factors) {
      const fitting = stylesRead(finding, row, factor, placeholders.get(factor) ?? new Set());
      hasNoRendering ||= renderingsIn(finding, row, factor).length === 0;
      if (fitting.size === 0) continue;
      isRead = true;
      const common = inCommon(styles.get(factor), fitting);
      if (common.size === 0) return undefined;
      styles.set(factor, common);
    }
    if (!isRead && !hasNoRendering) return undefined;
  }
  return styles.size === finding.factors.length ? [...styles.keys()].sort() : undefined;
}

/**
 * The same for a feature of one position, in a value that varies by itself such as a clock. In
 * every trial the run of letters or digits there must be a rendering of the level. Digits beside
 * the run, such as milliseconds, are not excused.
 */
export function readAtPosition(finding: Finding): string[] | undefined {
  const { response, table, factors } = finding;
  const { at } = response;
  if (at === undefined) return undefined;
  const isReadIn = (row: number): boolean => {
    const symbol = response.slot.symbols.get(table.trials[row]?.id ?? '') ?? '';
    const run = runAt(symbol, at);
    return run !== '' && factors.some((factor) => renderingsIn(finding, row, factor).some(({ text }) => text === run));
  };
  return readableRows(finding).every(isReadIn) ? [...factors].sort() : undefined;
}

/** The run of letters or of digits around the code point; empty if it is neither. */
function runAt(symbol: string, at: number): string {
  let from = 0;
  for (const [run] of symbol.matchAll(/\p{N}+|\p{L}+|[^]/gu)) {
    const length = Array.from(run).length;
    if (at < from + length) return /^[\p{N}\p{L}]/u.test(run) ? run : '';
    from += length;
  }
  return '';
}

/** The level by its own name, which fits any style. */
const PLAIN: ReadonlySet<string> = new Set(['plain']);

/** Styles that fit all rows so far; a row with the plain name fits any style. */
function inCommon(before: ReadonlySet<string> | undefined, now: ReadonlySet<string>): ReadonlySet<string> {
  if (before === undefined || before.has('plain')) return now;
  return now.has('plain') ? before : new Set([...now].filter((style) => before.has(style)));
}

/** Styles in which the factor can be read in this trial; empty if it cannot. */
function stylesRead(
  finding: Finding,
  row: number,
  factor: string,
  placeholders: ReadonlySet<string>,
): ReadonlySet<string> {
  const symbol = finding.response.symbols[row] ?? '';
  if (Array.from(symbol).some((point) => placeholders.has(point))) return PLAIN;
  const context = contextIn(finding, row);
  const token = (context?.token ?? '').toLowerCase();
  const renderings = renderingsIn(finding, row, factor);
  const fits = (rendering: Rendering): boolean =>
    inToken(symbol, token, rendering.text.toLowerCase()) ||
    inSymbol(symbol, rendering.text) ||
    inDate(symbol, context, rendering);
  const dated = new Set<string>();
  for (const rendering of renderings) {
    if (!fits(rendering)) continue;
    if (!isDated(rendering.what)) return PLAIN;
    dated.add(rendering.what);
  }
  const style = inLanguages(context, renderings);
  return style === undefined ? dated : dated.add(style);
}

/**
 * The run of letters or digits around the slot is the rendering, or contains it at four characters
 * or more.
 */
function inToken(symbol: string, token: string, rendering: string): boolean {
  if (!/^[\p{L}\p{N}]*$/u.test(symbol) || token === '') return false;
  return token === rendering || (rendering.length >= 4 && token.includes(rendering));
}

function inSymbol(symbol: string, rendering: string): boolean {
  return symbol === rendering || (rendering.length >= 4 && symbol.includes(rendering));
}

/**
 * The slot lies inside a date as the locale writes it. Only here do separators and omitted words
 * belong to the date.
 */
function inDate(symbol: string, context: SlotContext | undefined, { text, what }: Rendering): boolean {
  if (!what.startsWith('local-date.') || context === undefined || !text.includes(symbol)) return false;
  const { line, at } = context;
  if (at === undefined) return symbol !== '' && line.includes(text);
  for (let from = line.indexOf(text); from >= 0; from = line.indexOf(text, from + 1)) {
    if (from <= at && at + symbol.length <= from + text.length) return true;
  }
  return false;
}

/**
 * The whole value is a list of language ranges, one of them the level's; its style is how the list
 * is written.
 */
function inLanguages(context: SlotContext | undefined, renderings: readonly Rendering[]): string | undefined {
  const ranges = languageRanges(context?.line ?? '');
  if (ranges === undefined) return undefined;
  const read = renderings.some(
    ({ what, text }) => /^(tag|language|level)$/.test(what) && ranges.tags.includes(text.toLowerCase()),
  );
  if (!read) return undefined;
  return ranges.tags.length === 1 ? 'plain' : `languages.${ranges.style}`;
}
