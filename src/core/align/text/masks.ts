/**
 * A trial's own renderings (its zone's name, its home, its user) replaced by placeholders before texts are aligned, so that
 * texts which differ only by them align as equal. A string that stands as well where another rendering would have to is no
 * rendering there, and stays.
 */
import type { Rendering, RenderingsOf } from '../../model/index.ts';
import { StringSearch, stands } from './multi-string-search.ts';

/** A place in the masked text that stands for `original`. */
export interface MaskedSpan {
  /** Offsets in the masked and in the original text. */
  readonly at: number;
  readonly from: number;
  readonly original: string;
  readonly mark: RenderingMark;
}

export interface Masked {
  readonly text: string;
  readonly spots: readonly MaskedSpan[];
}

/** Nothing was masked in it. */
export const isUnmasked = (masked: Masked | null): boolean => masked === null || masked.spots.length === 0;

const NO_SPOTS: readonly MaskedSpan[] = [];

/** One kind of rendering of one factor, and the code point that stands for it in all trials and spellings. */
export interface RenderingMark {
  readonly factor: string;
  readonly what: string;
  readonly placeholder: string;
}

/** A mark spelled in one way: plain, escaped, as one word. */
interface Form {
  readonly mark: RenderingMark;
  /** Mark and way of spelling, for all trials. */
  readonly key: string;
}

const FIRST = 0x100000;
const PLANE_16 = /[\u{100000}-\u{10ffff}]/u;
/** Renderings shorter than this stand everywhere by chance. */
const SHORTEST = 2;

export class Masks {
  /** By trial: what each spelling that may be replaced stands for. */
  readonly #spellings: readonly ReadonlyMap<string, Form>[];
  readonly #finder: StringSearch;

  /** `trials` in the order in which texts will be given. */
  constructor(trials: readonly string[], renderings: RenderingsOf) {
    const all = trials.map((trial) => renderings(trial).filter(({ text }) => text.length >= SHORTEST));
    const marks = marksOf(all);
    const spelt = new Map<string, [string, string][]>();
    this.#spellings = all.map((list) => spellingsOf(list, marks, spelt));
    this.#finder = new StringSearch(new Set(this.#spellings.flatMap((spellings) => [...spellings.keys()])));
  }

  /** Each trial's text with its renderings replaced; null stays null. Equal spellings give equal text. */
  mask(texts: readonly (string | null)[]): (Masked | null)[] {
    const plain = texts.map((text): Masked | null => (text === null ? null : { text, spots: NO_SPOTS }));
    if (texts.every((text) => text === texts[0]) || texts.some((text) => text !== null && PLANE_16.test(text)))
      return plain;
    const refused = new Set<string>();
    for (;;) {
      const masked = texts.map((text, trial) => (text === null ? null : this.#maskOne(text, trial, refused)));
      const more = this.#misplaced(masked);
      if (more.length === 0) return masked;
      for (const key of more) refused.add(key);
    }
  }

  #maskOne(text: string, trial: number, refused: ReadonlySet<string>): Masked {
    const spellings = this.#spellings[trial];
    const wanted = (what: string): boolean => {
      const form = spellings?.get(what);
      return form !== undefined && !refused.has(form.key);
    };
    const found = this.#finder.find(text, wanted);
    if (found.length === 0) return { text, spots: NO_SPOTS };
    const spots: MaskedSpan[] = [];
    let out = '';
    let done = 0;
    for (const { at, what } of found) {
      const mark = spellings?.get(what)?.mark;
      if (mark === undefined) continue;
      out += text.slice(done, at);
      spots.push({ at: out.length, from: at, original: what, mark });
      out += mark.placeholder;
      done = at + what.length;
    }
    return { text: spots.length === 0 ? text : out + text.slice(done), spots };
  }

  /** Forms that were replaced in one trial and still stand in another, which has another rendering of that kind. */
  #misplaced(masked: readonly (Masked | null)[]): string[] {
    const used = new Map<string, string>();
    masked.forEach((one, trial) => {
      for (const { original } of one?.spots ?? []) used.set(original, this.#spellings[trial]?.get(original)?.key ?? '');
    });
    const wrong = [...used].filter(([spelling]) =>
      masked.some((one, trial) => {
        if (one === null || this.#spellings[trial]?.has(spelling) === true) return false;
        return stands(one.text, spelling);
      }),
    );
    return wrong.map(([, key]) => key);
  }
}

/** Kinds of renderings that have more than one text among the trials; the others cannot tell trials apart. */
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
      return [key, { factor, what, placeholder: String.fromCodePoint(FIRST + index) }];
    }),
  );
}

const keyOf = (factor: string, what: string): string => `${factor}\n${what}`;

/** `spelt`: the spellings of a text, once they were made: trials have most of their renderings in common. */
function spellingsOf(
  list: readonly Rendering[],
  marks: ReadonlyMap<string, RenderingMark>,
  spelt: Map<string, [string, string][]>,
): Map<string, Form> {
  const spellings = new Map<string, Form>();
  for (const { factor, what, text } of list) {
    const mark = marks.get(keyOf(factor, what));
    if (mark === undefined) continue;
    const ways = spelt.get(text) ?? spelled(text);
    spelt.set(text, ways);
    for (const [way, spelling] of ways) {
      if (spelling.length >= SHORTEST && !spellings.has(spelling))
        spellings.set(spelling, { mark, key: `${mark.placeholder} ${way}` });
    }
  }
  return spellings;
}

/** A rendering as it may stand in text: plain, inside a JSON string, in a URL, and as a path made into one word. */
function spelled(text: string): [string, string][] {
  const forms: [string, string][] = [
    ['plain', text],
    ['json', JSON.stringify(text).slice(1, -1)],
  ];
  if (!/[\ud800-\udfff]/u.test(text)) forms.push(['component', encodeURIComponent(text)], ['url', encodeURI(text)]);
  if (/^[/~].*\//.test(text)) {
    forms.push(['dashed', text.replace(/[^A-Za-z0-9]/g, '-')], ['dashes', text.replaceAll('/', '-')]);
    forms.push(['underscores', text.replaceAll('/', '_')]);
  }
  return forms;
}
