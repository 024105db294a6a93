/** Renderings that were masked in a block: where each stood, and what stood there in each trial. */
import type { Frame, TextRendering } from './text-alignment.ts';
import { contextAround, firstPoints, lastPoints } from './text-alignment.ts';
import { isUnmasked } from './masks.ts';
import { centreOf } from './center-star.ts';

/** Renderings that stand at the same place in all trials, outside every slot. */
export function anchored(frame: Frame): TextRendering[] {
  const centre = centreOf(frame.distinct.texts);
  const text = frame.distinct.texts[centre]?.text ?? '';
  const found: TextRendering[] = [];
  for (const { index, 0: placeholder } of text.matchAll(/[\u{100000}-\u{10ffff}]/gu)) {
    const next = frame.spans.findIndex((span) => (span.ends[centre] ?? 0) > index);
    if (next >= 0 && (frame.spans[next]?.starts[centre] ?? 0) <= index) continue;
    const last = frame.spans[(next < 0 ? frame.spans.length : next) - 1];
    const spots = frame.masked.map((one, trial) => {
      const i = frame.distinct.of[trial] ?? -1;
      const at = index + (last === undefined ? 0 : (last.ends[i] ?? 0) - (last.ends[centre] ?? 0));
      return one?.spots.find((spot) => spot.at === at) ?? null;
    });
    const mark = spots.find((spot) => spot !== null)?.mark;
    if (mark?.placeholder !== placeholder) continue;
    found.push({
      mark,
      texts: spots.map((spot) => spot?.original ?? null),
      before: lastPoints(frame.left + text.slice(0, index)),
      after: firstPoints(text.slice(index + placeholder.length) + frame.right),
    });
  }
  return found;
}

/** Renderings inside one slot: they stand in some trials only, or not alone. The first of each kind. */
export function inside(frame: Frame, index: number): TextRendering[] {
  if (frame.masked.every(isUnmasked)) return [];
  const span = frame.spans[index];
  const spots = frame.masked.map((one, trial) => {
    const i = frame.distinct.of[trial] ?? -1;
    return (one?.spots ?? []).filter(({ at }) => at >= (span?.starts[i] ?? 0) && at < (span?.ends[i] ?? 0));
  });
  const marks = new Set(spots.flat().map((spot) => spot.mark));
  return [...marks].map((mark) => ({
    mark,
    texts: spots.map((list) => list.find((spot) => spot.mark === mark)?.original ?? null),
    ...contextAround(frame, index),
  }));
}
