/**
 * Marks inside texts: one code point replaced, added or written otherwise, at a random position.
 */
import type { Prng } from '../../design/index.ts';
import { HTTP_HEADER_VALUE } from '../../carriers/http/headers.ts';
import type { Place } from '../../carriers/reading.ts';
import { TEXT } from '../../carriers/text.ts';
import { lookAlikes } from '../../equivalence/skeleton.ts';
import { outwards, placeIn, type Target } from '../target.ts';
import { type Mark, withFacet } from './mark.ts';
import { anchorAt, positionsOf } from './anchor.ts';

/** A stretch of a text, by UTF-16 offsets, and what stands there instead. */
interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

interface Spelling {
  readonly name: string;
  /** Whether it stays within the characters that a request's head is made of, without spaces. */
  readonly plain: boolean;
  /** Matches of what it can be made of. */
  readonly pattern: RegExp;
  readonly edit: (match: RegExpExecArray, random: Prng) => TextEdit | null;
}

/** Zero-width space, non-joiner, joiner, word joiner, byte order mark, soft hyphen. */
const INVISIBLE = [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad].map((point) => String.fromCodePoint(point));
const SEPARATORS = ['-', '/', '.', ':', ',', ';', '_'];

const replacing = ({ index, 0: text }: RegExpExecArray, insert: string): TextEdit => ({
  from: index,
  to: index + text.length,
  insert,
});

const SPELLINGS: readonly Spelling[] = [
  {
    name: 'look-alike',
    plain: false,
    pattern: /[\p{L}\p{P}]/gu,
    edit: (match, random) => {
      const others = lookAlikes(match[0]);
      return others.length === 0 ? null : replacing(match, others[random.below(others.length)] ?? '');
    },
  },
  {
    name: 'invisible character',
    plain: false,
    pattern: /[^\ud800-\udfff]/gu,
    edit: ({ index }, random) => ({
      from: index,
      to: index,
      insert: INVISIBLE[random.below(INVISIBLE.length)] ?? '',
    }),
  },
  { name: 'doubled space', plain: false, pattern: /(?<=\S) (?=\S)/g, edit: (match) => replacing(match, '  ') },
  {
    name: 'trailing space',
    plain: false,
    pattern: /(?<=\S)(?=\n|$)/g,
    edit: ({ index }) => ({ from: index, to: index, insert: ' ' }),
  },
  {
    name: 'separator',
    plain: true,
    pattern: /(?<=[\p{L}\p{N}])[-/.:,;_](?=[\p{L}\p{N}])/gu,
    edit: (match, random) => {
      const others = SEPARATORS.filter((separator) => separator !== match[0]);
      return replacing(match, others[random.below(others.length)] ?? '');
    },
  },
  {
    name: 'letter case',
    plain: true,
    pattern: /[A-Za-z]/g,
    edit: (match) => {
      const lower = match[0].toLowerCase();
      return replacing(match, match[0] === lower ? match[0].toUpperCase() : lower);
    },
  },
];

export const TEXT_MARKS: readonly Mark[] = SPELLINGS.map(
  (spelling): Mark => ({
    name: spelling.name,
    carrierAt: (target) => {
      const facet = textFacet(target.model);
      if (facet === undefined || (!spelling.plain && isInHead(target))) return undefined;
      return new RegExp(spelling.pattern, spelling.pattern.flags.replace('g', '')).test(facet.text)
        ? facet.carrier.name
        : undefined;
    },
    instantiate: (target, random, trials) => {
      const positions = editsIn(target, spelling, random, trials);
      if (positions === null) return null;
      return (trial, marked) => {
        const place = placeIn(target, trial);
        const edit = place === null || !marked ? undefined : positions(place);
        return place === null || edit === undefined ? null : { kind: 'place', place: edited(place, edit) };
      };
    },
  }),
);

const textFacet = ({ facets }: Place) =>
  facets.find(({ carrier, form }) => form === 'text' && (carrier === TEXT || carrier === HTTP_HEADER_VALUE));

/** Request line, path, query or header fields. */
const isInHead = (target: Target): boolean =>
  [...outwards(target)].some(({ address }) => /^(request-line|path|query|headers|framing)$/.test(address));

const ATTEMPTS = 8;

/** A random edit that can be made in each of the trials' texts, however else they differ. */
function editsIn(
  target: Target,
  { pattern, edit }: Spelling,
  random: Prng,
  trials: readonly number[],
): ((place: Place) => TextEdit | undefined) | null {
  const model = textFacet(target.model)?.text ?? '';
  const matches = [...model.matchAll(pattern)];
  const places = trials.map((trial) => placeIn(target, trial)).filter((place) => place !== null);
  for (let attempt = 0; attempt < ATTEMPTS && matches.length > 0; attempt++) {
    const match = matches[random.below(matches.length)];
    const made = match === undefined ? null : edit(match, random);
    if (made === null) continue;
    const texts = places.map((place) => textFacet(place)?.text ?? '');
    const found = positionsOf(anchorAt(model, made.from, made.to), texts);
    if (found === null) continue;
    return (place) => {
      const from = found.get(textFacet(place)?.text ?? '');
      return from === undefined ? undefined : { from, to: from + made.to - made.from, insert: made.insert };
    };
  }
  return null;
}

function edited(place: Place, { from, to, insert }: TextEdit): Place {
  const facet = textFacet(place);
  if (facet === undefined) return place;
  return withFacet(place, facet.carrier.name, facet.text.slice(0, from) + insert + facet.text.slice(to));
}
