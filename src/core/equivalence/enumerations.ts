/**
 * Enumerations in a text whose order carries nothing: three or more members of one word each, and no word that speaks of
 * sequence. A list of steps is none. Two lists are the same if they have the same members.
 */
import type { ValueInLine } from './compare-values.ts';

const MEMBER = '[^\\s,;|]+';
const LIST = new RegExp(`${MEMBER}(?:\\s?[,;|]\\s?(?:(?:and|or)\\s)?${MEMBER}){2,}`, 'gu');

/** English, as the prompts of tools are; in another language an order of steps may pass for a set. */
const SEQUENCE =
  /\b(steps?|stages?|phases?|orders?|ordered|sequence|priority|prefer(red|ence)?|ranking|first|then|next|before|after|finally|last)\b|->|→/i;

export function sameMembers(one: ValueInLine, other: ValueInLine): boolean {
  if (SEQUENCE.test(near(one)) || SEQUENCE.test(near(other))) return false;
  const [a, b] = [membersAt(one), membersAt(other)];
  return a !== undefined && a === b;
}

const REACH = 200;

const near = ({ line, at, symbol }: ValueInLine): string =>
  line.slice(Math.max(0, at - REACH), at + symbol.length + REACH);

/** The members of the list that the slot stands in, sorted. */
function membersAt({ line, at, symbol }: ValueInLine): string | undefined {
  for (const match of line.matchAll(LIST)) {
    if (match.index > at) return undefined;
    if (at + symbol.length > match.index + match[0].length) continue;
    const members = match[0].split(/\s?[,;|]\s?(?:(?:and|or)\s)?/u).map((member) => member.replace(/[.:!?]+$/, ''));
    return members.sort().join();
  }
  return undefined;
}
