/** Tells a process from a later one with the same number, so that only what this project started is ever ended. Linux. */
import { readFileSync } from 'node:fs';

/** When the process was started, in clock ticks since boot; undefined when there is none of that number. proc(5), field 22. */
export function startedAtTick(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, field 2, is in parentheses and may hold anything, so fields are counted from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** `PID TICK`, to be written down. Undefined when the process is gone. */
export function identityOf(pid: number): string | undefined {
  const tick = startedAtTick(pid);
  return tick === undefined ? undefined : `${pid} ${tick}`;
}

/** The number of the process that an identity names, if that very process still runs. */
export function stillRunning(identity: string): number | undefined {
  const [pid = '', tick] = identity.trim().split(' ');
  const number = Number(pid);
  return Number.isSafeInteger(number) && number > 1 && startedAtTick(number) === tick ? number : undefined;
}
