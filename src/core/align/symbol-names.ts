/**
 * Symbols as verdicts print them: code points, structural forms, and text with placeholders as
 * `{factor}`.
 */
import { createHash } from 'node:crypto';
import type { Alignment } from '../model/index.ts';

const MOST_POINTS = 16;
const MOST_RENDERED = 80;

/**
 * Replaces each placeholder by `{factor}`, or by `{factor.what}` if the rendering is not the
 * level's own text.
 */
export type Unmask = (text: string) => string;

export function unmasker({ rendered }: Pick<Alignment, 'rendered'>): Unmask {
  const names = new Map(
    rendered.map(({ placeholder, factor, what }) => [
      placeholder,
      what === 'level' ? `{${factor}}` : `{${factor}.${what}}`,
    ]),
  );
  return (text) =>
    Array.from(text)
      .map((point) => names.get(point) ?? point)
      .join('');
}

/**
 * `absent`; code points as `U+002C U+0020`, after sixteen a digest of all; or the structural form
 * itself.
 */
export function symbolName(symbol: string, isText: boolean, unmask: Unmask): string {
  if (symbol === '') return 'absent';
  if (!isText) return cut(unmask(symbol));
  const points = Array.from(symbol).map((point) => {
    const shown = unmask(point);
    return shown === point ? `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : shown;
  });
  if (points.length <= MOST_POINTS) return points.join(' ');
  const digest = createHash('sha256').update(unmask(symbol)).digest('hex').slice(0, 12);
  return `${points.slice(0, MOST_POINTS).join(' ')} … (${points.length} in all, sha256 ${digest})`;
}

/** A symbol for human readers: invisible code points are escaped, long symbols are cut. */
export function renderSymbol(symbol: string, unmask: Unmask): string {
  const shown = unmask(symbol).replace(
    /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu,
    (point) => `\\u{${(point.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return cut(shown);
}

function cut(text: string): string {
  const points = Array.from(text);
  return points.length <= MOST_RENDERED ? text : `${points.slice(0, MOST_RENDERED).join('')}…`;
}
