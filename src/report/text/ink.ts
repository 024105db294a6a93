/** Colours by role. Without a terminal every role is plain text, and the text is the same. */
import picocolors from 'picocolors';
import type { TellClass } from '../../core/model/index.ts';

export interface Ink {
  readonly heading: (text: string) => string;
  readonly class: (kind: TellClass, text: string) => string;
}

export function inkFor(colour: boolean): Ink {
  const paint = picocolors.createColors(colour);
  const byClass = { covert: paint.red, behavioural: paint.yellow, overt: paint.cyan, functional: paint.dim };
  return {
    heading: (text) => paint.bold(text),
    class: (kind, text) => byClass[kind](text),
  };
}
