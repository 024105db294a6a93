/** An audit's events as progress on standard error: one line redrawn on a terminal, an occasional plain line elsewhere. */
import { type AuditEvent, outcomeText, type AuditObserver } from '../../audit/index.ts';
import type { Stage } from '../../core/model/index.ts';
import { printable } from '../../report/index.ts';
import { interruptSignal } from './interrupt.ts';
import type { Terminal } from './terminal.ts';

/** Without a terminal, a line at most this often, so that a log of a build stays short. */
const EVERY_MS = 15_000;

export interface Progress {
  readonly observe: AuditObserver;
  /** Leaves the cursor on an empty line. */
  readonly end: () => void;
}

export function progressOn(terminal: Terminal, now: () => number = Date.now): Progress {
  let drawn = false;
  let last = -Infinity;
  const clear = (): void => {
    if (drawn) terminal.err('\r\x1b[2K');
    drawn = false;
  };
  const say = (text: string): void => {
    clear();
    terminal.err(`${text}\n`);
  };
  const show = (text: string, always: boolean): void => {
    if (terminal.live) {
      clear();
      terminal.err(cut(text, terminal.columns - 1));
      drawn = true;
    } else if (always || now() - last >= EVERY_MS) {
      last = now();
      say(text);
    }
  };
  return { end: clear, observe: (event) => tell(event, say, show) };
}

function tell(event: AuditEvent, say: (text: string) => void, show: (text: string, always: boolean) => void): void {
  switch (event.kind) {
    case 'resolving': {
      show(`fetching ${printable(event.spec)}`, true);
      return;
    }
    case 'resolved': {
      say(`auditing ${printable(event.subject.spec)}, seed ${event.seed}, evidence in ${event.dir}`);
      return;
    }
    case 'resumed': {
      say(`going on with ${event.dir}: ${event.saved} of ${event.planned} planned trials are saved`);
      return;
    }
    case 'opened': {
      show(`lab open, ${event.workers} at once`, false);
      return;
    }
    case 'planned': {
      say(PLANNED[event.stage](event.trials));
      return;
    }
    case 'trial': {
      show(trialLine(event), event.done === event.of);
      return;
    }
    case 'looking': {
      say(printable(event.what));
      return;
    }
    case 'retrying': {
      say(`warning: trial ${event.trial.id} could not be run, trying again: ${printable(event.cause)}`);
      return;
    }
    case 'gave-up': {
      say(`warning: stopped after ${event.trials} trials, ${printable(event.why)}`);
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
  confirm: (trials) => `${trials} fresh trials to confirm what was found`,
  inputs: (trials) => `${trials} ${trials === 1 ? 'run' : 'runs'} under a tracer, to list what is read`,
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
  /** Leaves the cursor on an empty line: to be called before anything else is printed. */
  readonly clear: () => void;
}

/** `quiet`: no progress. What `work` throws is passed on. */
export async function withProgress<T>(
  terminal: Terminal,
  quiet: boolean,
  work: (watched: RunControls) => Promise<T>,
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
