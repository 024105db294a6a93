/** The columns of a survey's matrix, once for every form: their names, and the cell of each row. Pure. */
import { type SurveyFigures, type SurveyRow, TELL_CLASSES } from '../../core/model/index.ts';
import { number } from '../words.ts';

export interface SurveyColumn {
  /** In CSV and JSON-like headers: lower case, with underscores. */
  readonly name: string;
  /** Above the column in text. */
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Empty where there is none. */
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

/** A figure of the verdict; empty where there is none. */
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

/** Why a row says no more: the reasons of an inconclusive verdict, or why the tool was not run. */
export const reasonsOf = ({ outcome }: SurveyRow): string =>
  outcome.kind === 'judged' ? outcome.figures.reasons.join(' ') : outcome.why;
