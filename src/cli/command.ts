/**
 * The interface of a command's file: its declaration. Its work is imported when it runs, so that
 * `--help` is quick.
 */
import type { Command } from 'commander';
import type { Terminal } from './terminal/terminal.ts';

export interface Session {
  readonly terminal: Terminal;
  /** Arguments after `--`; null: there is no `--`. */
  readonly rest: readonly string[] | null;
  /** All arguments as typed. */
  readonly typed: readonly string[];
}

/** Declares a command on `program`. Its action passes the exit code to `done`. */
export type Declare = (program: Command, session: Session, done: (exitCode: number) => void) => void;
