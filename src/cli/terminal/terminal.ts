/** The process' streams as the commands see them: results go out, progress and errors go to the side. */

export interface Terminal {
  /** Results: standard output. */
  readonly out: (text: string) => void;
  /** Progress, warnings, errors: standard error. */
  readonly err: (text: string) => void;
  /** Whether results are shown in colour. */
  readonly colour: boolean;
  /** Whether one line may be redrawn on standard error. */
  readonly live: boolean;
  readonly columns: number;
}

/** Colour by https://no-color.org and FORCE_COLOR, else on terminals only. */
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

/** A reader that goes away (`| head`) ends the output, not the program with a stack trace. */
export function endOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
}
