/**
 * Symbols of a known tell in the captures of a bundle. Reads a few trials at a time, since hundreds
 * of captures may not fit in memory.
 */
import { relocate } from '../../core/relocate/index.ts';
import type { CodebookMatch } from '../../core/relocate/index.ts';
import type { Capture, KnownTell } from '../../core/model/index.ts';
import type { Bundle } from '../../store/index.ts';

/** Trials aligned at once, beside the reference trials. */
const BATCH = 48;

export interface TellSymbols {
  /** Place of the tell; null until it is found. */
  readonly spot: CodebookMatch['slot'] | null;
  /** By trial id. */
  readonly symbols: ReadonlyMap<string, string | null>;
}

/** Caches symbols by trial: reading again aligns only new trials. */
export class TellReader {
  readonly #tell: KnownTell;
  readonly #references: number;
  readonly #symbols = new Map<string, string | null>();
  #spot: CodebookMatch['slot'] | null = null;

  /** `references`: number of leading trials in environments whose symbol the codebook gives. */
  constructor(tell: KnownTell, references: number) {
    this.#tell = tell;
    this.#references = references;
  }

  read(bundle: Bundle): TellSymbols {
    const captures = bundle.captures();
    const references = captures.slice(0, this.#references);
    const unread = captures.slice(this.#references).filter(({ trial }) => !this.#symbols.has(trial.id));
    for (let at = 0; at < unread.length; at += BATCH) this.#batch(bundle, references, unread.slice(at, at + BATCH));
    return { spot: this.#spot, symbols: this.#symbols };
  }

  #batch({ head, readBlob }: Bundle, references: readonly Capture[], batch: readonly Capture[]): void {
    const match = relocate({
      tell: this.#tell,
      captures: [...references, ...batch],
      factors: head.factors,
      levels: head.design.factors,
      readBlob,
      references: new Set(references.map(({ trial }) => trial.id)),
    });
    this.#spot ??= match?.slot ?? null;
    for (const { trial } of batch) this.#symbols.set(trial.id, match?.symbols.get(trial.id) ?? null);
  }
}
