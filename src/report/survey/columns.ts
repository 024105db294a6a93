/**
 * The columns of a survey's matrix, shared by every format: name, title, and the cell of a row.
 * Pure.
 */
import { type SurveyFigures, type SurveyRow, TELL_CLASSES } from '../../core/model/index.ts';
import { number } from '../words.ts';

export interface SurveyColumn {
  /** Header in CSV: lower case, with underscores. */
  readonly name: string;
  /** Header in the text table. */
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Empty when the row has no value. */
  readonly cell: (row: SurveyRow) => string;
}

const left = (name: string, title: string, cell: SurveyColumn['cell']): SurveyColumn => ({
  name,
  title,
  align: 'left',
  cell,
});
const right = (name: string, title: string, cell: SurveyColumn['cell']): SurveyColumn => ({
  name,
  title,
  align: 'right',
  cell,
});

/** A figure of the verdict; empty without a verdict. */
const figure =
  (of: (figures: SurveyFigures) => string | number): SurveyColumn['cell'] =>
  ({ outcome }) =>
    outcome.kind === 'judged' ? String(of(outcome.figures)) : '';

export const COLUMNS: readonly SurveyColumn[] = [
  left('tool', 'tool', ({ tool }) => tool),
  left('version', 'version', ({ version }) => version ?? ''),
  left('vendor', 'vendor', ({ vendor }) => vendor),
  left('country', 'in', ({ country }) => country ?? ''),
  left('verdict', 'verdict', ({ outcome }) => (outcome.kind === 'judged' ? outcome.figures.verdict : 'not-run')),
  ...TELL_CLASSES.map((kind) =>
    right(
      kind,
      kind,
      figure(({ tells }) => tells[kind]),
    ),
  ),
  right(
    'covert_bits',
    'bits',
    figure(({ bits }) => number(bits)),
  ),
  right(
    'trials',
    'trials',
    figure(({ trials }) => trials),
  ),
  right(
    'failed',
    'failed',
    figure(({ failed }) => failed),
  ),
  left(
    'scenarios',
    'scenarios',
    figure(({ scenarios }) => scenarios.join(' ')),
  ),
  right('seconds', 'seconds', ({ outcome }) => (outcome.kind === 'judged' ? String(Math.round(outcome.seconds)) : '')),
  right(
    'smallest_trigger_probability',
    'p seen',
    figure((figures) => number(figures.smallestTriggerProbability)),
  ),
];

/** The reasons of an inconclusive verdict, or the reason why the tool was not run. */
export const reasonsOf = ({ outcome }: SurveyRow): string =>
  outcome.kind === 'judged' ? outcome.figures.reasons.join(' ') : outcome.why;
