/** Parsers of option values: a value, or a two-line error with the option and the typed text. */
import { FAIL_ON, type FailOn } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new UsageError(
      `${option} ${JSON.stringify(text)}: not a whole number from ${least} to ${most}`,
      `for example: ${option} ${Math.max(least, 1)}`,
    );
  };
}

/** A comma-separated list, repeatable: `--factors a,b --factors c`. */
export function list(option: string): (text: string, before: readonly string[] | undefined) => readonly string[] {
  return (text, before) => {
    const names = text.split(',').map((name) => name.trim());
    if (names.includes(''))
      throw new UsageError(`${option} ${JSON.stringify(text)}: an empty name`, `write ${option} NAME,NAME`);
    return [...(before ?? []), ...names];
  };
}

export const repeated = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

const FAIL_NAMES = list('--fail-on');
export function failOn(text: string, before: readonly FailOn[] | undefined): readonly FailOn[] {
  return FAIL_NAMES(text, before).map((name) => {
    const known = FAIL_ON.find((each) => each === name);
    if (known !== undefined) return known;
    throw new UsageError(`--fail-on ${JSON.stringify(name)}: unknown`, `choose from ${FAIL_ON.join(', ')}`);
  });
}

/** `NAME=VALUE`; the value may be empty. */
export function variable(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  const name = text.slice(0, at);
  if (at > 0 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return [name, text.slice(at + 1)];
  throw new UsageError(`--env ${JSON.stringify(text)}: not a variable and a value`, 'write --env NAME=VALUE');
}
