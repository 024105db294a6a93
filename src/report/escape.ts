/**
 * Text of a subject made safe to print: what a terminal would act on or a reader could not see is written as `\u{200B}`.
 * Letters of any script, marks and look-alikes stay as they are; the code points stand beside them.
 */

/** Control, format, private-use, unassigned and surrogate code points; line and paragraph separators; odd spaces. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (char: string): string =>
  NAMED[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;

export const printable = (text: string): string => text.replace(UNSEEN, escaped);

/** JSON that holds no such code point raw: `\uXXXX` by UTF-16 unit, which every parser reads back to the same text. */
export const printableJson = (json: string): string =>
  json.replace(/(?![\n ])[\p{C}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, unit) => `\\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
