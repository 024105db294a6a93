/**
 * Resolves an address of a verdict (`body.tools[name=Read].description`) in one message. Parts of
 * equal name may share an address, so the result is a list of places.
 */
import { namesIn } from '../../align/index.ts';
import type { Carrier, Member, Parts, Place } from '../../carriers/index.ts';

/**
 * `near`: a numbered step matches every element, since another message may order them otherwise.
 */
export type Strictness = 'exact' | 'near';

/** An address with a numbered step; in another message the number may be another element's. */
export const NUMBERED = /\[\*?\d+\]/;

/** Elements of one list or object that a numbered step may match. */
const MAX_NEAR = 200;

/** Places at the address; an unnamed part shares the address of its whole. */
export function placesAt(root: Place, address: string, strictness: Strictness = 'exact'): readonly Place[] {
  if (address === '') return [root, ...belowUnnamed(root).flatMap((place) => placesAt(place, '', strictness))];
  return stepsFrom(root, address, strictness).flatMap(([place, rest]) => placesAt(place, rest, strictness));
}

/** A place, and the rest of the address. */
type Step = readonly [Place, string];

const belowUnnamed = (place: Place): readonly Place[] =>
  place.parts?.by === 'name' ? place.parts.members.filter(({ step }) => step === '').map((member) => member.place) : [];

/** Parts of the place that match the first step of the address. */
function stepsFrom({ parts }: Place, address: string, strictness: Strictness): readonly Step[] {
  if (parts === null) return [];
  return parts.by === 'name' ? memberSteps(parts.members, address, strictness) : itemSteps(parts, address, strictness);
}

function memberSteps(members: readonly Member[], address: string, strictness: Strictness): Step[] {
  const loose = /^\[\*\d+\]/.exec(address)?.[0];
  if (loose !== undefined)
    return strictness === 'near'
      ? members.slice(0, MAX_NEAR).map(({ place }) => [place, address.slice(loose.length)])
      : [];
  const seen = new Map<string, number>();
  return members.flatMap(({ name, step, place }): Step[] => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const whole = nth === 1 ? step : `${step}~${nth}`;
    return startsWithStep(address, whole) ? [[place, address.slice(whole.length)]] : [];
  });
}

/** Whether the address starts with the step and not with a longer name. */
const startsWithStep = (address: string, step: string): boolean =>
  address.startsWith(step) && (step === '' || /^(?:[.[<]|$)/.test(address.slice(step.length)));

type SequenceParts = Extract<Parts, { by: 'sequence' }>;

function itemSteps({ items }: SequenceParts, address: string, strictness: Strictness): Step[] {
  const numbered = /^\[(\d+)\]/.exec(address);
  if (numbered !== null) {
    const rest = address.slice(numbered[0].length);
    const own = items[Number(numbered[1])];
    if (strictness === 'near') return items.slice(0, MAX_NEAR).map((item) => [item, rest]);
    return own === undefined ? [] : [[own, rest]];
  }
  const field = /^\[([\w$.-]+)=/.exec(address)?.[1];
  if (field === undefined) return [];
  return namesIn(items, field).flatMap((name, index): Step[] => {
    const step = `[${field}=${name}]`;
    const item = items[index];
    return item !== undefined && startsWithStep(address, step) ? [[item, address.slice(step.length)]] : [];
  });
}

/** A last step, by the kind of parts that contain it. */
const LAST_STEP = {
  headers: /^\.[^~]+(?:~\d+)?$/,
  name: /^(?:\.[A-Za-z_$][\w$-]*|\["(?:[^"\\]|\\.)*"\])(?:~\d+)?$/,
  sequence: /^\[[\w$.-]+=[^]*\]$/,
} as const;

/**
 * Whether the address leads to a part. Null: unknown, since the whole that would contain the part
 * is missing or has no such parts.
 */
export function presenceAt(root: Place, address: string, presence: string): 'present' | 'absent' | null {
  // The part is one of the message itself, such as `query`.
  if (/^[\w-]+$/.test(address)) return placesAt(root, address).length > 0 ? 'present' : 'absent';
  for (let at = address.length - 1; at > 0; at--) {
    if (!'.[<~'.includes(address[at] ?? '')) continue;
    const parents = placesAt(root, address.slice(0, at)).filter(
      (place) => heldBy(place.parts, presence) && belowUnnamed(place).length === 0,
    );
    const step = address.slice(at);
    const parent = parents.find((place) => isLast(place, step));
    if (parent !== undefined)
      return stepsFrom(parent, step, 'exact').some(([, rest]) => rest === '') ? 'present' : 'absent';
  }
  return null;
}

const heldBy = (parts: Place['parts'], presence: string): boolean =>
  parts?.presence.name === presence || (parts?.by === 'name' && parts.repeated.name === presence);

function isLast({ shape, parts }: Place, step: string): boolean {
  const kind = shape === 'headers' ? 'headers' : parts?.by === 'sequence' ? 'sequence' : 'name';
  return LAST_STEP[kind].test(step);
}

/** Names of the parts in order, repeats numbered; null: the carrier does not order these parts. */
export function orderAt(place: Place, carrier: string): readonly string[] | null {
  const { parts } = place;
  if (parts?.order?.name !== carrier) return null;
  return parts.by === 'name' ? numberedNames(parts.members) : null;
}

function numberedNames(members: readonly Member[]): string[] {
  const seen = new Map<string, number>();
  return members.map(({ name }) => {
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    return occurrence === 0 ? name : `${name}~${occurrence}`;
  });
}

/** Elements of a list as steps `[name=Read]`, named by the field. */
export function stepsBy(place: Place, field: string): readonly string[] {
  return place.parts?.by === 'sequence' ? namesIn(place.parts.items, field).map((name) => `[${field}=${name}]`) : [];
}

/** Every text of the carrier in the place, those in documents inside strings included. */
export function textsIn(place: Place, carrier: Carrier): readonly string[] {
  const own = place.facets.filter((facet) => facet.carrier === carrier).map(({ text }) => text);
  const inner =
    place.parts?.by === 'name' ? place.parts.members.map((member) => member.place) : (place.parts?.items ?? []);
  return [...own, ...inner.flatMap((part) => textsIn(part, carrier))];
}
