/**
 * Every place of an alignment with its symbols as verdicts name them: what a tell of another run is
 * compared with.
 */
import type { Alignment } from '../model/index.ts';
import { featuresOf } from '../statistics/features.ts';
import { kindOf } from '../carriers/kind.ts';
import type { Response } from '../statistics/response.ts';
import { symbolName, type Unmask, unmasker } from '../align/symbol-names.ts';

export interface NamedResponse {
  readonly response: Response;
  /** By row of `trials`: the symbol's name; null where the place could not be read. */
  readonly names: readonly (string | null)[];
}

/**
 * The slots first, then the features of those that differ in most trials, as association looks at
 * them.
 */
export function* namedResponses(alignment: Alignment, trials: readonly string[]): Generator<NamedResponse> {
  const unmask = unmasker(alignment);
  const responses = alignment.slots.map(
    (slot): Response => ({ slot, symbols: trials.map((id) => slot.symbols.get(id) ?? null) }),
  );
  for (const response of responses) yield named(response, unmask);
  for (const response of responses.filter(looksRandom))
    for (const derived of featuresOf(response)) yield named(derived, unmask);
}

/** Values that are new in every other trial. */
const looksRandom = ({ symbols }: Response): boolean => {
  const read = symbols.filter((symbol) => symbol !== null);
  return new Set(read).size > read.length / 2;
};

function named(response: Response, unmask: Unmask): NamedResponse {
  const isText = response.feature === undefined && kindOf(response.slot.carrier) === 'content';
  const known = new Map<string, string>();
  const nameOf = (symbol: string): string => {
    const name = known.get(symbol) ?? symbolName(symbol, isText, unmask);
    known.set(symbol, name);
    return name;
  };
  return { response, names: response.symbols.map((symbol) => (symbol === null ? null : nameOf(symbol))) };
}
