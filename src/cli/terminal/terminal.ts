/**
 * The process' streams as commands see them: results to standard output, all else to standard
 * error.
 */

export interface Terminal {
  /** Results: standard output. */
  readonly out: (text: string) => void;
  /** Progress, warnings, errors: standard error. */
  readonly err: (text: string) => void;
  /** Print results in colour. */
  readonly colour: boolean;
  /** Standard error can redraw its last line. */
  readonly live: boolean;
  readonly columns: number;
}

/** Colour follows NO_COLOR (https://no-color.org) and FORCE_COLOR; otherwise terminals only. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const barred = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: !barred && (stdout.isTTY || forced),
    live: stderr.isTTY && env['TERM'] !== 'dumb',
    columns: stderr.isTTY ? stderr.columns : 80,
  };
}

/** A closed pipe (`| head`) ends the program quietly, without a stack trace. */
export function endOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
}
