/**
 * Cells as the lines of a table, each column as wide as its widest cell. Knows nothing of surveys.
 */
import { columns, padTo } from '../text/layout.ts';

export interface TableHead {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** The line of titles comes first. */
export function tableLines(heads: readonly TableHead[], rows: readonly (readonly string[])[]): string[] {
  const lines = [heads.map(({ title }) => title), ...rows];
  const widths = heads.map((_, at) => Math.max(...lines.map((cells) => columns(cells[at] ?? ''))));
  return lines.map((cells) =>
    heads
      .map(({ align }, at) => {
        const [cell, width] = [cells[at] ?? '', widths[at] ?? 0];
        return align === 'left' ? padTo(cell, width) : ' '.repeat(width - columns(cell)) + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
