/**
 * The result of a probe as text: symbols by value, the rule that explains them, and its test on new
 * values. Pure.
 */
import type { Miss, Probed, ProposedRule, RuleClause, TriggerSet } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { type Ink, inkFor } from './ink.ts';
import { columns, inSections, labelled, padTo, wrap } from './layout.ts';

/** Values listed without `verbose`. */
const MAX_LISTED = 24;

export interface ProbeTextOptions {
  readonly verbose: boolean;
  readonly colour: boolean;
  readonly bundle: string;
}

export function probeText(probed: Probed, { verbose, colour, bundle }: ProbeTextOptions): string {
  const ink = inkFor(colour);
  const sections = [
    headLines(probed),
    [
      ink.heading('What was seen'),
      ...probed.triggers.flatMap((set) => triggerLines(set, probed, verbose)),
      ...unreadLines(probed),
    ],
    kindLines(probed, ink),
    ruleLines(probed, ink),
    [ink.heading('Evidence'), `  ${bundle}`],
  ];
  return inSections(sections);
}

function headLines({ subject, tell, factor, context, place, triggers, unread, trials, failed }: Probed): string[] {
  const name = subject.version === null ? subject.name : `${subject.name}@${subject.version}`;
  const others = Object.entries(context).map(([other, level]) => `${other} at ${level}`);
  const values = triggers.reduce((sum, set) => sum + set.values.length, unread.length);
  return [
    ...labelled('Subject', printable(name), '', 11),
    ...labelled('Tell', printable(`${tell.id}, ${tell.class}: ${place.address} of ${place.message}`), '', 11),
    ...labelled('Factor', printable([factor, ...others].join(', ')), '', 11),
    ...labelled(
      'Tried',
      `${values} values in ${trials} trials${failed === 0 ? '' : `, ${failed} of which failed`}`,
      '',
      11,
    ),
  ];
}

const symbolText = (symbol: string, { triggers }: Pick<Probed, 'triggers'>): string => {
  const rendered = triggers.find((set) => set.symbol === symbol)?.rendered ?? symbol;
  return rendered === symbol ? printable(symbol) : `${printable(symbol)}  ${printable(rendered)}`;
};

/** Counts the values of the most common symbol, lists those of the others. */
function triggerLines(set: TriggerSet, probed: Probed, verbose: boolean): string[] {
  const head = `  ${padTo(symbolText(set.symbol, probed), 14)}${set.values.length} values`;
  if (set.symbol === probed.rule.base && !verbose) return [head];
  const shown = verbose ? set.values : set.values.slice(0, MAX_LISTED);
  const left = set.values.length - shown.length;
  return [
    head,
    ...wrap(`${shown.map(printable).join(', ')}${left === 0 ? '' : ` and ${left} more (--verbose)`}`, '      '),
  ];
}

const unreadLines = ({ unread }: Probed): string[] =>
  unread.length === 0
    ? []
    : wrap(`could not be read at ${unread.length} values: ${unread.map(printable).join(', ')}`, '  ');

function kindLines(probed: Probed, ink: Ink): string[] {
  if (probed.kinds.length === 0) return [];
  const symbols = probed.triggers.map(({ symbol }) => symbol);
  const width = Math.max(...probed.kinds.map(({ kind }) => columns(kind))) + 2;
  const row = (first: string, cells: readonly string[]): string =>
    `  ${padTo(first, width)}${cells.map((cell) => cell.padStart(8)).join('')}`;
  return [
    ink.heading('By kind of value'),
    row('', symbols.map(printable)),
    ...probed.kinds.map(({ kind, counts }) =>
      row(
        printable(kind),
        symbols.map((symbol) => String(counts[symbol] ?? 0)),
      ),
    ),
  ];
}

/** How a pattern or a property is said before its texts. */
const BY: Readonly<Record<string, string>> = {
  exact: 'is exactly',
  suffix: 'is, or lies below',
  below: 'lies below',
  ending: 'ends in',
  contains: 'contains',
  offset: 'has the offset',
  region: 'is in the region',
  zone: 'is a name of the zone',
  value: 'is exactly',
};

function ruleLines(probed: Probed, ink: Ink): string[] {
  const { rule } = probed;
  const { base, clauses, joints, unexplained, confirmed, caseCounts } = rule;
  return [
    ink.heading('Rule'),
    ...(clauses.length === 0 ? ['  every value shows the same'] : []),
    ...clauses.flatMap((clause) => clauseLines(clause, probed)),
    ...joints.flatMap(({ of, symbol }) =>
      wrap(`${symbolText(symbol, probed)} where clauses of ${of.map(printable).join(' and ')} apply at once`, '  '),
    ),
    ...wrap(`${symbolText(base, probed)} otherwise`, '  '),
    ...missLines('not explained', unexplained),
    ...wrap(confirmedText(confirmed, clauses), '  '),
    ...missLines('against the rule', confirmed.misses),
    ...(caseCounts === null ? [] : [`  upper case makes ${caseCounts ? 'a' : 'no'} difference`]),
  ];
}

/**
 * Clauses over closed lists. No new values exist there, so the same and similar values run again.
 */
const CLOSED: ReadonlySet<string> = new Set(['offset', 'region', 'zone', 'value']);

function confirmedText({ agree, of }: ProposedRule['confirmed'], clauses: readonly RuleClause[]): string {
  if (of === 0) return 'nothing to confirm';
  const how = clauses.some(({ by }) => CLOSED.has(by))
    ? 'tested on fresh trials of these and similar values'
    : 'tested on values that it was not derived from';
  return `${how}: ${agree} of ${of} agree`;
}

const clauseLines = ({ symbol, by, texts }: RuleClause, probed: Probed): string[] => [
  ...wrap(`${symbolText(symbol, probed)} where it ${BY[by] ?? by}`, '  '),
  ...wrap(texts.map(printable).join(', '), '      '),
];

const missLines = (what: string, misses: readonly Miss[]): string[] =>
  misses.flatMap(({ value, predicted, seen }) =>
    wrap(
      `${what}: ${printable(value)} shows ${printable(seen ?? 'nothing readable')}, the rule says ${printable(predicted ?? 'nothing')}`,
      '  ',
    ),
  );
