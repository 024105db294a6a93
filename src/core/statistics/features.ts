/**
 * Features: responses derived from slots whose own values are useless as symbols. A mark in a
 * random identifier shows in its length, its alphabet or the distribution at one position. A delay
 * shows in the quantiles of a time. Also an upper bound on the bits that random values can carry.
 */
import { JSON_VALUE } from '../carriers/json/carriers.ts';
import { isLength, isOpaque, kindOf } from '../carriers/kind.ts';
import { TIMING_GAP } from '../carriers/message.ts';
import { carrierNamed } from '../carriers/registry.ts';
import { columnOf, DerivedResponse, type Response } from './response.ts';

/**
 * Positions with features of their own. Length, alphabet and last digit cover the rest of longer
 * values.
 */
const MOST_POSITIONS = 64;

/** Classes of a code point; the first match counts. */
const CLASSES: readonly (readonly [string, RegExp])[] = [
  ['digit', /\p{Nd}/u],
  ['lower', /\p{Ll}/u],
  ['upper', /\p{Lu}/u],
  ['letter', /\p{L}/u],
  ['space', /\s/u],
];

/**
 * Features of a random-looking response, constant ones included (`groupSlots` drops them). A
 * quantity has one: the parity of its last digit. None for
 * - an order: replicates differ in it, so it follows the timing of concurrent work;
 * - a body's length: the body itself is read;
 * - a digest: its writer cannot choose it;
 * - text of several words, such as a log whose lines come and go.
 */
export function featuresOf(response: Response): Response[] {
  const { slot } = response;
  const column = columnOf(response);
  if (isOrder(response) || isText(column.names) || isLength(slot) || isOpaque(slot)) return [];
  const values = column.names.map((value) => Array.from(value));
  const whole = (feature: string, of: (points: readonly string[]) => string | null): Response =>
    new DerivedResponse(
      slot,
      feature,
      column.map((_, label) => of(values[label] ?? [])),
    );
  const last = whole('parity of the last digit', (points) => parity(points.at(-1)));
  if (isQuantity({ slot, symbols: column.names })) return [last];
  const length = whole('length', (points) => String(points.length));
  const alphabet = whole('alphabet', (points) => [...new Set(points.map(classOf))].sort().join('+'));
  const longest = column.names.reduce((most, value) => Math.max(most, value.length), 0);
  const single = Array.from({ length: Math.min(MOST_POSITIONS, longest) }, (_, at) => {
    const points = column.map((_name, label) => values[label]?.[at] ?? null);
    return [
      new DerivedResponse(slot, `class of character ${at + 1}`, points.map(classOf), at),
      new DerivedResponse(slot, `character ${at + 1}`, points, at),
      new DerivedResponse(slot, `parity of character ${at + 1}`, points.map(parity), at),
    ];
  });
  return [last, length, alphabet, ...single.flat()];
}

/**
 * Text of several words: earlier words shift the positions of later ones, so positions mean
 * nothing.
 */
const isText = (symbols: readonly string[]): boolean => symbols.some((symbol) => /\S\s+\S/.test(symbol));

const isOrder = ({ slot }: Response): boolean => carrierNamed(slot.carrier)?.ordering !== undefined;

/** Memo by code point: values repeat the same few code points. */
const knownClasses = new Map<string, string>();

function classOf(point: string): string {
  const known = knownClasses.get(point) ?? CLASSES.find(([, pattern]) => pattern.test(point))?.[0] ?? point;
  knownClasses.set(point, known);
  return known;
}

function parity(point: string | undefined): string | null {
  if (point === undefined || !/[0-9a-f]/i.test(point)) return null;
  return parseInt(point, 16) % 2 === 0 ? 'even' : 'odd';
}

/**
 * Upper bound, in bits, on what random-looking values can carry; no claim that a value carries it.
 * For each position that varies, up to the shortest value's length: log2 of the smallest usual
 * alphabet (10, 16, 26, 32, 36, 62, 64, else 95) that contains all characters seen. For an order:
 * log2 of the number of orders seen.
 */
export function unverifiableBits(responses: readonly Response[]): number {
  let bits = 0;
  for (const response of responses) {
    const { names } = columnOf(response);
    if (isOrder(response)) {
      bits += Math.log2(names.length);
      continue;
    }
    const values = names.map((symbol) => Array.from(symbol));
    const [first] = values;
    const length = values.reduce((least, points) => Math.min(least, points.length), Infinity);
    const seen = new Set<string>();
    for (const points of values) for (const point of points) seen.add(point);
    const alphabet = Math.log2(alphabetSize(seen));
    const varies = (at: number): boolean => values.some((points) => points[at] !== first?.[at]);
    for (let at = 0; at < length; at++) if (varies(at)) bits += alphabet;
  }
  return Math.round(bits);
}

const ALPHABETS: readonly (readonly [RegExp, number])[] = [
  [/^[0-9]*$/, 10],
  [/^[0-9a-f-]*$/, 16],
  [/^[0-9A-F-]*$/, 16],
  [/^[a-z]*$/, 26],
  [/^[a-z2-7]*$/, 32],
  [/^[0-9a-z_-]*$/, 36],
  [/^[0-9A-Za-z]*$/, 62],
  [/^[0-9A-Za-z+/=_-]*$/, 64],
];

function alphabetSize(points: ReadonlySet<string>): number {
  const text = [...points].join('');
  return ALPHABETS.find(([pattern]) => pattern.test(text))?.[1] ?? 95;
}

/** Quantiles: the median for a shift in many environments, the tails for a shift in few. */
const QUANTILES: readonly (readonly [number, string])[] = [
  [0.5, 'median'],
  [0.75, 'upper quartile'],
  [0.25, 'lower quartile'],
  [0.9, 'upper tenth'],
  [0.1, 'lower tenth'],
];

/**
 * Features of a time: above or below each fixed quantile of all its values. "Above" is a symbol
 * like any other, so the exact tests hold without an assumption about the distribution. Figures
 * that a subject reports about itself (memory, durations) get none: they follow whatever else it
 * does.
 */
export function quantileFeatures(response: Response): Response[] {
  const values = response.symbols.map((symbol) => (symbol === null ? null : Number(symbol)));
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return QUANTILES.map(([share, name]) => {
    const cut = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    return {
      slot: response.slot,
      feature: `place above or below its ${name}`,
      symbols: values.map((value) => (value === null ? null : value > cut ? 'above' : 'up to it')),
    };
  });
}

export const isTime = ({ slot }: Pick<Response, 'slot'>): boolean => slot.carrier === TIMING_GAP.name;

/**
 * A number whose digits mean nothing one by one: a JSON number, a reading of kind quantity, or a
 * decimal text of varying length. Decimal texts of one length may be identifiers.
 */
export function isQuantity({ slot, symbols }: Pick<Response, 'slot' | 'symbols'>): boolean {
  const texts = symbols.filter((symbol) => symbol !== null);
  if (!texts.every((text) => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))) return false;
  if (slot.carrier === JSON_VALUE.name || kindOf(slot.carrier) === 'quantity') return true;
  return new Set(texts.map((text) => text.length)).size > 1;
}
