/** The check before a survey, as a table and as JSON. Pure. */
import type { SurveyCheck } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { formatOne } from '../json.ts';
import { inkFor } from '../text/ink.ts';
import { wrap } from '../text/layout.ts';
import { type TableHead, tableLines } from './table.ts';

const HEADS: readonly TableHead[] = [
  { title: 'tool', align: 'left' },
  { title: 'version', align: 'left' },
  { title: 'vendor', align: 'left' },
  { title: 'in', align: 'left' },
  { title: 'completes', align: 'left' },
  { title: 'requests', align: 'right' },
  { title: 'to the model', align: 'right' },
  { title: 'seconds', align: 'right' },
];

export function checkText(rows: readonly SurveyCheck[], colour: boolean): string {
  const [titles = '', ...lines] = tableLines(HEADS, rows.map(checkCells));
  const why = rows.filter(({ completes }) => !completes).flatMap(whyLines);
  const done = rows.filter(({ completes }) => completes).length;
  return `${[inkFor(colour).heading(titles), ...lines, '', ...why, `${done} of ${rows.length} complete a trial`].join('\n')}\n`;
}

const checkCells = (row: SurveyCheck): string[] =>
  [
    row.tool,
    row.version ?? '',
    row.vendor,
    row.country ?? '',
    row.completes ? 'yes' : 'no',
    String(row.requests),
    String(row.modelCalls),
    row.seconds.toFixed(1),
  ].map(printable);

function whyLines({ tool, ended, modelCalls, printed }: SurveyCheck): string[] {
  const missing = [
    ...(modelCalls > 0 ? [] : ['it asked no model']),
    ...(printed ? [] : ["it did not print the model's answer"]),
  ];
  return wrap(printable([ended, ...missing].join('; ')), `${printable(tool)}: `);
}

export const checkJson = (rows: readonly SurveyCheck[]): string => formatOne({ rows });
