/** A survey's matrix as text, CSV and JSON. Pure. */
import { type SurveyMatrix, type SurveyRow, VERDICTS } from '../../core/model/index.ts';
import { verdictIn } from '../../core/surveys/index.ts';
import { printable } from '../escape.ts';
import { formatOne } from '../json.ts';
import { inkFor } from '../text/ink.ts';
import { wrap } from '../text/layout.ts';
import { HEADLINES } from '../words.ts';
import { COLUMNS, reasonsOf } from './columns.ts';
import { tableLines } from './table.ts';

export function surveyText({ file, dir, pinned, rows }: SurveyMatrix, colour: boolean): string {
  const ink = inkFor(colour);
  const [titles = '', ...lines] = tableLines(
    COLUMNS.map(({ title, align }) => ({ title, align })),
    rows.map((row) => COLUMNS.map(({ cell }) => printable(cell(row)))),
  );
  const reasons = rows.filter((row) => reasonsOf(row) !== '').flatMap((row) => reasonLines(row));
  const about = [
    `${summaryOf(rows)}; ${file}, versions of ${pinned.slice(0, 10)}, evidence in ${dir}`,
    'covert to functional: number of tells by class; bits: joint capacity of the covert tells; p seen: smallest probability of a mark that would have been seen',
  ];
  return `${[ink.heading(titles), ...lines, '', ...reasons, ...about.flatMap((text) => wrap(printable(text)))].join('\n')}\n`;
}

function reasonLines(row: SurveyRow): string[] {
  const why = wrap(printable(reasonsOf(row)), `${printable(row.tool)}: `);
  const hint = row.outcome.kind === 'not-run' ? wrap(printable(row.outcome.hint), '  ') : [];
  return [...why, ...hint];
}

/** `3 tools: 1 tells found, 2 none seen`. */
function summaryOf(rows: readonly SurveyRow[]): string {
  const ran = rows.filter(({ outcome }) => outcome.kind === 'judged');
  const counts = VERDICTS.map((verdict) => [
    HEADLINES[verdict],
    ran.filter((row) => verdictIn(row) === verdict).length,
  ]);
  const all = [...counts, ['not run', rows.length - ran.length]].filter(([, count]) => count !== 0);
  return `${rows.length} ${rows.length === 1 ? 'tool' : 'tools'}: ${all.map(([what, count]) => `${count} ${what}`).join(', ')}`;
}

/** CSV (RFC 4180): a header, then one row a tool. */
export function surveyCsv({ rows }: SurveyMatrix): string {
  const head = [...COLUMNS.map(({ name }) => name), 'reasons'];
  const lines = rows.map((row) => [...COLUMNS.map(({ cell }) => cell(row)), reasonsOf(row)]);
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const surveyJson = (matrix: SurveyMatrix): string => formatOne(matrix);
