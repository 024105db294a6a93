/** What every command's file exports: how it is declared. Its work is imported when it runs, so that `--help` is quick. */
import type { Command } from 'commander';
import type { Terminal } from './terminal/terminal.ts';

export interface Session {
  readonly terminal: Terminal;
  /** What stood after `--`; null: there was none. */
  readonly rest: readonly string[] | null;
  /** All arguments as typed. */
  readonly typed: readonly string[];
}

/** Declares a command on `program`. The action returns the exit code through `done`. */
export type Declare = (program: Command, session: Session, done: (exitCode: number) => void) => void;
