/**
 * Tells of confirmed dependences: places of one class and message become one tell. Must not decide
 * classes.
 */
import { unmasker, type Unmask } from '../align/index.ts';
import { isNetwork } from '../model/index.ts';
import { kindOf } from '../carriers/kind.ts';
import { type ClassifiedPlace, classifyGroup } from '../classify/index.ts';
import type { ClassifiedAddress, DeclaredAs } from '../disclosure/index.ts';
import { groupBy } from '../stdx/group-by.ts';
import type { Dependence } from '../statistics/dependence.ts';
import type { Response } from '../statistics/response.ts';
import type { TrialTable } from '../statistics/trial-table.ts';
import type { Assessment } from './assessment.ts';
import { codebookOf, sharesOf } from './codebook.ts';
import { scenariosShowing, withinScenarios } from './scenarios.ts';
import { tellRecord, type TellRecord } from './tell-record.ts';

interface TellMember extends ClassifiedPlace {
  readonly declared: string | null;
}

/** Places that different entries of a disclosure explain (`declaredAs`) become different tells. */
export function tellsOf(
  assessment: Pick<Assessment, 'association' | 'alignment' | 'renderings'>,
  declaredAs: DeclaredAs,
): TellRecord[] {
  const { association, alignment, renderings } = assessment;
  const { table } = association;
  const unmask = unmasker(alignment);
  return association.dependences
    .filter(({ status }) => status === 'tell')
    .flatMap((dependence) =>
      bundlesOf(
        membersOf(classifyGroup(dependence, { table, alignment, renderings }), dependence, table, declaredAs),
      ).map((bundle) => recordOf(bundle, dependence, table, unmask)),
    );
}

/** Places on the network come first: a tell is listed where it leaves the machine. */
function membersOf(
  places: readonly ClassifiedPlace[],
  { set }: Dependence,
  table: TrialTable,
  declaredAs: DeclaredAs,
): TellMember[] {
  const dependsOn = set.map((factor) => table.factors[factor]?.name ?? '');
  return [...places]
    .sort((a, b) => Number(isNetwork(b.slot.sink)) - Number(isNetwork(a.slot.sink)))
    .map((place) => ({ ...place, declared: declaredAs(classifiedAddress(place, dependsOn)) }));
}

function classifiedAddress({ slot, classification }: ClassifiedPlace, dependsOn: readonly string[]): ClassifiedAddress {
  const { sink, message, carrier, address } = slot;
  return { sink, message, carrier, address, dependsOn, class: classification.class };
}

function bundlesOf(members: readonly TellMember[]): TellMember[][] {
  return [...groupBy(members, (member) => bundleKey(networkOriginal(member, members) ?? member)).values()];
}

function bundleKey({ slot: { sink, message }, classification, declared }: TellMember): string {
  const { class: name, disguise, kind } = classification;
  return JSON.stringify([sink, message, name, disguise, kind, declared]);
}

/**
 * The message to the network that a file or an output repeats symbol by symbol; such a copy is no
 * tell of its own.
 */
function networkOriginal(
  { slot, response, classification }: TellMember,
  members: readonly TellMember[],
): TellMember | undefined {
  if (isNetwork(slot.sink)) return undefined;
  return members.find(
    (other) =>
      isNetwork(other.slot.sink) &&
      other.classification.class === classification.class &&
      other.response.feature === response.feature &&
      other.response.symbols.every((symbol, row) => symbol === response.symbols[row]),
  );
}

function recordOf(
  bundle: readonly TellMember[],
  { set, region, p, group }: Dependence,
  table: TrialTable,
  unmask: Unmask,
): TellRecord {
  const [first, ...others] = bundle;
  if (first === undefined) throw new Error('a bundle of places is never empty');
  const { slot, response } = first;
  const scenarios = scenariosShowing(response.symbols, table);
  const symbols = withinScenarios(response.symbols, scenarios, table);
  const regionSymbol = region === undefined ? undefined : symbolOfLabel(response, group.labels, region.label);
  return tellRecord(
    {
      classification: first.classification,
      declared: first.declared,
      place: slot,
      feature: response.feature,
      also: otherAddresses(first, others),
      scenarios,
      codebook: codebookOf(set, symbols, table, region, regionSymbol),
      region,
      shares: regionSymbol === undefined ? undefined : sharesOf(set, symbols, table, regionSymbol),
      isText: response.feature === undefined && kindOf(slot.carrier) === 'content',
      p,
      symbols,
    },
    table,
    unmask,
  );
}

function otherAddresses(first: TellMember, others: readonly TellMember[]): TellRecord['tell']['also'] {
  const seen = new Set([addressKey(first)]);
  return others
    .filter((member) => !seen.has(addressKey(member)) && seen.add(addressKey(member)))
    .map(({ slot: { message, address, carrier } }) => ({ message, address, carrier }));
}

const addressKey = ({ slot: { message, address, carrier } }: TellMember): string =>
  JSON.stringify([message, address, carrier]);

function symbolOfLabel(place: Response, labels: Int32Array, label: number): string | undefined {
  return place.symbols[labels.indexOf(label)] ?? undefined;
}
