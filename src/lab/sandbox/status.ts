/** Parses the status lines of subject.pl. Runs in the worker. Pure. */

export type Status =
  | {
      readonly kind: 'pipes';
      readonly pid: number;
      readonly input: number;
      readonly stdout: number;
      readonly stderr: number;
    }
  /** A process that shares the subject's network. */
  | { readonly kind: 'builder'; readonly pid: number }
  /** Milliseconds since the epoch. */
  | { readonly kind: 'started'; readonly at: number }
  | {
      readonly kind: 'ended';
      readonly how: 'exit' | 'signal';
      readonly number: number;
      readonly at: number;
      /**
       * Whether other processes remained at the subject's end, and whether they ended by
       * themselves.
       */
      readonly leftOver: 'none' | 'waited' | 'killed';
    }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'failed'; readonly cause: string }
  | { readonly kind: 'over' };

export function parseStatus(line: string): Status {
  const [kind = '', ...fields] = line.split('\t');
  const [first = '', second = '', third = '', fourth = ''] = fields;
  switch (kind) {
    case 'pipes':
      return { kind, pid: Number(first), input: Number(second), stdout: Number(third), stderr: Number(fourth) };
    case 'builder':
      return { kind, pid: Number(first) };
    case 'started':
      return { kind, at: Math.floor(Number(first)) };
    case 'ended': {
      const leftOver = fourth === 'killed' || fourth === 'waited' ? fourth : 'none';
      return {
        kind,
        how: first === 'signal' ? 'signal' : 'exit',
        number: Number(second),
        at: Math.ceil(Number(third)),
        leftOver,
      };
    }
    case 'absent':
      return { kind, path: first };
    case 'over':
      return { kind };
    default:
      return { kind: 'failed', cause: reasonOf(kind === 'failed' || kind === 'unstartable' ? fields : [line]) };
  }
}

/** `STEP`, `ERRNO`, `TEXT` of `fail` in kernel.pl, or any other last output, as a sentence. */
function reasonOf([step = '', , text = '']: readonly string[]): string {
  return text === '' ? step : `cannot ${step}: ${text.toLowerCase()}`;
}

export class StatusLines {
  readonly #onStatus: (status: Status) => void;
  #rest = '';

  constructor(onStatus: (status: Status) => void) {
    this.#onStatus = onStatus;
  }

  push(chunk: Buffer): void {
    const lines = (this.#rest + chunk.toString()).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#onStatus(parseStatus(line));
  }
}
