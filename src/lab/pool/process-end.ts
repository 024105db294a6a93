/** Runs a last, synchronous act however this process ends, short of SIGKILL. Must not change how it ends. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Registers `act`; gives a function that takes it back. `act` runs at most once and must not wait for anything. */
export function onProcessEnd(act: () => void): () => void {
  let done = false;
  const once = (): void => {
    if (!done) act();
    done = true;
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // Another listener means that someone else decides when the process ends; the `exit` event then still comes.
    if (process.listenerCount(signal) > 1) return;
    once();
    process.off(signal, onSignal);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('exit', once);
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off('exit', once);
  };
}
