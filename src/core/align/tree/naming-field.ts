/**
 * The naming field of a list: the field whose value identifies an element in all trials (a tool's
 * name, an event's).
 */
import type { Member, Place } from '../../carriers/reading.ts';
import { facetText, memberOf } from '../../carriers/reading.ts';
import { TEXT } from '../../carriers/text.ts';

/** Candidate fields: `name`, `event_name`, `id`; also one level down, as `function.name`. */
const NAMING = /name$|^(?:id|key|title|label|path|uri|url)$/i;
/** Share of elements that must have the field. */
const NAMED = 0.8;
/** Distinct names per element that the field must give. */
const DISTINCT = 0.3;
/** Names in at most this share of the trials, or in one trial, are ids. */
const RARE = 0.1;

/**
 * The best naming field of these distinct lists, or null. `counts`: number of trials with each
 * list.
 */
export function namingField(
  distinct: readonly (readonly Place[])[],
  counts: ReadonlyMap<readonly Place[], number>,
): string | null {
  const longest = distinct.reduce((best, list) => (list.length > best.length ? list : best), []);
  if (longest.length < 2) return null;
  const scored = fieldsOf(longest).map((field) => ({ field, score: namingScore(distinct, counts, field) }));
  const best = scored.reduce((top, next) => (next.score > top.score ? next : top), { field: '', score: 0 });
  return best.score < DISTINCT ? null : best.field;
}

/** Names of the elements; the second of one name is `name#2`. */
export function namesIn(list: readonly Place[], field: string): string[] {
  const seen = new Map<string, number>();
  return list.map((item) => {
    const name = fieldText(item, field) ?? '';
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name}#${nth}`;
  });
}

/** Candidate fields of the elements, own fields before nested ones. */
function fieldsOf(list: readonly Place[]): string[] {
  const own = new Set<string>();
  const inner = new Set<string>();
  for (const item of list) {
    for (const { name, place } of membersOf(item)) {
      if (place.shape === 'string' && NAMING.test(name)) own.add(name);
      for (const member of membersOf(place)) {
        if (member.place.shape === 'string' && NAMING.test(member.name)) inner.add(`${name}.${member.name}`);
      }
    }
  }
  return [...own, ...inner];
}

const membersOf = (place: Place): readonly Member[] => (place.parts?.by === 'name' ? place.parts.members : []);

/**
 * Score of a field: distinct names per element. Score 0: too many elements lack the field, or at
 * least half of the names are ids, which few trials have. Some rare names do no harm: the
 * environment may remove an element from most trials.
 */
function namingScore(
  lists: readonly (readonly Place[])[],
  counts: ReadonlyMap<readonly Place[], number>,
  field: string,
): number {
  const seen = new Map<string, number>();
  let trials = 0;
  let elements = 0;
  let named = 0;
  let distinctNames = 0;
  for (const list of lists) {
    const values = list.map((item) => fieldText(item, field));
    const names = new Set(values.filter((value) => value !== undefined));
    const count = counts.get(list) ?? 0;
    trials += count;
    elements += list.length;
    named += values.filter((value) => value !== undefined).length;
    distinctNames += names.size;
    for (const name of names) seen.set(name, (seen.get(name) ?? 0) + count);
  }
  const common = [...seen.values()].filter((count) => count > Math.max(1, trials * RARE)).length;
  return named < elements * NAMED || common * 2 <= seen.size ? 0 : distinctNames / elements;
}

function fieldText(item: Place, field: string): string | undefined {
  let place: Place | undefined = item;
  for (const name of field.split('.')) place = place && memberOf(place, name);
  return place?.shape === 'string' ? facetText(place, TEXT) : undefined;
}
