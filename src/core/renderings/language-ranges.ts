/**
 * Lists of language ranges with weights, as in Accept-Language (RFC 9110, sections 12.4.2 and
 * 12.5.4; RFC 4647, section 2.1). Splits a list into its languages and its style. The environment
 * explains the languages; it explains no change of style.
 */

export interface LanguageRanges {
  /** In lower case, in the order of the list. */
  readonly tags: readonly string[];
  /**
   * The spelling of the list apart from its languages: white space, and the form of the weights.
   */
  readonly style: string;
}

const RANGE = /^(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:([ \t]*;[ \t]*)q=([01](?:\.\d{0,3})?))?$/i;

/** Undefined: the text is no such list. A single word is a list of one. */
export function languageRanges(text: string): LanguageRanges | undefined {
  const elements = text.split(',').map((element) => ({ element, range: RANGE.exec(element.trim()) }));
  if (elements.some(({ range }) => range === null)) return undefined;
  const space = elements.map(({ element }) => element.replace(element.trim(), '.'));
  const weights = elements.flatMap(({ range }) =>
    range?.[3] === undefined ? [] : [`${range[2] ?? ''}${digits(range[3])}`],
  );
  const style = [space[0], [...new Set(space.slice(1))].sort().join(), [...new Set(weights)].sort().join()];
  return { tags: elements.map(({ range }) => (range?.[1] ?? '').toLowerCase()), style: JSON.stringify(style) };
}

/** Number of digits behind the point: `0.9` and `0.90` differ in style. */
const digits = (weight: string): number => weight.split('.')[1]?.length ?? -1;
