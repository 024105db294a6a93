/** Renderings that were masked in a block: where each was, and each trial's original text there. */
import type { Span } from './center-star.ts';
import { centreOf } from './distinct-texts.ts';
import { isUnmasked, type MaskedText, type Replacement } from './masks.ts';
import { contextAround, firstPoints, lastPoints, type TextFrame, type TextRendering } from './text-alignment.ts';

/** Renderings outside all spans first, then those inside each span. */
export const renderingsOf = (frame: TextFrame): TextRendering[] => [
  ...renderingsOutside(frame),
  ...frame.spans.flatMap((span, index) => renderingsInside(frame, span, index)),
];

/** Renderings of texts that are compared whole; the first of each mark. */
export const renderingsOfWhole = (masked: readonly (MaskedText | null)[]): TextRendering[] =>
  firstOfEachMark(
    masked.map((one) => one?.replacements ?? []),
    { before: '', after: '' },
  );

/** Renderings at the same place in all trials, outside all spans. */
function renderingsOutside(frame: TextFrame): TextRendering[] {
  const centre = centreOf(frame.distinct.texts);
  const text = frame.distinct.texts[centre]?.text ?? '';
  const found: TextRendering[] = [];
  for (const { index, 0: placeholder } of text.matchAll(/[\u{100000}-\u{10ffff}]/gu)) {
    const next = frame.spans.findIndex((span) => (span.ends[centre] ?? 0) > index);
    if (next >= 0 && (frame.spans[next]?.starts[centre] ?? 0) <= index) continue;
    const last = frame.spans[(next < 0 ? frame.spans.length : next) - 1];
    const replacements = frame.masked.map((one, trial) => {
      const i = frame.distinct.indexByTrial[trial] ?? -1;
      const at = index + (last === undefined ? 0 : (last.ends[i] ?? 0) - (last.ends[centre] ?? 0));
      return one?.replacements.find((replacement) => replacement.at === at) ?? null;
    });
    const mark = replacements.find((replacement) => replacement !== null)?.mark;
    if (mark?.placeholder !== placeholder) continue;
    found.push({
      mark,
      texts: replacements.map((replacement) => replacement?.original ?? null),
      before: lastPoints(frame.left + text.slice(0, index)),
      after: firstPoints(text.slice(index + placeholder.length) + frame.right),
    });
  }
  return found;
}

/**
 * Renderings inside one span: only some trials have them, or other text is beside them. The first
 * of each mark.
 */
function renderingsInside(frame: TextFrame, span: Span, index: number): TextRendering[] {
  if (frame.masked.every(isUnmasked)) return [];
  const replacements = frame.masked.map((one, trial) => {
    const i = frame.distinct.indexByTrial[trial] ?? -1;
    return (one?.replacements ?? []).filter(({ at }) => at >= (span.starts[i] ?? 0) && at < (span.ends[i] ?? 0));
  });
  return firstOfEachMark(replacements, contextAround(frame, index));
}

function firstOfEachMark(
  replacements: readonly (readonly Replacement[])[],
  context: Pick<TextRendering, 'before' | 'after'>,
): TextRendering[] {
  const marks = new Set(replacements.flat().map(({ mark }) => mark));
  return [...marks].map((mark) => ({
    mark,
    texts: replacements.map((list) => list.find((replacement) => replacement.mark === mark)?.original ?? null),
    ...context,
  }));
}
