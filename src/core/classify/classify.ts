/**
 * The class of a tell. Everything that sets or changes a class is listed here, in the order in which it is applied. Each
 * answer carries a sentence that a vendor could check. Wording is not judged: a difference that no rule finds
 * meaningless counts as a difference in meaning.
 *
 * For each place, the first step that answers decides:
 *
 *     step  difference                                            class                        file
 *     1     time that the environment itself takes                functional                   delays.ts
 *     2     feature of a value that varies by itself              covert, overt, behavioural   value-feature.ts
 *     3     value that protocol or another reading fixes          functional                   functional.ts
 *     4     level that can be read in every trial                 overt                        overt.ts
 *           ... beside a hidden difference                        covert                       overt.ts
 *     5     order that varies between identical environments      behavioural                  structure.ts
 *     6     form only: order, spelling, spacing                   covert                       structure.ts
 *           ... in a client hello that offers other things        behavioural                  structure.ts
 *           presence                                              behavioural                  structure.ts
 *           framing that the content does not account for         covert                       structure.ts
 *           routing                                               behavioural                  structure.ts
 *           content or quantity, with a hidden difference         covert                       content.ts
 *           content or quantity, without                          behavioural                  content.ts
 *
 * Then two revisions, which only ever take a covert class back:
 *
 *     7     covert space or punctuation beside wording            class of the wording         revise.ts
 *     8     covert delay beside a behavioural tell                behavioural                  revise.ts
 *
 * Masked renderings never reach step 1: a level was readable there, so they are functional or overt.
 */
import { kindOf } from '../carriers/kind.ts';
import type { CarrierKind } from '../carriers/reading.ts';
import type { RenderedPlace, Slot } from '../model/index.ts';
import type { Dependence } from '../statistics/dependence.ts';
import type { Response } from '../statistics/response.ts';
import { type Classification, functional, overt } from './classification.ts';
import { differentContent } from './content.ts';
import { delayedBy } from './delays.ts';
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
  (finding) => functionalIf(delayedBy(finding)),
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
  return BY_KIND[kindOf(finding.place.slot.carrier)](finding);
}

const functionalIf = (because: string | undefined): Classification | undefined =>
  because === undefined ? undefined : functional(because);

export interface ClassifiedPlace {
  readonly place: Response;
  readonly slot: Slot;
  readonly classification: Classification;
}

/** Steps 1 to 7: all places of a group, in its order. Step 8 needs all tells: `demoteExplainedDelays`. */
export function classifyGroup(dependence: Dependence, context: FindingContext): ClassifiedPlace[] {
  const places = findingsOf(dependence, context).map((finding): ClassifiedPlace => {
    const { place } = finding;
    return { place, slot: place.slot, classification: classify(finding) };
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
