/** Sensitivity: the measure of every verdict, above all of `none seen`. */
import type { FalseAlarms, PlantCount, Plants, Seen } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { number } from '../words.ts';
import { labelled } from './layout.ts';

const LABEL = 14;
const line = (label: string, text: string): string[] => labelled(label, text, '  ', LABEL);

export function seenLines(seen: Seen): string[] {
  return [
    ...line('trials', trialsOf(seen)),
    ...line('scenarios', seen.scenarios.map(printable).join(', ')),
    ...(seen.notCovered ?? []).flatMap((what, row) => line(row === 0 ? 'not covered' : '', printable(what))),
    ...line('read', readOf(seen)),
    ...line('weakest mark', weakestOf(seen)),
    ...plantLines(seen.plants),
    ...line('false alarms', alarmsOf(seen.falseAlarms)),
    ...line('unverifiable', `${number(seen.unverifiableBits)} random bits, in which a mark would look like chance`),
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
  const codes = Object.entries(seen.exitCodes ?? {}).map(([code, count]) => `, ${count} ended with exit code ${code}`);
  return `${seen.trials}, ${failed}${codes.join('')}${combined}`;
}

function readOf(seen: Seen): string {
  const unread = seen.unreadBytes === 0 ? 'no byte unread' : `${seen.unreadBytes} bytes unread`;
  return `${seen.messages} messages, ${seen.readings} readings, ${seen.slots} places that vary (${seen.noisySlots} of them noise), ${unread}`;
}

/** Planted marks, the share that the screen finds, and the missed ones by carrier. */
function plantLines({ planted, certain, scarce, inNoise, carriers, triggers, notPlanted }: Plants): string[] {
  if (planted === 0) return line('planted', 'no marks: nothing varied, or no place for one');
  const sometimes = triggers.filter(({ probability }) => probability < 1);
  const missed = carriers.filter((one) => one.found < one.planted);
  const parts = [
    `${shareOf(certain)} marks that always fire are found by the screen`,
    ...(sometimes.length === 0 ? [] : [`${shareOf(sumOf(sometimes))} that fire with a probability of 0.3 to 0.7`]),
    `${shareOf(scarce)} in places that some environments lack`,
    `${shareOf(inNoise)} in noisy places`,
  ];
  return [
    ...line('planted', `${planted} marks at random places of these captures: ${parts.join(', ')}`),
    ...missed.map((one) => line('', `missed in ${one.carrier}: ${one.planted - one.found} of ${one.planted}`)).flat(),
    ...(notPlanted.length === 0 ? [] : line('', `no place for one in ${notPlanted.join(', ')}`)),
  ];
}

const shareOf = ({ found, planted }: PlantCount): string => `${found} of ${planted}`;

const sumOf = (some: readonly PlantCount[]): PlantCount => ({
  planted: some.reduce((sum, { planted }) => sum + planted, 0),
  found: some.reduce((sum, { found }) => sum + found, 0),
});

const alarmsOf = ({ allowed, nullAudits, alarms, atMost }: FalseAlarms): string =>
  `at most ${number(allowed * 100)} % of audits may report a tell where none is; in ${nullAudits} simulated audits of identical ` +
  `environments ${alarms} did (with 95 % confidence at most ${number(atMost * 100)} %)`;

const weakestOf = (seen: Seen): string =>
  seen.smallestTriggerProbability >= 1
    ? 'one that fires in every trial of its environment; the rarest combination of levels has too few trials for a weaker one'
    : `one that fires in ${number(seen.smallestTriggerProbability * 100)} % of the trials of its environment is found with 95 % power, even in the rarest environment tried`;

function factorLines(seen: Seen): string[] {
  const varied = Object.entries(seen.factors).filter(([, levels]) => levels.length > 1);
  if (varied.length === 0) return line('factors', 'none varied: all environments were identical');
  const text = ([factor, levels]: readonly [string, readonly string[]]): string =>
    printable(`${factor}: ${levels.join(', ')}`);
  return varied.flatMap((factor, row) => line(row === 0 ? 'factors' : '', text(factor)));
}

const pairLines = (label: string, pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.flatMap(([name, why], row) => line(row === 0 ? label : '', printable(`${name}: ${why}`)));
