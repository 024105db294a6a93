/**
 * Ids in segmented names (paths, domain names): a segment that differs between trials and looks
 * like data (id, time) becomes a placeholder. So messages with such names have one role.
 *
 *     trial 0   sessions / 7f3a / log        sessions / {id} / log
 *     trial 1   sessions / 91bc / log        sessions / {id} / log
 */
import { groupBy } from '../../stdx/group-by.ts';

export interface SegmentedName {
  readonly trial: number;
  /** Names are compared only within one family. */
  readonly family: string;
  /** Outermost first. */
  readonly segments: readonly string[];
}

/** The segments of each name; ids are replaced by `placeholder(id)`. */
export function patternsOf(names: readonly SegmentedName[], placeholder: (segment: string) => string): string[][] {
  const cuts = names.map(({ trial, segments }): SegmentCut => ({ trial, segments: [...segments] }));
  const groups = groupBy(cuts, ({ segments }, index) => `${names[index]?.family ?? ''} ${segments.length}`);
  for (const group of groups.values()) {
    const depth = group[0]?.segments.length ?? 0;
    for (let at = 0; at < depth; at++) {
      for (const family of groupBy(group, ({ segments }) => segments.slice(0, at).join('/')).values())
        replaceIds(family, at, placeholder);
    }
  }
  return cuts.map(({ segments }) => segments);
}

interface SegmentCut {
  readonly trial: number;
  readonly segments: string[];
}

/** From this many values with one trial each, such values are ids, whatever they look like. */
const FEWEST_SINGLE = 8;

/**
 * Replaces the ids at one depth below one parent. An id looks like data, and at most half of the
 * trials with a segment there have it.
 */
function replaceIds(family: readonly SegmentCut[], at: number, placeholder: (segment: string) => string): void {
  const values = groupBy(family, ({ segments }) => segments[at] ?? '');
  const all = trialsIn(family);
  const single = [...values].filter(([, cuts]) => trialsIn(cuts) === 1).length;
  const mostlySingle = single >= FEWEST_SINGLE && single * 2 > values.size;
  for (const [value, cuts] of values) {
    const isId = looksLikeData(value) || (mostlySingle && trialsIn(cuts) === 1);
    if (values.size < 2 || trialsIn(cuts) * 2 > all || !isId) continue;
    for (const { segments } of cuts) segments[at] = placeholder(value);
  }
}

const trialsIn = (cuts: readonly SegmentCut[]): number => new Set(cuts.map(({ trial }) => trial)).size;

const looksLikeData = (segment: string): boolean => /[0-9]/.test(segment) || segment.length >= 24;
