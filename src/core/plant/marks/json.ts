/** Marks in how JSON is written: number forms, escapes, white space; and in types and values. */
import type { Prng } from '../../design/index.ts';
import { JSON_ESCAPE, readEscapes, readStyle, writeEscapes } from '../../carriers/json/escape.ts';
import { JSON_TYPE, JSON_VALUE } from '../../carriers/json/carriers.ts';
import { JSON_NUMBER_FORM, readNumber, writeNumber } from '../../carriers/json/number-form.ts';
import { JSON_WHITE_SPACE, readGaps, readSpaceStyle, writeGaps } from '../../carriers/json/white-space.ts';
import { facetText, type Place, whole } from '../../carriers/reading.ts';
import { TEXT } from '../../carriers/text.ts';
import { childrenOf, outwards, placeIn, type Target } from '../target.ts';
import { samePosition } from './anchor.ts';
import { type Mark, withFacet } from './mark.ts';

/** A mark that makes another place of the spot's own in each trial that bears it. */
function placeMark(
  name: string,
  carrier: string,
  fits: (place: Place) => boolean,
  settle: (target: Target, random: Prng) => (place: Place, trial: number) => Place,
): Mark {
  return {
    name,
    carrierAt: ({ model }) => (fits(model) ? carrier : undefined),
    instantiate: (target, random) => {
      const made = settle(target, random);
      return (trial, marked) => {
        const place = placeIn(target, trial);
        return place === null || !marked || !fits(place) ? null : { kind: 'place', place: made(place, trial) };
      };
    },
  };
}

const numberOf = (place: Place): string =>
  writeNumber({ value: facetText(place, JSON_VALUE), form: facetText(place, JSON_NUMBER_FORM) });

/** A number's place as this source reads. */
function asNumber(place: Place, source: string): Place {
  const { value, form } = readNumber(source);
  const valued = withFacet(place, JSON_VALUE.name, value);
  return withFacet(valued, JSON_NUMBER_FORM.name, form, whole(JSON_NUMBER_FORM, ''));
}

const isNumber = ({ shape }: Place): boolean => shape === 'number';

/** 1 as 1.0, 1.5 as 1.50. */
const NUMBER_FORM = placeMark(
  'number form',
  JSON_NUMBER_FORM.name,
  (place) => isNumber(place) && !/[eE]/.test(numberOf(place)),
  () => (place) => {
    const source = numberOf(place);
    return asNumber(place, source.includes('.') ? `${source}0` : `${source}.0`);
  },
);

/** Another last digit; true for false. */
const VALUE = placeMark(
  'value',
  JSON_VALUE.name,
  (place) => isNumber(place) || place.shape === 'boolean',
  () => (place) => {
    const source = numberOf(place);
    if (isNumber(place)) return asNumber(place, source.slice(0, -1) + String((Number(source.at(-1)) + 1) % 10));
    return withFacet(place, JSON_VALUE.name, facetText(place, JSON_VALUE) === 'true' ? 'false' : 'true');
  },
);

/** A number in quotes. */
const TYPE = placeMark('type', JSON_TYPE.name, isNumber, () => (place) => ({
  shape: 'string',
  shapeCarrier: place.shapeCarrier,
  facets: [{ carrier: TEXT, text: numberOf(place), form: 'text' }],
  parts: null,
}));

/** A letter of the text, the same one in each trial, spelled as an escape. */
const ESCAPE: Mark = {
  name: 'escape form',
  carrierAt: ({ model }) =>
    model.shape === 'string' && LETTER.test(facetText(model, TEXT)) ? JSON_ESCAPE.name : undefined,
  instantiate: (target, random, trials) => {
    const textIn = (trial: number): string => facetText(placeIn(target, trial) ?? target.model, TEXT);
    const positions = samePosition(facetText(target.model, TEXT), new RegExp(LETTER, 'gu'), random, trials.map(textIn));
    if (positions === null) return null;
    return (trial, marked) => {
      const [place, at] = [placeIn(target, trial), positions.get(textIn(trial))];
      if (place === null || at === undefined || !marked) return null;
      const style = readStyle(facetText(documentOf(target, trial) ?? place, JSON_ESCAPE));
      const spelled = (from: number, to?: number): string => writeEscapes(textIn(trial).slice(from, to), '', style);
      const code = textIn(trial).charCodeAt(at).toString(16).padStart(4, '0');
      const raw = `${spelled(0, at)}\\u${code}${spelled(at + 1)}`;
      return {
        kind: 'place',
        place: withFacet(place, JSON_ESCAPE.name, readEscapes(raw, style), whole(JSON_ESCAPE, '')),
      };
    };
  },
};

/** Letters beyond the basic plane are two code units, which are escaped in two. */
const LETTER = /[\p{L}/](?<![\u{10000}-\u{10ffff}])/u;

/** A space more around the first part of an object or a list, where all trials have one. */
const WHITE_SPACE = placeMark(
  'white space',
  JSON_WHITE_SPACE.name,
  ({ shape }) => shape === 'object' || shape === 'array',
  (target, random) => {
    const draw = random.next();
    return (place, trial) => {
      const type = place.shape === 'object' ? 'object' : 'array';
      const [, written = ''] = JSON.parse(
        facetText(documentOf(target, trial) ?? place, JSON_WHITE_SPACE) || '[]',
      ) as string[];
      const style = readSpaceStyle(written);
      const count = childrenOf(place).length;
      const depth = depthOf(target);
      const gaps = writeGaps(type, facetText(place, JSON_WHITE_SPACE), count, depth, style).map((gap) => gap);
      const at = draw % Math.min(gaps.length, type === 'object' ? 4 : 2);
      gaps[at] = `${gaps[at] ?? ''} `;
      const departures = readGaps(type, gaps, count, depth, style);
      return withFacet(place, JSON_WHITE_SPACE.name, departures, whole(JSON_WHITE_SPACE, ''));
    };
  },
);

/** The document in which the spot stands. */
function documentOf(target: Target, trial: number): Place | null {
  for (const around of outwards(target)) if (around.model.shape === 'json') return placeIn(around, trial);
  return null;
}

/** How many objects and lists stand around the spot in its document. */
function depthOf(target: Target): number {
  let depth = -1;
  for (const { model } of outwards(target)) {
    if (model.shape === 'json') break;
    depth += 1;
  }
  return depth;
}

export const JSON_MARKS: readonly Mark[] = [NUMBER_FORM, VALUE, TYPE, ESCAPE, WHITE_SPACE];
