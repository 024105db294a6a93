/**
 * Answers a program's queries to its terminal (ECMA-48; XTerm Control Sequences). Programs wait for
 * these answers before they draw. The answers are an xterm's, the same in every trial. Runs in the
 * worker. Pure.
 */

interface Query {
  readonly asks: RegExp;
  readonly answer: (size: Size) => string;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

const ESC = '\x1b';
const ST = `${ESC}\\`;

/* biome-ignore-start lint/suspicious/noControlCharactersInRegex: queries consist of them */
const QUERIES: readonly Query[] = [
  // Primary and secondary device attributes, name and version.
  { asks: /^\x1b\[0?c/, answer: () => `${ESC}[?62;22c` },
  { asks: /^\x1b\[>0?c/, answer: () => `${ESC}[>41;379;0c` },
  { asks: /^\x1b\[>0?q/, answer: () => `${ESC}P>|XTerm(379)${ST}` },
  // State, place of the cursor, size in characters.
  { asks: /^\x1b\[5n/, answer: () => `${ESC}[0n` },
  { asks: /^\x1b\[6n/, answer: () => `${ESC}[1;1R` },
  { asks: /^\x1b\[18t/, answer: ({ rows, columns }) => `${ESC}[8;${rows};${columns}t` },
  // Colours of text and background.
  { asks: /^\x1b\]10;\?(?:\x07|\x1b\\)/, answer: () => `${ESC}]10;rgb:e5e5/e5e5/e5e5${ST}` },
  { asks: /^\x1b\]11;\?(?:\x07|\x1b\\)/, answer: () => `${ESC}]11;rgb:0000/0000/0000${ST}` },
];
/** A private mode that an xterm does not know. */
const MODE = /^\x1b\[\?(\d+)\$p/;
/** The start of an escape sequence that may continue in the next piece. */
const UNFINISHED = /^\x1b(?:$|[[\]][^\x1b\x07A-Za-z]*\x1b?$)/;
/* biome-ignore-end lint/suspicious/noControlCharactersInRegex: to here */

export class TerminalQueries {
  readonly #size: Size;
  #rest = '';

  constructor(size: Size) {
    this.#size = size;
  }

  /** Answers in the order of the queries. A query may arrive in pieces. */
  answersTo(shown: string): string[] {
    const text = this.#rest + shown;
    this.#rest = '';
    const answers: string[] = [];
    for (let at = text.indexOf(ESC); at >= 0; at = text.indexOf(ESC, at + 1)) {
      const from = text.slice(at, at + 64);
      const answer = this.#answerTo(from);
      if (answer !== undefined) answers.push(answer);
      else if (at + from.length === text.length && UNFINISHED.test(from)) {
        this.#rest = from;
        break;
      }
    }
    return answers;
  }

  #answerTo(text: string): string | undefined {
    const mode = MODE.exec(text)?.[1];
    if (mode !== undefined) return `${ESC}[?${mode};0$y`;
    return QUERIES.find(({ asks }) => asks.test(text))?.answer(this.#size);
  }
}
