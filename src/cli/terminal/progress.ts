/** Progress on standard error: one redrawn line on a terminal, occasional plain lines elsewhere. */
import { type AuditEvent, outcomeText, type AuditObserver } from '../../audit/index.ts';
import type { Stage } from '../../core/model/index.ts';
import { printable } from '../../report/index.ts';
import { interruptSignal } from './interrupt.ts';
import type { Terminal } from './terminal.ts';

/** Shortest time between two lines without a terminal, so that build logs stay short. */
const EVERY_MS = 15_000;

export interface Progress {
  readonly observe: AuditObserver;
  /** Wipes the progress line. */
  readonly end: () => void;
}

export function progressOn(terminal: Terminal, now: () => number = Date.now): Progress {
  let drawn = false;
  let last = -Infinity;
  const clear = (): void => {
    if (drawn) terminal.err('\r\x1b[2K');
    drawn = false;
  };
  const printLine = (text: string): void => {
    clear();
    terminal.err(`${text}\n`);
  };
  const showStatus = (text: string, always: boolean): void => {
    if (terminal.live) {
      clear();
      terminal.err(cut(text, terminal.columns - 1));
      drawn = true;
    } else if (always || now() - last >= EVERY_MS) {
      last = now();
      printLine(text);
    }
  };
  return { end: clear, observe: (event) => report(event, printLine, showStatus) };
}

function report(event: AuditEvent, print: (text: string) => void, show: (text: string, always: boolean) => void): void {
  switch (event.kind) {
    case 'resolving': {
      show(`fetching ${printable(event.spec)}`, true);
      return;
    }
    case 'resolved': {
      print(`auditing ${printable(event.subject.spec)}, seed ${event.seed}, evidence in ${event.dir}`);
      return;
    }
    case 'resumed': {
      print(`continuing ${event.dir}: ${event.saved} of ${event.planned} planned trials are saved`);
      return;
    }
    case 'opened': {
      show(`lab open, ${event.workers} workers`, false);
      return;
    }
    case 'planned': {
      print(PLANNED[event.stage](event.trials));
      return;
    }
    case 'trial': {
      show(trialLine(event), event.done === event.of);
      return;
    }
    case 'step': {
      print(printable(event.what));
      return;
    }
    case 'retrying': {
      print(`warning: retrying trial ${event.trial.id}, which could not be run: ${printable(event.cause)}`);
      return;
    }
    case 'gave-up': {
      print(`warning: stopped after ${event.trials} trials: ${printable(event.why)}`);
      return;
    }
    case 'judging': {
      show(`judging ${event.trials} trials`, false);
      return;
    }
  }
}

const PLANNED: Readonly<Record<Stage, (trials: number) => string>> = {
  screen: (trials) => `${trials} trials to run`,
  confirm: (trials) => `${trials} fresh trials to confirm the suggestions of the screen`,
  inputs: (trials) => `${trials} ${trials === 1 ? 'run' : 'runs'} under a tracer, to list what the subject reads`,
};

function trialLine({ trial, outcome, done, of, failed, etaMs }: Extract<AuditEvent, { kind: 'trial' }>): string {
  const trouble = failed === 0 ? '' : `, ${failed} not run`;
  const how =
    outcome.kind === 'completed' && outcome.exitCode === 0 ? '' : `, ${trial.id} ${printable(outcomeText(outcome))}`;
  return `trial ${done}/${of}${done === of ? '' : `, about ${duration(etaMs)} left`}${trouble}${how}`;
}

export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 3)}...`);

export interface RunControls {
  readonly observe: AuditObserver;
  readonly signal: AbortSignal;
  /** Wipes the progress line. Call it before any other output. */
  readonly clear: () => void;
}

/** Runs `work` with progress and Ctrl-C handling. `quiet`: no progress. @throws as `work` */
export async function withProgress<T>(
  terminal: Terminal,
  quiet: boolean,
  work: (controls: RunControls) => Promise<T>,
): Promise<T> {
  const progress = progressOn(terminal);
  const interrupt = interruptSignal(terminal);
  const observe = quiet ? () => undefined : progress.observe;
  try {
    return await work({ observe, signal: interrupt.signal, clear: progress.end });
  } finally {
    progress.end();
    interrupt.release();
  }
}
