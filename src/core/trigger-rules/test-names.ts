/**
 * Names made to be asked about, from a name that showed something and words that mean nothing. Each
 * leaves out all of the name but one part, so that what it shows says which part it was. RFC 2606
 * keeps `example.org` free for this.
 */

/**
 * Each of these stands for itself only; a word that holds something of a rule would be seen, since
 * plain ones are asked about too.
 */
const WORDS = ['quillmoor', 'tarnwick', 'oakferry', 'brindlow', 'hexholm', 'fernlock', 'wyrdale', 'ashcombe'] as const;
const FRESH = ['pellsworth', 'umberley', 'gorsefell', 'lindhurst', 'wexbury', 'thornway'] as const;

/** Two words in front of or around what is asked about; `fresh` ones are for confirming only. */
export interface Words {
  readonly first: string;
  readonly second: string;
  readonly zone: string;
  /** All that these were taken from. */
  readonly among: readonly string[];
}

export function wordsFor(name: string, fresh = false): Words {
  const among: readonly string[] = fresh ? FRESH : WORDS;
  const at = Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_537, 7);
  const word = (offset: number): string => among[(at + offset) % among.length] ?? '';
  return { first: word(0), second: word(1), zone: fresh ? 'example.net' : 'example.org', among };
}

/** The last `count` labels below a word. */
export const belowSuffix = (name: string, count: number, { first }: Words): string =>
  `${first}.${name.split('.').slice(-count).join('.')}`;

/** Letters of a label that were cut off next to a piece of it. */
export interface Cut {
  readonly before?: string;
  readonly after?: string;
}

/** A piece of a label between two words, neither of which puts back the letter that was cut off. */
export function around(piece: string, words: Words, { before, after }: Cut = {}): string {
  const { among, zone } = words;
  const front = [words.first, ...among].find((word) => before === undefined || !word.endsWith(before));
  const back = [words.second, ...among].find((word) => after === undefined || !word.startsWith(after));
  return `${front ?? words.first}${piece}${back ?? words.second}.${zone}`;
}

/** A name as the front of another. */
export const asSuffixOf = (name: string, { first, zone }: Words): string => `${name}.${first}.${zone}`;

/** A name with a word grown onto it, with no dot between. */
export const grownOnto = (name: string, { first, second }: Words): string =>
  name.includes('.') ? `${first}${name}` : `${second}.${first}${name}`;

/** Nothing but words. */
export const plain = ({ first, second, zone }: Words): string => `${first}${second}.${zone}`;
