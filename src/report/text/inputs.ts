/** What the subject reads of its machine: first what the audit did not vary, since a mark that follows it was out of sight. */
import type { InputsOfKind, Seen } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import type { Ink } from './ink.ts';
import { labelled, wrap } from './layout.ts';

const LABEL = 14;
/** Names shown of a kind; all of them stand in the verdict. */
const NAMED = 3;

export function inputLines({ inputs }: Seen, ink: Ink): string[] {
  if (inputs === undefined) return [];
  const [varied, constant] = [true, false].map((moves) =>
    inputs.kinds.filter((one) => one.varied.length > 0 === moves),
  );
  const { ownFiles, systemFiles, unreadLines, notTraced } = inputs;
  return [
    ink.heading('What it reads'),
    ...wrap('reads, and not varied:', '  '),
    ...(constant ?? []).flatMap((one) => wrap(`${one.kind}${wayOf(one)}: ${namesOf(one)}`, '    ')),
    ...wrap('reads, and varied:', '  '),
    ...(varied ?? []).flatMap((one) => wrap(`${one.kind} (${one.varied.join(', ')}): ${namesOf(one)}`, '    ')),
    ...labelled('besides', `${ownFiles} files of its own, ${systemFiles} of the system`, '  ', LABEL),
    ...labelled('not traced', notTraced.join(', '), '  ', LABEL),
    ...(unreadLines === 0 ? [] : labelled('', `${unreadLines} lines of the trace could not be read`, '  ', LABEL)),
  ];
}

/** A kind that no factor changes cannot be varied yet. */
const wayOf = ({ factors }: InputsOfKind): string =>
  factors.length === 0 ? '' : ` (can be, with --factors ${factors.join(',')})`;

function namesOf({ read, absent }: InputsOfKind): string {
  const parts = [read.length === 0 ? '' : short(read), absent.length === 0 ? '' : `looks for ${short(absent)}`];
  return parts.filter((part) => part !== '').join('; ');
}

const short = (names: readonly string[]): string =>
  names.slice(0, NAMED).map(printable).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');
