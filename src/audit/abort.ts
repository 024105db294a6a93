/** An abort signal as a promise to race against, and the error that an aborted audit ends with. */
import { AuditError } from './errors.ts';

export interface AbortListener {
  /** Rejects when the signal is aborted; never resolves. */
  readonly whenAborted: Promise<never>;
  /** Takes the listener off the signal. */
  readonly release: () => void;
}

export function listenForAbort(signal: AbortSignal): AbortListener {
  let forget = (): void => undefined;
  const whenAborted = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(new Error('interrupted'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    forget = () => signal.removeEventListener('abort', onAbort);
  });
  // Nobody may be waiting at the moment of the abort; whoever waits is told by the race.
  whenAborted.catch(() => undefined);
  return { whenAborted, release: forget };
}

export function interruptedError(dir: string): AuditError {
  return new AuditError(
    'interrupted',
    `audit stopped in ${dir}: interrupted`,
    `the trials so far are saved; continue with: tellproof audit --resume ${dir}`,
  );
}
