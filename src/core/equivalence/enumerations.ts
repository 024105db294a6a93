/**
 * Enumerations: lists in a text whose order carries no meaning. An enumeration has at least three
 * members of one word each. A word of sequence near it (`first`, `then`) makes it a list of steps.
 * Two enumerations are equal if their members are, as multisets:
 *
 *     read, write, and run   =   run, read, write
 *     first read, then run   is a list of steps
 *
 * No standard defines these lists; the rules are this project's own.
 */
import type { ValueInLine } from './compare-values.ts';

const MEMBER = '[^\\s,;|]+';
const LIST = new RegExp(`${MEMBER}(?:\\s?[,;|]\\s?(?:(?:and|or)\\s)?${MEMBER}){2,}`, 'gu');

/** English only: in another language, a list of steps may pass for an enumeration. */
const SEQUENCE =
  /\b(steps?|stages?|phases?|orders?|ordered|sequence|priority|prefer(red|ence)?|ranking|first|then|next|before|after|finally|last)\b|->|→/i;

/** Whether the slot is part of an enumeration in both lines, and both have the same members. */
export function sameMembers(one: ValueInLine, other: ValueInLine): boolean {
  if (SEQUENCE.test(near(one)) || SEQUENCE.test(near(other))) return false;
  const [a, b] = [membersAt(one), membersAt(other)];
  return a !== undefined && a === b;
}

/** Code units on either side of the slot in which a word of sequence counts. */
const REACH = 200;

const near = ({ line, at, symbol }: ValueInLine): string =>
  line.slice(Math.max(0, at - REACH), at + symbol.length + REACH);

/** The members of the enumeration that covers the slot, sorted; undefined if there is none. */
function membersAt({ line, at, symbol }: ValueInLine): string | undefined {
  for (const match of line.matchAll(LIST)) {
    if (match.index > at) return undefined;
    if (at + symbol.length > match.index + match[0].length) continue;
    const members = match[0].split(/\s?[,;|]\s?(?:(?:and|or)\s)?/u).map((member) => member.replace(/[.:!?]+$/, ''));
    return members.sort().join();
  }
  return undefined;
}
