/**
 * The class of a tell. Everything that sets or changes a class is listed here, in the order in
 * which it is applied. Each answer carries a sentence that a vendor could check. Wording is not
 * judged: a difference that no rule finds meaningless counts as a difference in meaning.
 *
 * Steps 1 to 6, for each place: the first that answers decides.
 *
 *     1  time that the environment itself takes          functional          delays.ts
 *     2  feature of a value that varies by itself        covert or overt     value-feature.ts
 *          a figure that shifts                          behavioural
 *     3  value fixed by protocol or another reading      functional          functional.ts
 *     4  level that can be read in every trial           overt               overt.ts
 *          with a hidden difference glued to it          covert
 *     5  order that varies in identical environments     behavioural         structure.ts
 *     6  by kind of carrier:
 *          form (order, spelling, spacing)               covert              structure.ts
 *            of a client hello that offers other things  behavioural
 *          framing that the content does not explain     covert              structure.ts
 *          presence, routing                             behavioural         structure.ts
 *          content, quantity: a hidden difference        covert              content.ts
 *            any other difference                        behavioural
 *
 * Steps 7 and 8 revise, and only ever take a covert class back.
 *
 *     7  covert space or punctuation beside wording      that of the wording revise.ts
 *     8  covert delay, another tell accounts for it      behavioural         revise.ts
 *
 * Masked renderings skip all steps: a level was readable there, so they are functional or overt.
 */
import { kindOf } from '../carriers/kind.ts';
import type { CarrierKind } from '../carriers/reading.ts';
import type { RenderedPlace, Slot } from '../model/index.ts';
import type { Dependence } from '../statistics/dependence.ts';
import type { Response } from '../statistics/response.ts';
import { type Classification, functional, overt } from './classification.ts';
import { differentContent } from './content.ts';
import { environmentDelay } from './delays.ts';
import { type Finding, type FindingContext, findingsOf } from './finding.ts';
import { followsFrom, namesPeer } from './functional.ts';
import { readableLevel } from './overt.ts';
import { absorbAdjacent } from './revise.ts';
import { differentForm, differentFraming, differentPresence, differentRoute, racingOrder } from './structure.ts';
import { dependentFeature } from './value-feature.ts';

/** Undefined: the rule does not apply. */
type Rule = (finding: Finding) => Classification | undefined;

/** Steps 1 to 5. */
const RULES: readonly Rule[] = [
  (finding) => functionalIf(environmentDelay(finding)),
  dependentFeature,
  (finding) => functionalIf(followsFrom(finding)),
  readableLevel,
  racingOrder,
];

/** Step 6, which always answers. */
const BY_KIND: Readonly<Record<CarrierKind, (finding: Finding) => Classification>> = {
  form: differentForm,
  presence: differentPresence,
  framing: differentFraming,
  routing: differentRoute,
  quantity: differentContent,
  content: differentContent,
};

/** Steps 1 to 6: the class of one place. */
export function classify(finding: Finding): Classification {
  for (const rule of RULES) {
    const classification = rule(finding);
    if (classification !== undefined) return classification;
  }
  return BY_KIND[kindOf(finding.response.slot.carrier)](finding);
}

const functionalIf = (because: string | undefined): Classification | undefined =>
  because === undefined ? undefined : functional(because);

export interface ClassifiedPlace {
  readonly response: Response;
  readonly slot: Slot;
  readonly classification: Classification;
}

/**
 * Steps 1 to 7: all places of a group, in its order. Step 8 needs all tells:
 * `demoteExplainedDelays`.
 */
export function classifyGroup(dependence: Dependence, context: FindingContext): ClassifiedPlace[] {
  const places = findingsOf(dependence, context).map((finding): ClassifiedPlace => {
    const { response } = finding;
    return { response, slot: response.slot, classification: classify(finding) };
  });
  return absorbAdjacent(places);
}

/** The class of masked renderings of one factor, all of them routing or none. */
export function classifyRenderings(places: readonly RenderedPlace[]): Classification {
  const [first] = places;
  const factor = first?.factor ?? '';
  if (first !== undefined && (kindOf(first.carrier) === 'routing' || namesPeer(first.address)))
    return functional(`follows from where the subject was told to connect (${factor})`);
  const what = [...new Set(places.map((place) => place.what))].sort();
  return overt(`${factor} can be read there as it is (${what.join(', ')})`);
}
