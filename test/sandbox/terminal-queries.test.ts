/** The answers of the lab's terminal to a program's queries. */
import { describe, expect, test } from 'vitest';
import { TerminalQueries } from '../../src/lab/sandbox/terminal-queries.ts';

const ESC = '\x1b';
const queries = (): TerminalQueries => new TerminalQueries({ rows: 40, columns: 120 });

describe('a query of the terminal', () => {
  test.each([
    ['device attributes', `${ESC}[c`, `${ESC}[?62;22c`],
    ['secondary attributes', `${ESC}[>c`, `${ESC}[>41;379;0c`],
    ['the cursor', `${ESC}[6n`, `${ESC}[1;1R`],
    ['the size', `${ESC}[18t`, `${ESC}[8;40;120t`],
    ['the background, ended by a bell', `${ESC}]11;?\x07`, `${ESC}]11;rgb:0000/0000/0000${ESC}\\`],
    ['the text colour, ended as strings are', `${ESC}]10;?${ESC}\\`, `${ESC}]10;rgb:e5e5/e5e5/e5e5${ESC}\\`],
    ['a mode that is not known', `${ESC}[?2026$p`, `${ESC}[?2026;0$y`],
  ])('for %s is answered as by an xterm', (_what, asked, answer) =>
    expect(queries().answersTo(`drawn ${asked} more`)).toEqual([answer]),
  );

  test('is answered in its order, so that a client that waits for the last answer has them all', () => {
    expect(queries().answersTo(`${ESC}[>0q${ESC}[6n${ESC}[c`)).toEqual([
      `${ESC}P>|XTerm(379)${ESC}\\`,
      `${ESC}[1;1R`,
      `${ESC}[?62;22c`,
    ]);
  });

  test('that comes in pieces is answered once', () => {
    const terminal = queries();
    const pieces = [`x${ESC}`, '[', '6', `n${ESC}]11;`, '?', '\x07'];
    expect(pieces.map((piece) => terminal.answersTo(piece))).toEqual([
      [],
      [],
      [],
      [`${ESC}[1;1R`],
      [],
      [`${ESC}]11;rgb:0000/0000/0000${ESC}\\`],
    ]);
  });

  test('is told from drawing, which gets no answer', () => {
    expect(queries().answersTo(`${ESC}[2J${ESC}[1;1H${ESC}[38;5;174mhello${ESC}[0m${ESC}]0;title\x07`)).toEqual([]);
  });
});
