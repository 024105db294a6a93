/**
 * White space between the tokens of a JSON document. The document has a style, indentation by depth
 * included; each container has only its departures from it.
 */
import type { Carrier } from '../reading.ts';
import type { Gaps, JsonValue } from './value.ts';

export const JSON_WHITE_SPACE: Carrier = {
  name: 'json.white-space',
  family: 'json',
  kind: 'form',
  describes: 'White space between the tokens of a JSON document.',
};

/** Position of a gap. Members and items after the first have a kind of their own. */
type SpaceKind =
  | 'object-empty'
  | 'first-key'
  | 'key'
  | 'after-key'
  | 'before-value'
  | 'after-value'
  | 'object-end'
  | 'array-empty'
  | 'first-item'
  | 'item'
  | 'after-item'
  | 'array-end';

/**
 * Gap by kind, where there is one. A final `»` and a unit stand for that unit, repeated once for
 * each level of depth.
 */
export type SpaceStyle = ReadonlyMap<string, string>;

const CLOSING: ReadonlySet<SpaceKind> = new Set<SpaceKind>(['object-end', 'array-end']);

/**
 * The most common gap of each kind. For a document in the usual layout: that whole layout,
 * whichever kinds of gap occur in it.
 */
export function spaceStyle(root: JsonValue): SpaceStyle {
  const tallies = new Map<SpaceKind, Map<string, number>>();
  countGaps(root, 0, tallies);
  const style = new Map<SpaceKind, string>();
  for (const [kind, counts] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [gap] = [...counts].reduce((best, next) => (isUsual(next, best) ? next : best));
    style.set(kind, gap);
  }
  return usualLayout(style) ?? new Map([...style].filter(([, gap]) => gap !== ''));
}

const LAID_OUT: readonly SpaceKind[] = ['first-key', 'key', 'object-end', 'first-item', 'item', 'array-end'];

/**
 * The layout that `JSON.stringify` writes with an indentation, if these gaps belong to it;
 * otherwise null. Without this rule, an optional object or list would change the document's style
 * of white space. The outermost bracket has depth 0.
 */
function usualLayout(style: ReadonlyMap<SpaceKind, string>): SpaceStyle | null {
  const indented = style.get('first-key') ?? style.get('first-item') ?? '';
  const line = /^(\r?\n)»./.exec(indented)?.[1];
  if (line === undefined) return null;
  const layout = new Map<string, string>(LAID_OUT.map((kind) => [kind, indented]));
  layout.set('before-value', ' ');
  const fits = ([kind, gap]: readonly [SpaceKind, string]): boolean =>
    gap === (layout.get(kind) ?? '') || (CLOSING.has(kind) && gap === line);
  return [...style].every(fits) ? layout : null;
}

/** The more common gap; the shorter one of two equally common. */
const isUsual = (next: readonly [string, number], best: readonly [string, number]): boolean =>
  next[1] > best[1] || (next[1] === best[1] && next[0].length < best[0].length);

/**
 * The gaps of one container that depart from the style: `index=gap`, joined by a space. `count`:
 * number of its members.
 */
export function readGaps(
  type: 'object' | 'array',
  gaps: Gaps,
  count: number,
  depth: number,
  style: SpaceStyle,
): string {
  if (gaps === null && style.size === 0) return '';
  const kinds = kindsOf(type, count);
  return kinds
    .map((kind, index) => [index, gaps?.[index] ?? '', expand(style.get(kind) ?? '', levels(kind, depth))] as const)
    .filter(([, gap, usual]) => gap !== usual)
    .map(([index, gap]) => `${index}=${encode(gap)}`)
    .join(' ');
}

/** All gaps of one container. Inverse of `readGaps`. */
export function writeGaps(
  type: 'object' | 'array',
  departures: string,
  count: number,
  depth: number,
  style: SpaceStyle,
): readonly string[] {
  const gaps = kindsOf(type, count).map((kind) => expand(style.get(kind) ?? '', levels(kind, depth)));
  for (const entry of departures === '' ? [] : departures.split(' ')) {
    const equals = entry.indexOf('=');
    gaps[Number(entry.slice(0, equals))] = decode(entry.slice(equals + 1));
  }
  return gaps;
}

export const writeSpaceStyle = (style: SpaceStyle): string =>
  [...style].map(([kind, gap]) => `${kind}=${encode(gap)}`).join(' ');

export function readSpaceStyle(written: string): SpaceStyle {
  const pairs = written === '' ? [] : written.split(' ');
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]));
}

function kindsOf(type: 'object' | 'array', count: number): SpaceKind[] {
  if (count === 0) return [type === 'object' ? 'object-empty' : 'array-empty'];
  const kinds: SpaceKind[] = [];
  for (let i = 0; i < count; i++) {
    const last = i === count - 1;
    if (type === 'object') {
      kinds.push(i === 0 ? 'first-key' : 'key', 'after-key', 'before-value', last ? 'object-end' : 'after-value');
    } else kinds.push(i === 0 ? 'first-item' : 'item', last ? 'array-end' : 'after-item');
  }
  return kinds;
}

function countGaps(value: JsonValue, depth: number, tallies: Map<SpaceKind, Map<string, number>>): void {
  if (value.type !== 'object' && value.type !== 'array') return;
  const children = value.type === 'object' ? value.members.map((member) => member.value) : value.items;
  kindsOf(value.type, children.length).forEach((kind, index) => {
    const counts = tallies.get(kind) ?? new Map<string, number>();
    const gap = contract(value.gaps?.[index] ?? '', levels(kind, depth));
    tallies.set(kind, counts.set(gap, (counts.get(gap) ?? 0) + 1));
  });
  for (const child of children) countGaps(child, depth + 1, tallies);
}

const levels = (kind: SpaceKind, depth: number): number => (CLOSING.has(kind) ? depth : depth + 1);

/**
 * Writes an indentation that is a multiple of the depth as `»` and its unit. At depth 2, `\n    `
 * becomes `\n»  `.
 */
function contract(gap: string, depth: number): string {
  const [, line, indent] = /^(\r?\n)( *|\t*)$/.exec(gap) ?? [];
  if (line === undefined || indent === undefined || depth === 0 || indent.length % depth !== 0) return gap;
  return `${line}»${indent.slice(0, indent.length / depth)}`;
}

function expand(gap: string, depth: number): string {
  const mark = gap.indexOf('»');
  return mark < 0 ? gap : gap.slice(0, mark) + gap.slice(mark + 1).repeat(depth);
}

const LETTERS: readonly (readonly [string, string])[] = [
  [' ', 's'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\r', 'r'],
];
const encode = (gap: string): string =>
  Array.from(gap)
    .map((unit) => LETTERS.find(([character]) => character === unit)?.[1] ?? unit)
    .join('');
const decode = (written: string): string =>
  Array.from(written)
    .map((unit) => LETTERS.find(([, letter]) => letter === unit)?.[0] ?? unit)
    .join('');
