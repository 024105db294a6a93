/**
 * Decoded files as text: each message with its symbols, the environments that these leave, and the
 * tells that could not be read.
 */
import type { DecodedFile, DecodedMessage, Environments, TellReading, Reading } from '../../core/decoding/index.ts';
import type { TellClass, Verdict } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { UNREAD_WORDS } from '../words.ts';
import { boxesOf, levelsInWords } from './boxes.ts';
import { type Ink, inkFor } from './ink.ts';
import { wrap } from './layout.ts';

export interface DecodingOptions {
  readonly colour: boolean;
  /** Also prints overt and functional readings. */
  readonly verbose: boolean;
}

export function decodingText(verdict: Verdict, files: readonly DecodedFile[], options: DecodingOptions): string {
  const { subject, tells } = verdict;
  const version = subject.version === null ? '' : ` ${subject.version}`;
  const covert = tells.filter((tell) => tell.class === 'covert').length;
  const head = `codebook  ${printable(subject.name)}${printable(version)}: ${tells.length} tells, ${covert} of them covert`;
  const ink = inkFor(options.colour);
  const blocks = files.map((file) => fileLines(verdict, file, ink, options.verbose).join('\n'));
  return `${[head, ...blocks].join('\n\n')}\n`;
}

function fileLines(verdict: Verdict, file: DecodedFile, ink: Ink, verbose: boolean): string[] {
  const shown: ReadonlySet<TellClass> = new Set(
    verbose ? ['covert', 'behavioural', 'overt', 'functional'] : ['covert', 'behavioural'],
  );
  const withReadings = file.decoded.filter(({ readings }) =>
    readings.some((one) => shown.has(one.class) && isRead(one)),
  );
  const groups = grouped(withReadings);
  const count = `${file.messages} ${file.messages === 1 ? 'message or line' : 'messages or lines'}`;
  return [
    ink.heading(`${printable(file.file)}  (${file.format}, ${count})`),
    ...groups.flatMap((alike) => messageLines(verdict, alike, ink, shown)),
    ...(groups.length === 0 ? ['  no tell was read'] : []),
    ...unreadLines(file, shown),
  ];
}

const isRead = ({ outcome }: Reading): boolean => outcome.kind !== 'unread';

/** Groups messages with equal readings, since logs repeat messages. */
function grouped(messages: readonly DecodedMessage[]): (readonly DecodedMessage[])[] {
  const groups = new Map<string, DecodedMessage[]>();
  for (const message of messages) {
    const key = JSON.stringify([message.role, message.readings.filter(isRead)]);
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()];
}

/** Labels listed; the rest is counted. */
const LABELS = 6;

function messageLines(
  verdict: Verdict,
  alike: readonly DecodedMessage[],
  ink: Ink,
  shown: ReadonlySet<TellClass>,
): string[] {
  const [first] = alike;
  if (first === undefined) return [];
  const labels = alike.slice(0, LABELS).map(({ label }) => label);
  const more = alike.length > LABELS ? `, and ${alike.length - LABELS} more` : '';
  const role = first.role === null ? '' : `: ${printable(first.role)}`;
  const readings = first.readings.filter((reading) => shown.has(reading.class) && isRead(reading));
  return [
    ...wrap(`${printable(labels.join(', '))}${more}${role}`, '  '),
    ...readings.flatMap((reading) => readingLines(verdict, reading, ink)),
    ...togetherLines('covert tells', first.covert),
    ...(readings.some((reading) => reading.class !== 'covert') ? togetherLines('all readings', first.all) : []),
  ];
}

function readingLines(verdict: Verdict, { tell: id, class: kind, certain, outcome }: Reading, ink: Ink): string[] {
  const tell = verdict.tells.find((one) => one.id === id);
  if (tell === undefined || outcome.kind === 'unread') return [];
  const title = `${printable(id)}  ${kind}  `;
  const [first = '', ...rest] = wrap(symbolText(outcome), `    ${title}`);
  const painted = first.replace(title, () => ink.class(kind, title));
  return [painted, ...rest, ...meaningLines(outcome, tell, certain)];
}

/** Columns. Above this, a printable symbol is shown as text only, without its code points. */
const LONGEST_CODE_POINTS = 40;

function symbolText({ symbol, rendered }: Exclude<TellReading, { kind: 'unread' }>): string {
  const seen = printable(rendered);
  if (seen === '' || seen === symbol) return printable(symbol);
  return symbol.length > LONGEST_CODE_POINTS && seen === rendered ? seen : `${printable(symbol)}  ${seen}`;
}

function meaningLines(
  outcome: Exclude<TellReading, { kind: 'unread' }>,
  tell: Verdict['tells'][number],
  certain: boolean,
): string[] {
  if (outcome.kind === 'not-in-codebook') return ['      not in the codebook: no tried environment sends this'];
  const all = tell.codebook.flatMap((entry) => entry.cells);
  const boxes = boxesOf(outcome.cells, tell.dependsOn).map((box) =>
    tell.dependsOn
      .map((factor) => {
        const tried = [...new Set(all.map((cell) => cell[factor] ?? ''))];
        return `${factor}: ${printable(levelsInWords(box[factor] ?? [], tried))}`;
      })
      .join('; '),
  );
  const usually = certain ? [] : ['with exceptions in the audit, so other environments are possible'];
  return [...boxes, ...usually, ...FOUND[outcome.found]].flatMap((line) => wrap(line, '      '));
}

const FOUND: Readonly<Record<Extract<TellReading, { kind: 'read' }>['found'], readonly string[]>> = {
  'at-address': [],
  'other-digits': ['the text around it is the same except for digits'],
  elsewhere: ['found by the text around it, not at the address in the codebook'],
};

function togetherLines(what: string, environments: Environments): string[] {
  if (environments.kind === 'contradiction')
    return wrap(`${what} fit no tried environment: ${environments.tells.join(', ')} contradict each other`, '    ');
  const narrowed = environments.factors.filter(({ levels, of }) => levels.length < of);
  return narrowed.flatMap(({ factor, levels, of }, row) =>
    wrap(
      `${factor}: ${printable(levels.join(', '))} (${levels.length} of ${of} tried)`,
      `    ${(row === 0 ? what : '').padEnd(14)}`,
    ),
  );
}

/** Tells that no message of the file shows, by reason. */
function unreadLines({ decoded }: DecodedFile, shown: ReadonlySet<TellClass>): string[] {
  const readings = decoded.flatMap((message) => message.readings).filter((reading) => shown.has(reading.class));
  const readTells = new Set(readings.filter(isRead).map(({ tell }) => tell));
  const reasons = new Map<string, Set<string>>();
  for (const { tell, outcome } of readings) {
    if (outcome.kind !== 'unread' || readTells.has(tell)) continue;
    const why = outcome.because ?? UNREAD_WORDS[outcome.why];
    reasons.set(why, (reasons.get(why) ?? new Set()).add(tell));
  }
  return [...reasons].flatMap(([why, ids]) => wrap(`not read: ${printable([...ids].join(', '))}: ${why}`, '  '));
}
