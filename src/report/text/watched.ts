/** Whether the subject treats being watched differently, where an audit varied marks by which it could tell. */
import type { Tell, Verdict } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import type { Ink } from './ink.ts';
import { wrap } from './layout.ts';

export function watchedLines({ watched, tells }: Verdict, ink: Ink): string[] {
  if (watched === undefined) return [];
  const named = tells.filter(({ id }) => watched.includes(id));
  return [
    ink.heading('Being watched'),
    ...(named.length === 0
      ? wrap('no covert and no behavioural tell depends on the marks of being watched that were varied', '  ')
      : [
          ...wrap('the subject treats being watched differently: what it sends depends on marks of it', '  '),
          ...named.flatMap((tell) => wrap(lineOf(tell), '  ')),
        ]),
  ];
}

const lineOf = ({ id, class: name, dependsOn, message }: Tell): string =>
  printable(`${id}: ${name}, depends on ${dependsOn.join(' x ')}, in ${message}`);
