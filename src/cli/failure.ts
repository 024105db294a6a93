/** Any error as two lines and an exit code. TELLPROOF_DEBUG=1 adds the stack. */
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';

export interface Failure {
  readonly message: string;
  readonly hint: string;
  readonly exitCode: number;
}

/**
 * Errors of the parts, recognized by their common fields: importing their classes would load every
 * part.
 */
interface TwoLines extends Error {
  readonly hint: string;
  readonly fault?: unknown;
}

const hasHint = (error: unknown): error is TwoLines =>
  error instanceof Error && 'hint' in error && typeof error.hint === 'string';

const USAGE_FAULTS = new Set<unknown>([
  'usage',
  'not-a-bundle',
  'exists',
  'damaged',
  'newer-format',
  'unwritable',
  'unreadable',
  'in-use',
  'unfinished',
]);

/** `command`: the typed command, when it exists. */
export function failureOf(error: unknown, command: string | null): Failure {
  if (error instanceof CommanderError) return ofCommander(error, command);
  if (hasHint(error)) return { message: error.message, hint: error.hint, exitCode: exitCodeOf(error) };
  const what = error instanceof Error ? error.message : String(error);
  return {
    message: `internal error: ${oneLine(what)}`,
    hint: 'run it again with TELLPROOF_DEBUG=1 and report what it prints',
    exitCode: EXIT.fault,
  };
}

function exitCodeOf(error: TwoLines): number {
  if (error.fault === 'interrupted') return EXIT.interrupted;
  return error.name === 'UsageError' || USAGE_FAULTS.has(error.fault) ? EXIT.usage : EXIT.fault;
}

/**
 * Commander's message: `error: unknown option '--sed'`, then on a line of its own `(Did you mean
 * --seed?)`.
 */
function ofCommander(error: CommanderError, command: string | null): Failure {
  const [first = '', second = ''] = error.message.replace(/^error: /, '').split('\n');
  const meant = /^\(Did you mean (.+)\?\)$/.exec(second)?.[1];
  const help = command === null ? 'tellproof --help' : `tellproof ${command} --help`;
  const hint = meant === undefined ? `list what there is with: ${help}` : `did you mean ${meant}`;
  return { message: inOneSentence(first), hint, exitCode: EXIT.usage };
}

/** Turns `Too many arguments. Expected 1.` into `too many arguments: expected 1`. */
const inOneSentence = (text: string): string =>
  text
    .replace(/\.$/, '')
    .replace(/\. ([A-Z])/g, (_, letter: string) => `: ${letter.toLowerCase()}`)
    .replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '; ').trim();

export function failureText(error: unknown, { message, hint }: Failure, debug: boolean): string {
  const stack = debug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  return `error: ${oneLine(message)}\nhint: ${oneLine(hint)}\n${stack}`;
}
