/**
 * Features of random-looking values: a mark inside an identifier shows in its length, its alphabet, or one position's
 * distribution, not in its value. And how many bits such a value could carry unseen.
 */
import { columnOf, DerivedResponse, type Response } from './response.ts';
import { isLength, isOpaque } from '../carriers/kind.ts';
import { carrierNamed } from '../carriers/registry.ts';
import { isQuantity } from './quantities.ts';

/** Positions looked at one by one; longer values are covered by length, alphabet and their ends. */
const MOST_POSITIONS = 64;

/** Of single code points; the first that fits. */
const CLASSES: readonly (readonly [string, RegExp])[] = [
  ['digit', /\p{Nd}/u],
  ['lower', /\p{Ll}/u],
  ['upper', /\p{Lu}/u],
  ['letter', /\p{L}/u],
  ['space', /\s/u],
];

/**
 * Derived places of a random-looking one; features that are the same in every trial are left out later, as all constants
 * are. Of a quantity the last digit is looked at. Of an order nothing is: it differs between identical
 * environments, so it follows the timing of concurrent work. Of a body's length nothing: the body itself is read.
 * Of a digest nothing: nobody chooses it. Of text in several words nothing, as in a log whose lines come and go.
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

/** Several words: where one stands depends on those before it, so positions and lengths mean nothing. */
const isText = (symbols: readonly string[]): boolean => symbols.some((symbol) => /\S\s+\S/.test(symbol));

const isOrder = ({ slot }: Response): boolean => carrierNamed(slot.carrier)?.ordering !== undefined;

/** Kept: the same few code points are asked about over and over. */
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
 * Bits that a random-looking value could carry: for each position that varies, log2 of the usual alphabet that holds
 * the characters seen there (10, 16, 26, 32, 36, 62, 64, else 95), over the shortest value's length; for an order,
 * log2 of the orders seen. An upper bound
 * on what is unverifiable, not a claim that it is used.
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
