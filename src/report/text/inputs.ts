/**
 * The files and facts that the subject reads. Those that the audit did not vary come first, since
 * it could not see a mark that depends on them.
 */
import type { InputsOfKind, Seen } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import type { Ink } from './ink.ts';
import { labelled, wrap } from './layout.ts';

const LABEL = 14;
/** Names listed of a kind. The verdict has all. */
const NAMED = 3;

export function inputLines({ inputs }: Seen, ink: Ink): string[] {
  if (inputs === undefined) return [];
  const [varied, constant] = [true, false].map((moves) =>
    inputs.kinds.filter((one) => one.varied.length > 0 === moves),
  );
  const { ownFiles, systemFiles, unreadLines, notTraced } = inputs;
  return [
    ink.heading('What the subject reads'),
    ...wrap('not varied by this audit:', '  '),
    ...(constant ?? []).flatMap((one) => wrap(`${one.kind}${wayOf(one)}: ${namesOf(one)}`, '    ')),
    ...wrap('varied by this audit:', '  '),
    ...(varied ?? []).flatMap((one) => wrap(`${one.kind} (${one.varied.join(', ')}): ${namesOf(one)}`, '    ')),
    ...labelled('besides', `${ownFiles} files of its own, ${systemFiles} of the system`, '  ', LABEL),
    ...labelled('not traced', notTraced.join(', '), '  ', LABEL),
    ...(unreadLines === 0 ? [] : labelled('', `${unreadLines} lines of the trace could not be read`, '  ', LABEL)),
  ];
}

/** The option that varies the kind; empty when no factor changes it. */
const wayOf = ({ factors }: InputsOfKind): string =>
  factors.length === 0 ? '' : ` (to vary it: --factors ${factors.join(',')})`;

function namesOf({ read, absent }: InputsOfKind): string {
  const parts = [read.length === 0 ? '' : short(read), absent.length === 0 ? '' : `looks for ${short(absent)}`];
  return parts.filter((part) => part !== '').join('; ');
}

const short = (names: readonly string[]): string =>
  names.slice(0, NAMED).map(printable).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');
