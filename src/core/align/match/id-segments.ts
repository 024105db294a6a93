/**
 * Names made of segments (paths, domain names) said the same way in all trials: a segment that differs between trials and
 * looks like data (an id, a time) becomes a placeholder, so that the messages which it names are taken as one.
 */
import { groupBy } from '../../stdx/group-by.ts';

export interface SegmentedName {
  readonly trial: number;
  /** Only names of one family are compared. */
  readonly family: string;
  /** Outermost first. */
  readonly segments: readonly string[];
}

/** The segments of each name, those that are ids replaced by what `hidden` makes of them. */
export function patternsOf(names: readonly SegmentedName[], hidden: (segment: string) => string): string[][] {
  const cuts = names.map(({ trial, segments }): SegmentCut => ({ trial, segments: [...segments] }));
  const groups = groupBy(cuts, ({ segments }, index) => `${names[index]?.family ?? ''} ${segments.length}`);
  for (const group of groups.values()) {
    const depth = group[0]?.segments.length ?? 0;
    for (let at = 0; at < depth; at++) {
      for (const family of groupBy(group, ({ segments }) => segments.slice(0, at).join('/')).values())
        hideIds(family, at, hidden);
    }
  }
  return cuts.map(({ segments }) => segments);
}

interface SegmentCut {
  readonly trial: number;
  readonly segments: string[];
}

/** From this many values that stand in one trial each, they are drawn anew each time, whatever they look like. */
const FEWEST_SCATTERED = 8;

/** A segment that looks like data and stands in at most half of the trials that have a segment there, is an id. */
function hideIds(family: readonly SegmentCut[], at: number, hidden: (segment: string) => string): void {
  const values = groupBy(family, ({ segments }) => segments[at] ?? '');
  const all = trialsIn(family);
  const single = [...values].filter(([, cuts]) => trialsIn(cuts) === 1).length;
  const scattered = single >= FEWEST_SCATTERED && single * 2 > values.size;
  for (const [value, cuts] of values) {
    const drawn = looksLikeData(value) || (scattered && trialsIn(cuts) === 1);
    if (values.size < 2 || trialsIn(cuts) * 2 > all || !drawn) continue;
    for (const { segments } of cuts) segments[at] = hidden(value);
  }
}

const trialsIn = (cuts: readonly SegmentCut[]): number => new Set(cuts.map(({ trial }) => trial)).size;

const looksLikeData = (segment: string): boolean => /[0-9]/.test(segment) || segment.length >= 24;
