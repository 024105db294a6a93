/**
 * The scenario `long`. Data only, read in the main process and the worker. Its long texts are
 * numbered, so that no two parts are equal.
 */
import type { Scenario, ToolWish, Turn } from './scenario.ts';

const REQUIREMENTS = 300;
const TURNS = 10;
const SENTENCES = 40;

const counted = (count: number, line: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join('\n');

const FILES = ['README.md', 'index.js', 'package.json'];

/** Alternates reading and running, so that the tools' results grow as well. */
const wishOf = (number: number): ToolWish => {
  const path = FILES[number % FILES.length] ?? 'README.md';
  return number % 4 === 3
    ? { does: 'run', path: '.', command: `seq ${number}000 ${number}400` }
    : { does: 'read', path, command: `cat ${path}` };
};

const turnOf = (number: number): Turn => ({
  kind: 'tools',
  text: counted(
    SENTENCES,
    (sentence) => `Step ${number}, note ${sentence}: this part was compared with requirement ${number * sentence}.`,
  ),
  calls: [wishOf(number)],
});

/**
 * A prompt of about 30 KB, ten turns of tool calls with about 3 KB of text each, and an answer of
 * about 20 KB.
 */
export const long: Scenario = {
  name: 'long',
  describes: 'a long prompt, ten turns of long answers with calls of tools, and a long last answer',
  covers: ['first-answer', 'later-turns', 'length', 'first-run'],
  prompt: `Check this project against the requirements below, one by one, and report on each of them.\n${counted(
    REQUIREMENTS,
    (number) =>
      `Requirement ${number}: the program keeps its promise number ${number} whatever the order of its arguments is.`,
  )}`,
  stdin: null,
  turns: [
    turnOf(1),
    ...Array.from({ length: TURNS - 1 }, (_, index) => turnOf(index + 2)),
    {
      kind: 'text',
      text: counted(
        REQUIREMENTS,
        (number) => `Requirement ${number} is met, as far as the files of this project show.`,
      ),
    },
  ],
  answers: [],
};
