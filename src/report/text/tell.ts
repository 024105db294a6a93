/**
 * One tell: in full when covert or behavioural, on one line when a reader can see the level anyway.
 */
import type { Tell } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { BEHAVIOUR_WORDS, DISGUISE_WORDS, number } from '../words.ts';
import { codebookTable } from './codebook.ts';
import type { Ink } from './ink.ts';
import { labelled, WIDTH, wrap } from './layout.ts';

/** Further places listed without `verbose`. */
const ALSO_SHOWN = 3;
const IMPLIED_SHOWN = 2;

export function tellLines(tell: Tell, ink: Ink, verbose: boolean): string[] {
  return [
    ink.class(tell.class, titleOf(tell)),
    ...labelled('where', printable(`${tell.message} (${tell.sink})`)),
    ...labelled('', printable(tell.address)),
    ...labelled('carrier', printable(tell.carrier)),
    ...placeLines(tell),
    ...labelled(
      'depends on',
      tell.dependsOn.map(printable).join(' and ') + (tell.dependsOn.length > 1 ? ' together' : ''),
    ),
    ...(tell.scenarios === undefined ? [] : labelled('shows in', tell.scenarios.map(printable).join(', '))),
    ...codebookTable(tell),
    ...labelled('disguise', DISGUISE_WORDS[tell.disguise]),
    ...labelled('class', `${tell.class}: ${printable(tell.because)}`),
    ...(tell.kind === undefined ? [] : labelled('kind', `${tell.kind}: ${BEHAVIOUR_WORDS[tell.kind]}`)),
    ...(tell.declared === null ? [] : labelled('declared', `explained by ${printable(tell.declared)}`)),
    ...labelled('measured', `${number(tell.bits)} bits, p = ${number(tell.p)}, ${tell.agree} trials agree`),
    ...labelled('witness', `compare trials ${tell.witness.trials.map(printable).join(' and ')}`),
    ...alsoLines(tell, verbose),
    ...impliedLines(tell, verbose),
  ];
}

function titleOf(tell: Tell): string {
  const declared = tell.declared === null ? '' : ', declared';
  return `${printable(tell.id)}  ${tell.class}${declared}: ${tell.dependsOn.map(printable).join(' x ')}`;
}

/** The text around the slot, with `[ ]` for the slot. */
function placeLines({ before, after }: Tell): string[] {
  return before === '' && after === '' ? [] : labelled('text', `${printable(before)}[ ]${printable(after)}`);
}

function alsoLines({ also }: Tell, verbose: boolean): string[] {
  const shown = verbose ? also : also.slice(0, ALSO_SHOWN);
  const lines = shown.flatMap((place, row) =>
    labelled(row === 0 ? 'also at' : '', printable(`${place.message} ${place.address} (${place.carrier})`)),
  );
  const left = also.length - shown.length;
  return left === 0 ? lines : [...lines, ...labelled('', `and ${left} more (--verbose)`)];
}

/** Implied places: a few are listed, the rest is counted. */
function impliedLines({ because: why, implied = [] }: Tell, verbose: boolean): string[] {
  const [own, alike] = [
    implied.filter(({ because }) => because !== why),
    implied.filter(({ because }) => because === why),
  ];
  const shown = [...own, ...alike].slice(0, verbose ? implied.length : IMPLIED_SHOWN);
  const lines = shown.flatMap(({ message, address, carrier, because }, row) =>
    labelled(
      row === 0 ? 'implies' : '',
      printable(`${message} ${address} (${carrier})${because === why ? '' : `: ${because}`}`),
    ),
  );
  const left = implied.length - shown.length;
  return left === 0 ? lines : [...lines, ...labelled('', `and ${left} more places that follow from it (--verbose)`)];
}

/** `T7  overt  timezone  body.system[0].text  POST api.example/v1/messages #1`, cut to a line. */
export function tellLine(tell: Tell): string {
  const [line = ''] = wrap(
    `${printable(tell.id).padEnd(4)} ${tell.class.padEnd(11)} ${tell.dependsOn.map(printable).join(' x ')}: ` +
      `${printable(tell.address)} of ${printable(tell.message)}`,
    '  ',
    Number.MAX_SAFE_INTEGER,
  );
  return cut(line, WIDTH);
}

function cut(line: string, width: number): string {
  const chars = Array.from(line);
  return chars.length <= width ? line : `${chars.slice(0, width - 1).join('')}…`;
}
