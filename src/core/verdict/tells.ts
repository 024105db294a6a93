/** From judged groups to tells as the contract has them: classified, grouped, with codebooks and witnesses, in order. */
import type { DeclaredAs, JudgedPlace } from '../disclosure/index.ts';
import { TELL_CLASSES, type Alignment, type RenderingsOf, type Tell } from '../model/index.ts';
import type { Association, Dependence } from '../statistics/associate.ts';
import { isNetwork } from '../align/read/message.ts';
import { absorbAdjacent } from '../classify/revise.ts';
import { classify, type Classified } from '../classify/classify.ts';
import {
  BETWEEN_SCENARIOS,
  codebookOf,
  entriesOf,
  partitionOf,
  type Codebook,
  type Share,
  sharesOf,
} from './codebook.ts';
import { compare, compareSlots } from '../statistics/groups.ts';
import type { Response } from '../statistics/response.ts';
import { kindOf } from '../carriers/kind.ts';
import { scenariosShowing, withinScenarios } from './scenarios.ts';
import { renderSymbol, symbolName, unmasker, type Unmask } from '../align/symbol-names.ts';
import type { TrialTable } from '../statistics/trial-table.ts';
import { witnesses } from './witness.ts';

/** A tell without its number, and the codebook that joint capacity is computed from. */
export interface FoundTell {
  readonly tell: Omit<Tell, 'id'>;
  readonly codebook: Codebook;
  /** Which cells tell a reader the same, by cell key: those with one symbol; of a noisy tell, those in its region and the rest. */
  readonly partition: ReadonlyMap<string, string>;
  /** Of a noisy tell: how often its mark was read in each cell. */
  readonly shares?: ReadonlyMap<string, Share>;
}

interface TellMember {
  readonly place: Response;
  readonly slot: Response['slot'];
  readonly classified: Classified;
  readonly declared: string | null;
}

/** `declaredAs`: places that different entries of a disclosure explain are different tells. */
export function tellsOf(
  association: Association,
  alignment: Alignment,
  forms: RenderingsOf,
  declaredAs: DeclaredAs,
): FoundTell[] {
  const confirmed = association.dependences.filter(({ status }) => status === 'tell');
  return confirmed.flatMap((judged) => tellsOfGroup(judged, association.table, alignment, forms, declaredAs));
}

function tellsOfGroup(
  judged: Dependence,
  table: TrialTable,
  alignment: Alignment,
  forms: RenderingsOf,
  declaredAs: DeclaredAs,
): FoundTell[] {
  const factors = judged.set.map((factor) => table.factors[factor]?.name ?? '');
  const members = judged.group.places.map((place) => ({
    place,
    slot: place.slot,
    classified: classify({ place, judged, factors, table, alignment, renderings: forms }),
  }));
  // What reaches others comes first: a tell is said where it leaves the machine.
  const joined = absorbAdjacent(members)
    .sort((a, b) => Number(isNetwork(b.slot.sink)) - Number(isNetwork(a.slot.sink)))
    .map((member): TellMember => ({ ...member, declared: declaredAs(judgedPlace(member, factors)) }));
  const bundles = new Map<string, TellMember[]>();
  for (const member of joined) {
    const key = bundleOf(repeated(member, joined) ?? member);
    bundles.set(key, [...(bundles.get(key) ?? []), member]);
  }
  const unmask = unmasker(alignment);
  return [...bundles.values()].map((bundle) => toFound(bundle, judged, table, unmask));
}

function judgedPlace({ slot, classified }: Omit<TellMember, 'declared'>, dependsOn: readonly string[]): JudgedPlace {
  const { sink, message, carrier, address } = slot;
  return { sink, message, carrier, address, dependsOn, class: classified.class };
}

function bundleOf({ slot: { sink, message }, classified, declared }: TellMember): string {
  const { class: name, disguise, kind } = classified;
  return JSON.stringify([sink, message, name, disguise, kind, declared]);
}

/** What a file or an output repeats of a message to the network, symbol by symbol, is no tell of its own. */
function repeated({ slot, place, classified }: TellMember, members: readonly TellMember[]): TellMember | undefined {
  if (isNetwork(slot.sink)) return undefined;
  return members.find(
    (other) =>
      isNetwork(other.slot.sink) &&
      other.classified.class === classified.class &&
      other.place.feature === place.feature &&
      other.place.symbols.every((symbol, row) => symbol === place.symbols[row]),
  );
}

function toFound(bundle: readonly TellMember[], judged: Dependence, table: TrialTable, unmask: Unmask): FoundTell {
  const [first, ...others] = bundle;
  if (first === undefined) throw new Error('a bundle of places is never empty');
  const { slot, place, classified } = first;
  const scenarios = scenariosShowing(place.symbols, table);
  const symbols = withinScenarios(place.symbols, scenarios, table);
  const regionSymbol = judged.region === undefined ? undefined : symbolOfLabel(place, judged, judged.region.label);
  const codebook = codebookOf(judged.set, symbols, table, judged.region, regionSymbol);
  const isText = place.feature === undefined && kindOf(slot.carrier) === 'content';
  const seen = new Set([keyOf(first)]);
  const also = others.filter((member) => !seen.has(keyOf(member)) && seen.add(keyOf(member)));
  return {
    codebook,
    partition: partitionOf(codebook, judged.region),
    ...(regionSymbol === undefined ? {} : { shares: sharesOf(judged.set, symbols, table, regionSymbol) }),
    tell: {
      class: classified.class,
      ...(classified.kind === undefined ? {} : { kind: classified.kind }),
      declared: first.declared,
      sink: slot.sink,
      message: slot.message,
      carrier: slot.carrier,
      address: slot.address,
      ...(place.feature === undefined ? {} : { feature: place.feature }),
      before: unmask(slot.before),
      after: unmask(slot.after),
      also: also.map(({ slot: { message, address, carrier } }) => ({ message, address, carrier })),
      dependsOn: codebook.factors,
      ...(scenarios === undefined ? {} : { scenarios }),
      codebook: entriesOf(codebook).map(({ raw, cells, levels }) => ({
        cells,
        levels,
        symbol: raw
          .split(BETWEEN_SCENARIOS)
          .map((one) => symbolName(one, isText, unmask))
          .join(' or '),
        rendered: raw
          .split(BETWEEN_SCENARIOS)
          .map((one) => renderSymbol(one, unmask))
          .join(' or '),
      })),
      disguise: classified.disguise,
      because: classified.because,
      bits: round(codebook.bits),
      p: Number(judged.p.toPrecision(3)),
      agree: `${codebook.agree}/${codebook.readable}`,
      witness: { trials: witnesses(symbols, codebook.factors, table) },
    },
  };
}

const keyOf = ({ slot: { message, address, carrier } }: TellMember): string =>
  JSON.stringify([message, address, carrier]);

function symbolOfLabel(place: Response, judged: Dependence, label: number): string | undefined {
  const row = judged.group.labels.indexOf(label);
  return place.symbols[row] ?? undefined;
}

/** Bits to four decimals: enough to read, and the same on every machine. */
export const round = (bits: number): number => Math.round(bits * 1e4) / 1e4;

/** Covert first, then by message and address. */
export function inReportOrder(found: readonly FoundTell[]): FoundTell[] {
  const rank = ({ tell }: FoundTell): number => TELL_CLASSES.indexOf(tell.class);
  const asSlot = ({ tell }: FoundTell) => ({ ...tell, position: 0, symbols: new Map<string, null>() });
  const tie = ({ tell }: FoundTell): string =>
    JSON.stringify([tell.dependsOn, tell.disguise, tell.codebook, tell.before]);
  return [...found].sort((a, b) => rank(a) - rank(b) || compareSlots(asSlot(a), asSlot(b)) || compare(tie(a), tie(b)));
}
