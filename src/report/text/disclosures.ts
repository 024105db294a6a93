/**
 * The declared entries of a disclosure compared with the measured tells, contradicted entries
 * first.
 */
import { type DisclosedEntry, DISCLOSURE_STATES, type DisclosureState, type Verdict } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import type { Ink } from './ink.ts';
import { labelled, wrap } from './layout.ts';

const ORDER: readonly DisclosureState[] = [
  'contradicted',
  ...DISCLOSURE_STATES.filter((state) => state !== 'contradicted'),
];

/** Empty without a disclosure. */
export function disclosureLines({ disclosures, tells }: Verdict, ink: Ink): string[] {
  if (disclosures === undefined) return [];
  const sorted = ORDER.flatMap((state) => disclosures.filter((entry) => entry.state === state));
  const undeclared = tells.filter(({ declared }) => declared === null).length;
  return [
    ink.heading('What is declared'),
    ...wrap(`${tells.length - undeclared} of ${tells.length} tells are declared, ${undeclared} are not`, '  '),
    ...sorted.flatMap(entryLines),
  ];
}

function entryLines(entry: DisclosedEntry): string[] {
  return [
    ...wrap(`${printable(entry.id)}: ${disclosureStateText(entry)}`, '  '),
    ...labelled('why', printable(entry.why), '    ', 5),
  ];
}

function disclosureStateText({ state, class: claimed, explains, contradictedBy }: DisclosedEntry): string {
  switch (state) {
    case 'observed':
      return `declared ${claimed}, observed (${named(explains)})`;
    case 'contradicted':
      return `declared ${claimed}, contradicted: a worse class was measured (${named(contradictedBy)})`;
    case 'not-observed':
      return `declared ${claimed}, not observed`;
    case 'other-version':
      return `declared ${claimed}, for other versions than this one`;
  }
}

/** Tells listed; the rest is counted. */
const MOST_NAMED = 8;
const named = (ids: readonly string[]): string =>
  ids.slice(0, MOST_NAMED).map(printable).join(', ') +
  (ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '');
