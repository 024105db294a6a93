/**
 * Replaces a trial's own renderings (zone name, home, user) by placeholders before alignment, so
 * that texts which differ only by their renderings align as equal. Must not mask a string that only
 * looks like a rendering.
 *
 *     trial 0 (user anna)   Hello anna.      masked   Hello {user}.
 *     trial 1 (user dev)    Hello dev.                Hello {user}.
 *
 * If another trial, whose rendering is a different one, has the same string, then it is ordinary
 * text:
 *
 *     trial 0 (user test)   run test as test      not masked: trial 1 also has `test`
 *     trial 1 (user dev)    run test as dev
 */
import type { Rendering, RenderingsOf } from '../../model/index.ts';
import { StringSearch, occursAlone } from './multi-string-search.ts';

/** A placeholder in the masked text, and the original text that it replaces. */
export interface Replacement {
  /** Offset in the masked text, and in the original text; code units. */
  readonly at: number;
  readonly from: number;
  readonly original: string;
  readonly mark: RenderingMark;
}

export interface MaskedText {
  readonly text: string;
  readonly replacements: readonly Replacement[];
}

export const isUnmasked = (masked: MaskedText | null): boolean => masked === null || masked.replacements.length === 0;

const NO_REPLACEMENTS: readonly Replacement[] = [];

/**
 * One kind of rendering of one factor, and its placeholder: one code point for all trials and
 * spellings.
 */
export interface RenderingMark {
  readonly factor: string;
  readonly what: string;
  readonly placeholder: string;
}

/** A mark in one spelling: plain, escaped, as one word. */
interface SpelledMark {
  readonly mark: RenderingMark;
  /** Mark and kind of spelling; the same in all trials. */
  readonly key: string;
}

const FIRST_PLACEHOLDER = 0x100000;
/** Placeholders are private-use code points of plane 16. */
const PLANE_16 = /[\u{100000}-\u{10ffff}]/u;
/** Shorter renderings occur everywhere by chance; code units. */
const SHORTEST = 2;

export class Masks {
  /** By trial: the mark of each spelling that may be replaced. */
  readonly #spellings: readonly ReadonlyMap<string, SpelledMark>[];
  readonly #search: StringSearch;

  /** `trials`: in the order in which `mask` gets their texts. */
  constructor(trials: readonly string[], renderings: RenderingsOf) {
    const all = trials.map((trial) => renderings(trial).filter(({ text }) => text.length >= SHORTEST));
    const marks = marksOf(all);
    const cache = new Map<string, Spelling[]>();
    this.#spellings = all.map((list) => spellingsOf(list, marks, cache));
    this.#search = new StringSearch(new Set(this.#spellings.flatMap((spellings) => [...spellings.keys()])));
  }

  /**
   * Each trial's text with its renderings replaced; null stays null. Nothing is replaced if all
   * texts are equal, or if a text contains a code point of plane 16 itself.
   */
  mask(texts: readonly (string | null)[]): (MaskedText | null)[] {
    const plain = texts.map((text): MaskedText | null =>
      text === null ? null : { text, replacements: NO_REPLACEMENTS },
    );
    if (texts.every((text) => text === texts[0]) || texts.some((text) => text !== null && PLANE_16.test(text)))
      return plain;
    const refused = new Set<string>();
    for (;;) {
      const masked = texts.map((text, trial) => (text === null ? null : this.#maskOne(text, trial, refused)));
      const ambiguous = this.#ambiguous(masked);
      if (ambiguous.length === 0) return masked;
      for (const key of ambiguous) refused.add(key);
    }
  }

  #maskOne(text: string, trial: number, refused: ReadonlySet<string>): MaskedText {
    const spellings = this.#spellings[trial];
    const isReplaced = (spelling: string): boolean => {
      const spelled = spellings?.get(spelling);
      return spelled !== undefined && !refused.has(spelled.key);
    };
    const found = this.#search.find(text, isReplaced);
    if (found.length === 0) return { text, replacements: NO_REPLACEMENTS };
    const replacements: Replacement[] = [];
    let out = '';
    let done = 0;
    for (const { at, string } of found) {
      const mark = spellings?.get(string)?.mark;
      if (mark === undefined) continue;
      out += text.slice(done, at);
      replacements.push({ at: out.length, from: at, original: string, mark });
      out += mark.placeholder;
      done = at + string.length;
    }
    return { text: replacements.length === 0 ? text : out + text.slice(done), replacements };
  }

  /**
   * Keys of spellings that are replaced in one trial and still occur in another, where they are no
   * rendering.
   */
  #ambiguous(masked: readonly (MaskedText | null)[]): string[] {
    const used = new Map<string, string>();
    masked.forEach((one, trial) => {
      for (const { original } of one?.replacements ?? [])
        used.set(original, this.#spellings[trial]?.get(original)?.key ?? '');
    });
    const ambiguous = [...used].filter(([spelling]) =>
      masked.some((one, trial) => {
        if (one === null || this.#spellings[trial]?.has(spelling) === true) return false;
        return occursAlone(one.text, spelling);
      }),
    );
    return ambiguous.map(([, key]) => key);
  }
}

/**
 * The marks of renderings whose texts differ between trials, by `keyOf`; equal ones hide no
 * difference.
 */
function marksOf(all: readonly (readonly Rendering[])[]): ReadonlyMap<string, RenderingMark> {
  const texts = new Map<string, Set<string>>();
  for (const list of all) {
    const own = new Map<string, string[]>();
    for (const { factor, what, text } of list)
      own.set(keyOf(factor, what), [...(own.get(keyOf(factor, what)) ?? []), text]);
    for (const [key, mine] of own) texts.set(key, (texts.get(key) ?? new Set()).add(mine.sort().join('\n')));
  }
  const varying = [...texts].filter(([, set]) => set.size > 1).map(([key]) => key);
  return new Map(
    varying.sort().map((key, index) => {
      const [factor = '', what = ''] = key.split('\n');
      return [key, { factor, what, placeholder: String.fromCodePoint(FIRST_PLACEHOLDER + index) }];
    }),
  );
}

const keyOf = (factor: string, what: string): string => `${factor}\n${what}`;

/** One spelling of a rendering: its kind and its text. */
type Spelling = readonly [kind: string, text: string];

/** `cache`: spellings by text, since trials have most renderings in common. */
function spellingsOf(
  list: readonly Rendering[],
  marks: ReadonlyMap<string, RenderingMark>,
  cache: Map<string, Spelling[]>,
): Map<string, SpelledMark> {
  const spellings = new Map<string, SpelledMark>();
  for (const { factor, what, text } of list) {
    const mark = marks.get(keyOf(factor, what));
    if (mark === undefined) continue;
    const all = cache.get(text) ?? allSpellings(text);
    cache.set(text, all);
    for (const [kind, spelling] of all) {
      if (spelling.length >= SHORTEST && !spellings.has(spelling))
        spellings.set(spelling, { mark, key: `${mark.placeholder} ${kind}` });
    }
  }
  return spellings;
}

/**
 * A rendering as text may contain it: plain, in a JSON string, in a URL, or a path made into one
 * word.
 */
function allSpellings(text: string): Spelling[] {
  const spellings: Spelling[] = [
    ['plain', text],
    ['json', JSON.stringify(text).slice(1, -1)],
  ];
  if (!/[\ud800-\udfff]/u.test(text)) spellings.push(['component', encodeURIComponent(text)], ['url', encodeURI(text)]);
  if (/^[/~].*\//.test(text)) {
    spellings.push(['dashed', text.replace(/[^A-Za-z0-9]/g, '-')], ['dashes', text.replaceAll('/', '-')]);
    spellings.push(['underscores', text.replaceAll('/', '_')]);
  }
  return spellings;
}
