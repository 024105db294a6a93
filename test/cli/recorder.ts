/** A terminal in memory that records its output. */
import type { Terminal } from '../../src/cli/terminal/terminal.ts';

export interface Recorder {
  readonly terminal: Terminal;
  readonly said: { out: string; err: string };
}

/** By default 80 columns, no colour and no redrawing. */
export function recorder(more: Partial<Terminal> = {}): Recorder {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    colour: false,
    live: false,
    columns: 80,
    ...more,
  };
  return { terminal, said };
}
