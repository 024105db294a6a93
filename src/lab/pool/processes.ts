/**
 * Processes of the host: identifies one beyond its number, ends one with its group, and runs a last
 * act before this one ends. Linux. Must end nothing that this project did not start. Runs in the
 * main process.
 */
import { readFileSync } from 'node:fs';

/**
 * The moment the process started, in clock ticks since boot; undefined when no process has that
 * number. proc(5), field 22 of `stat`.
 */
function startTick(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 2, the name, is in parentheses and may hold anything, so fields are counted from its
    // end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** `PID TICK`, which no later process shares. Undefined when the process is gone. */
export function identityOf(pid: number): string | undefined {
  const tick = startTick(pid);
  return tick === undefined ? undefined : `${pid} ${tick}`;
}

/** The number of the process that an identity names; undefined when that very process is gone. */
export function runningPid(identity: string): number | undefined {
  const [pid = '', tick] = identity.trim().split(' ');
  const number = Number(pid);
  return Number.isSafeInteger(number) && number > 1 && startTick(number) === tick ? number : undefined;
}

/** Ends a worker and its process group; its namespaces take everything in them along. */
export function endProcess(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // It is gone already, or leads no group: all that matters is that it does not run.
    }
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Registers `act` for the end of this process, however it ends short of SIGKILL, and returns a
 * function that takes `act` back. `act` runs at most once, must be synchronous, and does not change
 * how the process ends.
 */
export function onProcessEnd(act: () => void): () => void {
  let done = false;
  const once = (): void => {
    if (!done) act();
    done = true;
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // Another listener decides when the process ends; the `exit` event then still comes.
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
