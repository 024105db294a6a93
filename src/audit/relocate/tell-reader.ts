/** What known tells show in the captures of a bundle, read a few trials at a time: hundreds of captures need not be in memory at once. */
import { relocate } from '../../core/relocate/index.ts';
import type { CodebookMatch } from '../../core/relocate/index.ts';
import type { Capture, KnownTell } from '../../core/model/index.ts';
import type { Bundle } from '../../store/index.ts';

/** Trials aligned at once, beside those that the tell is known by. */
const BATCH = 48;

export interface TellSymbols {
  /** Where the tell stood; null while it was not seen. */
  readonly spot: CodebookMatch['slot'] | null;
  /** By trial id. */
  readonly symbols: ReadonlyMap<string, string | null>;
}

/** Keeps what it has read: reading again costs only the trials that are new. */
export class TellReader {
  readonly #tell: KnownTell;
  readonly #references: number;
  readonly #symbols = new Map<string, string | null>();
  #spot: CodebookMatch['slot'] | null = null;

  /** `references`: how many of the first trials are environments that the tell is known by. */
  constructor(tell: KnownTell, references: number) {
    this.#tell = tell;
    this.#references = references;
  }

  read(bundle: Bundle): TellSymbols {
    const captures = bundle.captures();
    const references = captures.slice(0, this.#references);
    const fresh = captures.slice(this.#references).filter(({ trial }) => !this.#symbols.has(trial.id));
    for (let at = 0; at < fresh.length; at += BATCH) this.#batch(bundle, references, fresh.slice(at, at + BATCH));
    return { spot: this.#spot, symbols: this.#symbols };
  }

  #batch({ head, readBlob }: Bundle, references: readonly Capture[], some: readonly Capture[]): void {
    const sighting = relocate({
      tell: this.#tell,
      captures: [...references, ...some],
      factors: head.factors,
      levels: head.design.factors,
      readBlob,
      references: new Set(references.map(({ trial }) => trial.id)),
    });
    this.#spot ??= sighting?.slot ?? null;
    for (const { trial } of some) this.#symbols.set(trial.id, sighting?.symbols.get(trial.id) ?? null);
  }
}
