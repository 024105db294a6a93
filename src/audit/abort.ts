/** An abort signal as a promise to race against, and the error that ends an aborted audit. */
import { AuditError } from './errors.ts';

export interface AbortListener {
  /** Rejects when the signal is aborted; never resolves. */
  readonly whenAborted: Promise<never>;
  /** Removes the listener from the signal. */
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
  // Without this, an abort while nobody awaits the promise would be an unhandled rejection.
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
