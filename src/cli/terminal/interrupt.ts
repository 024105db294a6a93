/**
 * Ctrl-C: the first one stops cleanly, so that the run can be resumed; the second one exits at
 * once.
 */
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface Interrupt {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function interruptSignal(terminal: Terminal): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    terminal.err('\nstopping; press Ctrl-C again to stop at once\n');
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.removeListener(name, onSignal);
    },
  };
}
