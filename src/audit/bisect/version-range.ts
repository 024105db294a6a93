/** The versions of a range, in version order, and the order in which to audit them. */
import { byVersion } from '../../lab/subjects/index.ts';
import { AuditError } from '../errors.ts';
import type { Publication } from './request.ts';

/**
 * Both ends must be published. Leaves out pre-releases other than the ends.
 * @throws AuditError `usage`
 */
export function versionsInRange(
  all: readonly Publication[],
  [first, last]: readonly [string, string],
): readonly Publication[] {
  for (const end of [first, last]) {
    if (!all.some(({ version }) => version === end))
      throw new AuditError('usage', `version ${end} is not published`, nearestTo(end, all));
  }
  const isInside = (version: string): boolean =>
    version === first ||
    version === last ||
    (!version.includes('-') && byVersion(version, first) > 0 && byVersion(version, last) < 0);
  const inside = all.filter(({ version }) => isInside(version));
  if (inside.length >= 2 && byVersion(first, last) < 0) return inside;
  throw new AuditError(
    'usage',
    `${first}..${last} is not a range of versions`,
    'write OLDER..NEWER, two published versions',
  );
}

function nearestTo(end: string, all: readonly Publication[]): string {
  const sorted = all.map(({ version }) => version).sort(byVersion);
  const below = sorted.filter((version) => byVersion(version, end) < 0).at(-1);
  const above = sorted.find((version) => byVersion(version, end) > 0);
  return `nearest: ${[below, above].filter((version) => version !== undefined).join(', ')}`;
}

/** Indices in the order last, first, middle, middles of the halves, and so on. */
export function byHalves(count: number): number[] {
  const order = [count - 1, 0];
  let spans: readonly (readonly [number, number])[] = [[0, count - 1]];
  while (spans.length > 0) {
    const next: (readonly [number, number])[] = [];
    for (const [from, to] of spans) {
      const middle = Math.floor((from + to) / 2);
      if (middle === from) continue;
      order.push(middle);
      next.push([from, middle], [middle, to]);
    }
    spans = next;
  }
  return [...new Set(order)].filter((index) => index >= 0);
}
