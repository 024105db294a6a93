/** Tags and character references of XML and HTML in one spelling each. No document is parsed: one tag, one character. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The character that a reference stands for, or the character itself; undefined for a name that is not known. */
export function characterOf(text: string): string | undefined {
  const [, decimal, hex, name] = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));$/i.exec(text) ?? [];
  if (name !== undefined) return NAMED[name.toLowerCase()];
  const point = decimal === undefined ? (hex === undefined ? undefined : parseInt(hex, 16)) : Number(decimal);
  if (point === undefined) return text;
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** Name and attributes, these sorted: their order carries nothing. An element without content has two spellings. */
export function attributesSorted(text: string): string | undefined {
  const [, name = '', inner = '', slash = '', end] =
    /^<([\w:.-]+)([^]*?)(\/?)>(?:<\/([\w:.-]+)\s*>)?$/.exec(text) ?? [];
  if (name === '' || (end !== undefined && end !== name)) return undefined;
  const attributes = [...inner.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, key = '', one, other]) => {
      const value = (one ?? other ?? '').replace(/&[#\w]+;/g, (reference) => characterOf(reference) ?? reference);
      return JSON.stringify([key, value]);
    },
  );
  return [name, ...attributes.sort(), slash !== '' || end !== undefined ? 'empty' : 'open'].join(' ');
}
