/** The versions of a range, in their order. */
import { byVersion } from '../../lab/subjects/index.ts';
import { AuditError } from '../errors.ts';
import type { Publication } from './request.ts';

/** Both ends must be published. Pre-releases are left out, but for the ends. @throws AuditError `usage` */
export function versionsIn(
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
    `${first}..${last} is no range of versions`,
    'write OLDER..NEWER, two published versions',
  );
}

function nearestTo(end: string, all: readonly Publication[]): string {
  const sorted = all.map(({ version }) => version).sort(byVersion);
  const below = sorted.filter((version) => byVersion(version, end) < 0).at(-1);
  const above = sorted.find((version) => byVersion(version, end) > 0);
  return `nearest: ${[below, above].filter((version) => version !== undefined).join(', ')}`;
}
