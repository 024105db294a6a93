/**
 * Overt: in every trial a person who reads the message can read the level off it, as its own name or as a standard
 * rendering at that trial's clock. Punctuation between the parts of a rendering is not part of it: a changed separator in
 * a local date is not excused by the date.
 */
import { contextIn, formsIn, readableRows, type Finding } from './finding.ts';

/** Names of the factors read, or undefined if some trial cannot be read that way. */
export function readOff(finding: Finding): string[] | undefined {
  const placeholders = placeholdersByFactor(finding);
  const read = new Set<string>();
  for (const row of readableRows(finding)) {
    const here = finding.factors.filter((factor) =>
      isRead(finding, row, factor, placeholders.get(factor) ?? new Set()),
    );
    const silent = finding.factors.some((factor) => formsIn(finding, row, factor).length === 0);
    if (here.length === 0 && !silent) return undefined;
    for (const factor of here) read.add(factor);
  }
  return read.size === finding.factors.length ? [...read].sort() : undefined;
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

/** Placeholder code points that stand for some rendering of a factor. */
export function placeholdersByFactor({ alignment }: Pick<Finding, 'alignment'>): Map<string, Set<string>> {
  const byFactor = new Map<string, Set<string>>();
  for (const { factor, placeholder } of alignment.rendered) {
    byFactor.set(factor, (byFactor.get(factor) ?? new Set()).add(placeholder));
  }
  return byFactor;
}

function isRead(finding: Finding, row: number, factor: string, placeholders: ReadonlySet<string>): boolean {
  const symbol = finding.place.symbols[row] ?? '';
  if (Array.from(symbol).some((point) => placeholders.has(point))) return true;
  const context = contextIn(finding, row);
  const token = (context?.token ?? '').toLowerCase();
  const forms = formsIn(finding, row, factor);
  return forms.some(
    ({ text, what }) =>
      inToken(symbol, token, text.toLowerCase()) || inSymbol(symbol, text) || inDate(symbol, context?.line, text, what),
  );
}

/** The slot lies inside a letter or digit run that is the rendering, or that holds one of four characters or more. */
function inToken(symbol: string, token: string, form: string): boolean {
  if (!/^[\p{L}\p{N}]*$/u.test(symbol) || token === '') return false;
  return token === form || (form.length >= 4 && token.includes(form));
}

function inSymbol(symbol: string, form: string): boolean {
  return symbol === form || (form.length >= 4 && symbol.includes(form));
}

/** A date written as the locale writes it: only here do separators belong to the rendering. */
function inDate(symbol: string, line: string | undefined, form: string, what: string): boolean {
  return what === 'local-date' && symbol !== '' && form.includes(symbol) && (line?.includes(form) ?? false);
}
