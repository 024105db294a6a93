/** A codebook as a table of environments and symbols. */
import type { CodebookEntry, Tell } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { boxesOf, levelsInWords } from './boxes.ts';
import { columns, padTo, WIDTH, wrap } from './layout.ts';

const INDENT = '    ';

/**
 * `endpoint: unset, gateway.example; timezone: any`, one line a box. A single factor is not named.
 */
export function codebookCells(entry: CodebookEntry, tell: Tell): string[] {
  const text = (factor: string, levels: readonly string[]): string => {
    const words = levelsInWords(levels, levelsIn(tell, factor));
    return printable(tell.dependsOn.length > 1 ? `${factor}: ${words}` : levels.join(', '));
  };
  return boxesOf(entry.cells, tell.dependsOn).map((box) =>
    tell.dependsOn.map((factor) => text(factor, box[factor] ?? [])).join('; '),
  );
}

const levelsIn = ({ codebook }: Tell, factor: string): readonly string[] => [
  ...new Set(codebook.flatMap((entry) => entry.cells.map((cell) => cell[factor] ?? ''))),
];

/** The symbol, and its rendering when that is visible. */
export function symbolOf({ symbol, rendered }: CodebookEntry): string {
  const shown = printable(rendered);
  return shown === '' || shown === symbol ? printable(symbol) : `${printable(symbol)}  ${shown}`;
}

/** Symbols in the left column, since they are short; wrapped environments beside them. */
export function codebookTable(tell: Tell): string[] {
  const symbols = tell.codebook.map(symbolOf);
  const width = Math.min(30, Math.max(6, ...symbols.map(columns))) + 2;
  const head = `${INDENT}${padTo('symbol', width)}${tell.dependsOn.map(printable).join(' x ')}`;
  const rows = tell.codebook.flatMap((entry, row) => rowLines(symbols[row] ?? '', codebookCells(entry, tell), width));
  return [head, ...rows];
}

function rowLines(symbol: string, cells: readonly string[], width: number): string[] {
  const inline = columns(symbol) + 2 <= width;
  const above = inline ? [] : wrap(symbol, INDENT, WIDTH);
  const blank = INDENT + ' '.repeat(width);
  const lines = cells.flatMap((cell, row) => wrap(cell, row === 0 && inline ? INDENT + padTo(symbol, width) : blank));
  return [...above, ...lines];
}
