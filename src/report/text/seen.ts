/** What could have been seen: the measure of every verdict, and of `none seen` before all. */
import type { Seen } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { number } from '../words.ts';
import { labelled } from './layout.ts';

const LABEL = 14;
const line = (label: string, text: string): string[] => labelled(label, text, '  ', LABEL);

export function seenLines(seen: Seen): string[] {
  return [
    ...line('trials', trialsOf(seen)),
    ...line('scenarios', seen.scenarios.map(printable).join(', ')),
    ...line('read', readOf(seen)),
    ...line('weakest mark', weakestOf(seen)),
    ...line(
      'unverifiable',
      `${number(seen.unverifiableBits)} bits of randomness in which a mark could not be told from chance`,
    ),
    ...factorLines(seen),
    ...pairLines('not varied', Object.entries(seen.notVaried)),
    ...pairLines(
      'switches',
      seen.serverSwitches.map(({ request, answered }) => [request, `answered ${answered}`] as const),
    ),
    ...seen.limits.flatMap((limit, row) => line(row === 0 ? 'limits' : '', printable(limit))),
  ];
}

function trialsOf(seen: Seen): string {
  const failed = seen.failed === 0 ? 'none failed' : `${seen.failed} failed`;
  const combined = seen.strength > 1 ? `, every combination of any ${seen.strength} factors` : '';
  return `${seen.trials}, ${failed}${combined}`;
}

function readOf(seen: Seen): string {
  const unread = seen.unreadBytes === 0 ? 'no byte unread' : `${seen.unreadBytes} bytes unread`;
  return `${seen.messages} messages, ${seen.readings} readings, ${seen.slots} places that vary (${seen.noisySlots} of them noise), ${unread}`;
}

const weakestOf = (seen: Seen): string =>
  `one that shows in ${number(seen.smallestTriggerProbability * 100)} % of the trials of its environment is seen with 95 % power`;

function factorLines(seen: Seen): string[] {
  const varied = Object.entries(seen.factors).filter(([, levels]) => levels.length > 1);
  if (varied.length === 0) return line('factors', 'none varied: all environments were identical');
  const text = ([factor, levels]: readonly [string, readonly string[]]): string =>
    printable(`${factor}: ${levels.join(', ')}`);
  return varied.flatMap((factor, row) => line(row === 0 ? 'factors' : '', text(factor)));
}

const pairLines = (label: string, pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.flatMap(([name, why], row) => line(row === 0 ? label : '', printable(`${name}: ${why}`)));
