/**
 * Lines of at most 80 columns: wrapping with a hanging indent, and tables. Knows nothing of
 * verdicts.
 */

export const WIDTH = 80;

/**
 * Width in columns: combining marks take none, East Asian wide characters two (UAX #11, common
 * ranges).
 */
export function columns(text: string): number {
  let width = 0;
  for (const char of text) width += /\p{M}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));

/** Splits a word that is wider than a line. Drops nothing. */
function pieces(word: string, width: number): string[] {
  const out: string[] = [];
  let piece = '';
  for (const char of word) {
    if (columns(piece + char) > width && piece !== '') {
      out.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...out, piece];
}

/** Puts `first` before the first line, and blanks of equal width before the others. */
export function wrap(text: string, first = '', width = WIDTH): string[] {
  const room = Math.max(16, width - columns(first));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columns(longer) > room && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  const blank = ' '.repeat(columns(first));
  return [...lines, line].map((each, index) => (index === 0 ? first : blank) + each);
}

/** A label column and wrapped text beside it. */
export const labelled = (label: string, text: string, indent = '  ', labelWidth = 12): string[] =>
  wrap(text, indent + padTo(label, labelWidth));

/** A word of a shell command: quoted parts keep their spaces. */
const SHELL_WORD = /(?:[^\s'"]|'[^']*'|"[^"]*")+/g;

/** A shell command over several lines, to be copied whole. Never splits a word. */
export function commandLines(command: string, indent = '  '): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of command.match(SHELL_WORD) ?? []) {
    if (line.trim() !== '' && columns(`${line} ${word} \\`) > WIDTH) {
      lines.push(`${line} \\`);
      line = `${indent}    ${word}`;
    } else line = line.trim() === '' ? line + word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Sections separated by an empty line. Skips empty sections. */
export const inSections = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
