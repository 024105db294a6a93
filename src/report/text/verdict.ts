/**
 * The verdict as text to paste in a report: the answer first, then each tell, then what could have
 * been seen. Pure.
 */
import type { SubjectIdentity, Tell, Verdict } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { HEADLINES, reasonIn, summaryOf } from '../words.ts';
import { disclosureLines } from './disclosures.ts';
import { type Ink, inkFor } from './ink.ts';
import { inputLines } from './inputs.ts';
import { commandLines, inSections, labelled, wrap } from './layout.ts';
import { seenLines } from './seen.ts';
import { tellLine, tellLines } from './tell.ts';

export interface TextOptions {
  /** Prints every tell in full. */
  readonly verbose: boolean;
  readonly colour: boolean;
  /** Path of the evidence, as the reader would type it. */
  readonly bundle: string;
}

/** Overt and functional tells listed without `verbose`. */
const BRIEF_SHOWN = 12;

/** Lines of at most 80 columns, except for words of commands; ends with a newline. */
export function verdictText(verdict: Verdict, options: TextOptions): string {
  const ink = inkFor(options.colour);
  const full = verdict.tells.filter((tell) => options.verbose || isHidden(tell));
  const brief = verdict.tells.filter((tell) => !full.includes(tell));
  const sections = [
    headLines(verdict, ink),
    ...full.map((tell) => tellLines(tell, ink, options.verbose)),
    briefLines(brief, ink),
    watchedLines(verdict, ink),
    disclosureLines(verdict, ink),
    [ink.heading('What could have been seen'), ...seenLines(verdict.seen)],
    inputLines(verdict.seen, ink),
    evidenceLines(verdict, options.bundle, ink),
  ];
  return inSections(sections);
}

const isHidden = (tell: Tell): boolean => tell.class === 'covert' || tell.class === 'behavioural';

function headLines(verdict: Verdict, ink: Ink): string[] {
  return [
    ...labelled('Subject', nameOf(verdict.subject), '', 11),
    ...labelled('', `on ${printable(verdict.subject.platform)}`, '', 11),
    ...(verdict.subject.integrity === null ? [] : labelled('Integrity', printable(verdict.subject.integrity), '', 11)),
    ...labelled('Verdict', HEADLINES[verdict.verdict], '', 11).map(ink.heading),
    ...wrap(summaryOf(verdict), ' '.repeat(11)),
    ...verdict.reasons.flatMap((reason) => wrap(`${reason}: ${reasonIn(verdict.seen, reason)}`, `${' '.repeat(11)}- `)),
  ];
}

const nameOf = ({ name, version }: SubjectIdentity): string =>
  printable(version === null ? name : `${name}@${version}`);

function briefLines(tells: readonly Tell[], ink: Ink): string[] {
  if (tells.length === 0) return [];
  const overt = tells.filter((tell) => tell.class === 'overt').length;
  const shown = tells.slice(0, BRIEF_SHOWN);
  const left = tells.length - shown.length;
  return [
    ink.heading('Differences that a reader can see or that the protocol needs'),
    `  ${overt} overt, ${tells.length - overt} functional`,
    ...shown.map(tellLine),
    ...(left === 0 ? [] : [`  and ${left} more (--verbose)`]),
  ];
}

function evidenceLines(verdict: Verdict, bundle: string, ink: Ink): string[] {
  return [
    ink.heading('Evidence'),
    `  ${bundle}`,
    ...wrap('judge it again:', '  '),
    ...commandLines(`tellproof analyze ${bundle}`, '    '),
    ...wrap('run the same trials again:', '  '),
    ...commandLines(verdict.replay, '    '),
  ];
}

/** Tells that depend on signs of the lab; empty when the audit varied none. */
function watchedLines({ watched, tells }: Verdict, ink: Ink): string[] {
  if (watched === undefined) return [];
  const named = tells.filter(({ id }) => watched.includes(id));
  return [
    ink.heading('Lab detection'),
    ...(named.length === 0
      ? wrap('no covert and no behavioural tell depends on the signs of the lab that were varied', '  ')
      : [
          ...wrap('the subject detects that it is watched: these tells depend on signs of the lab', '  '),
          ...named.flatMap((tell) => wrap(watchedLine(tell), '  ')),
        ]),
  ];
}

const watchedLine = ({ id, class: name, dependsOn, message }: Tell): string =>
  printable(`${id}: ${name}, depends on ${dependsOn.join(' x ')}, in ${message}`);
