/** A survey as CSV (RFC 4180): a header, then a row a tool. Pure. */
import type { SurveyMatrix } from '../../core/model/index.ts';
import { COLUMNS, reasonsOf } from './columns.ts';

export function surveyCsv({ rows }: SurveyMatrix): string {
  const head = [...COLUMNS.map(({ name }) => name), 'reasons'];
  const lines = rows.map((row) => [...COLUMNS.map(({ cell }) => cell(row)), reasonsOf(row)]);
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
