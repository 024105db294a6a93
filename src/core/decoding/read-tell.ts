/** One tell in one message: the symbol that stands at its place, or why none could be read. Never the nearest one: the very one, or none. */
import type { Carrier, Place } from '../carriers/reading.ts';
import { TEXT } from '../carriers/text.ts';
import { placesAt, presenceAt, textsIn } from './address.ts';
import type { Codebook, ReadyTell } from './codebook.ts';
import { type Context, type Fit, type Spot, spotsIn } from './context.ts';
import type { Outcome } from './decoding.ts';
import type { ObservedMessage } from './observation.ts';
import { read, unread } from './outcome.ts';
import { readOrder } from './read-order.ts';
import { isWhole, pointsName, structuralName } from './sign.ts';

/** The message is one that the tell's key may name. */
export function readTell(ready: ReadyTell, message: ObservedMessage, codebook: Codebook): Outcome {
  const { tell, manner } = ready;
  const loss = message.losses.find(({ carriers, only }) => only === undefined && carriers.test(tell.carrier));
  if (loss !== undefined) return unread('format', loss.because);
  switch (manner) {
    case 'whole-run':
    case 'count':
      return unread('needs-whole-run');
    case 'feature':
      return unread('needs-feature');
    case 'text':
      return readText(ready, message.place, codebook);
    case 'whole':
      return isOne(ready, codebook, message) ?? readWhole(ready, message.place);
    case 'presence':
      return isOne(ready, codebook, message) ?? readPresence(ready, message);
    case 'order':
      return isOne(ready, codebook, message) ?? readOrder(ready, message.place);
  }
}

/** Structure is alike in many messages: where a run has several of the role, nothing says which of them this is. */
function isOne({ tell }: ReadyTell, { several }: Codebook, { role }: ObservedMessage): Outcome | null {
  const own = tell.message.replace(/ #\d+$/, '');
  return role === null || several.has(own) ? unread('which-message') : null;
}

function readPresence(ready: ReadyTell, { place, losses }: ObservedMessage): Outcome {
  const { tell } = ready;
  if (/\[\*?\d+\]$/.test(tell.address)) return unread('by-position');
  const symbol = presenceAt(place, tell.address, tell.carrier);
  if (symbol === null) return unread('not-there');
  const loss = losses.find(({ carriers, only }) => only === symbol && carriers.test(tell.carrier));
  if (loss !== undefined) return unread('format', loss.because);
  const entries = tell.codebook.flatMap((entry, index) => (entry.symbol === symbol ? [index] : []));
  return entries.length === 0
    ? { kind: 'not-in-codebook', symbol, rendered: symbol }
    : read(ready, entries, 'at-address');
}

/** The reading as a whole, or what sort of thing stands there. */
function readWhole(ready: ReadyTell, root: Place): Outcome {
  const { tell, signs } = ready;
  const places = placesAt(root, tell.address);
  const texts = places.flatMap((place) => [...facetTexts(place, tell.carrier), ...shapes(place, tell.carrier)]);
  const [first] = texts;
  if (NUMBERED.test(tell.address)) return unread('by-position');
  if (first === undefined) return unread('not-there');
  const names = texts.map(structuralName);
  const entries = signs.flatMap((ways, entry) =>
    ways.some((sign) => names.some((name) => isWhole(sign, name))) ? [entry] : [],
  );
  const symbol = structuralName(first);
  return entries.length === 0
    ? { kind: 'not-in-codebook', symbol, rendered: symbol }
    : read(ready, entries, 'at-address');
}

const facetTexts = (place: Place, carrier: string): string[] => {
  const own = place.facets.filter((facet) => facet.carrier.name === carrier).map(({ text }) => text);
  // A reading that is empty is left out of the place.
  return own.length > 0 || place.shapeCarrier.name === carrier ? own : [''];
};

const shapes = (place: Place, carrier: string): string[] => (place.shapeCarrier.name === carrier ? [place.shape] : []);

/** Code points of context that lead to a place outside its address, and to one in a numbered element of a list. */
const STRONG = 12;
const SOME = 4;
const NUMBERED = /\[\*?\d+\]/;

function readText(ready: ReadyTell, root: Place, codebook: Codebook): Outcome {
  const { tell } = ready;
  const context = contextOf(ready, codebook);
  const points = Array.from(tell.before + tell.after).length;
  if (points < SOME && NUMBERED.test(tell.address)) return unread('by-position');
  const isStrong = points >= STRONG;
  const at = (strictness: 'exact' | 'near'): readonly string[] =>
    placesAt(root, tell.address, strictness).flatMap((place) => facetTexts(place, tell.carrier));
  const tries: readonly (readonly [readonly string[], Fit, 'at-address' | 'other-digits' | 'elsewhere'])[] = [
    [at('exact'), 'exact', 'at-address'],
    [at('exact'), 'digits', 'other-digits'],
    ...(isStrong
      ? ([
          [at('near'), 'exact', 'at-address'],
          [at('near'), 'digits', 'other-digits'],
        ] as const)
      : []),
    ...(isStrong && tell.carrier === TEXT.name
      ? ([[textsIn(root, TEXT as Carrier), 'digits', 'elsewhere']] as const)
      : []),
  ];
  for (const [texts, fit, found] of tries) {
    const outcome = outcomeOf(
      ready,
      texts.flatMap((text) => spotsIn(text, context, fit)),
      found,
    );
    if (outcome !== null) return outcome;
  }
  return unread('not-there');
}

export const contextOf = ({ tell, signs }: ReadyTell, { isPlaceholder }: Codebook): Context => ({
  before: tell.before,
  after: tell.after,
  signs,
  isPlaceholder,
});

/** A tell in texts without addresses; only context leads there. */
export function readInTexts(ready: ReadyTell, texts: readonly string[], codebook: Codebook): Outcome | null {
  const { tell, manner } = ready;
  if (manner !== 'text' || tell.carrier !== TEXT.name || Array.from(tell.before + tell.after).length < STRONG)
    return null;
  const context = contextOf(ready, codebook);
  return outcomeOf(
    ready,
    texts.flatMap((text) => spotsIn(text, context, 'digits')),
    'elsewhere',
  );
}

/** Null where the context is nowhere. */
function outcomeOf(
  ready: ReadyTell,
  spots: readonly Spot[],
  found: Extract<Outcome, { kind: 'read' }>['found'],
): Outcome | null {
  const [first] = spots;
  if (first === undefined) return null;
  const different = new Set(spots.map(({ text, entries }) => (entries.length === 0 ? `?${text}` : entries.join())));
  if (different.size > 1) return unread('several-places');
  if (isAmbiguous(ready, first)) return unread('not-comparable');
  if (first.entries.length > 0) return read(ready, first.entries, found);
  return { kind: 'not-in-codebook', symbol: pointsName(first.text), rendered: first.text };
}

/** A symbol that is too long to be written out could stand there as well, where none fits or only by what an environment may write. */
function isAmbiguous({ signs }: ReadyTell, { entries }: Spot): boolean {
  const isPlain = entries.some((entry) => signs[entry]?.some(({ kind }) => kind === 'text' || kind === 'digest'));
  return !isPlain && signs.flat().some(({ kind }) => kind === 'unknowable');
}
