/**
 * Makes text of a subject safe to print: a character that a terminal would act on, or that a reader
 * could not see, becomes an escape such as `\u{200B}`. Letters of any script, marks and look-alikes
 * stay as they are; their code points are printed beside them.
 */

/**
 * Control, format, private-use, unassigned and surrogate code points, separators, and all spaces
 * but U+0020.
 */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (char: string): string =>
  NAMED[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;

export const printable = (text: string): string => text.replace(UNPRINTABLE, escaped);

/**
 * JSON with these code points written as `\uXXXX` by UTF-16 unit; every parser restores the same
 * text.
 */
export const printableJson = (json: string): string =>
  json.replace(/(?![\n ])[\p{C}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, unit) => `\\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
