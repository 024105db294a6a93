/** Work under watch: progress on standard error, and Ctrl-C as a signal, both given back however it ends. */
import type { Watch } from '../../audit/index.ts';
import { interruptSignal } from './interrupt.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

export interface Watched {
  readonly watch: Watch;
  readonly signal: AbortSignal;
  /** Leaves the cursor on an empty line: to be called before anything else is printed. */
  readonly clear: () => void;
}

/** `quiet`: no progress. What `work` throws is passed on. */
export async function watched<T>(
  terminal: Terminal,
  quiet: boolean,
  work: (watched: Watched) => Promise<T>,
): Promise<T> {
  const progress = progressOn(terminal);
  const interrupt = interruptSignal(terminal);
  const watch = quiet ? () => undefined : progress.watch;
  try {
    return await work({ watch, signal: interrupt.signal, clear: progress.end });
  } finally {
    progress.end();
    interrupt.forget();
  }
}
