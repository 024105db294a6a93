/** One place as classification looks at it, made by hand. */
import type { Finding } from '../../../src/core/classify/finding.ts';
import { readOff } from '../../../src/core/classify/overt.ts';
import type { Region } from '../../../src/core/statistics/region.ts';
import type { Alignment, Rendering, Slot, SlotContext } from '../../../src/core/model/index.ts';
import { groupOf } from './groups.ts';
import { trialId } from '../messages/captures.ts';
import { alignmentWith, placeOf, tableOf, trialsAt, type Symbols } from './slots.ts';

export interface Found {
  readonly symbols: Symbols;
  /** Levels of the factors, a line a trial; by default they alternate. */
  readonly lines?: readonly string[];
  readonly all?: readonly string[];
  /** Factors that the place depends on; default: all of them. */
  readonly factors?: readonly string[];
  readonly slot?: Partial<Slot>;
  readonly others?: readonly Slot[];
  /** Symbols of a feature of the slot, where that is what is judged. */
  readonly feature?: { readonly name: string; readonly at?: number; readonly symbols: Symbols };
  readonly region?: Region;
  /** Renderings by trial, in trial order. */
  readonly forms?: readonly (readonly Rendering[])[];
  readonly contexts?: readonly (SlotContext | undefined)[];
  readonly rendered?: Alignment['rendered'];
}

export function findingOf(found: Found): Finding {
  const { symbols, all = ['zone'], slot: more = {}, others = [], feature, region, forms = [], contexts } = found;
  const lines = found.lines ?? symbols.map((_, row) => (row % 2 === 0 ? 'east' : 'west'));
  const whole = placeOf(symbols, more);
  const response =
    feature === undefined
      ? whole
      : {
          ...whole,
          feature: feature.name,
          symbols: feature.symbols,
          ...(feature.at === undefined ? {} : { at: feature.at }),
        };
  const table = tableOf(trialsAt(all, lines));
  const factors = found.factors ?? all;
  const plain = alignmentWith([response.slot, ...others], { rendered: found.rendered ?? [] });
  const byId = new Map(symbols.map((_, row) => [trialId(row), row]));
  return {
    response,
    factors,
    table,
    dependence: {
      group: groupOf(response.symbols, [response]),
      set: factors.map((name) => table.factors.findIndex((factor) => factor.name === name)),
      candidates: [],
      replicateAgreementP: 0,
      rawP: 0,
      p: 0,
      status: 'tell',
      ...(region === undefined ? {} : { region }),
    },
    alignment: contexts === undefined ? plain : { ...plain, context: (_, trial) => contexts[byId.get(trial) ?? -1] },
    renderings: (trial) => forms[byId.get(trial) ?? -1] ?? [],
  };
}

/** Renderings of a factor, `level Berlin`; several with ` | ` between. */
export const formsFrom = (text: string, factor = 'zone'): Rendering[] =>
  text.split(' | ').map((form) => {
    const [what = '', ...rest] = form.split(' ');
    return { factor, what, text: rest.join(' ') };
  });

/** What is read off a place of these symbols, with these renderings of the factor zone in each trial; empty: none. */
export const readIn = (symbols: Symbols, texts: readonly string[], more: Partial<Found> = {}): string[] | undefined =>
  readOff(findingOf({ symbols, forms: texts.map((text) => (text === '' ? [] : formsFrom(text))), ...more }));
