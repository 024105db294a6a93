/** Versions at which tells appear, change and disappear, from the measured versions. Pure. */
import type { KnownTell, MeasuredVersion, TellState, VersionChange } from '../../core/model/index.ts';

/**
 * Equal for versions in which all tells have the same state; null when unmeasured. No version
 * between two equal ones is measured.
 */
export function versionStateKey({ measured, tells }: MeasuredVersion): string | null {
  return measured ? JSON.stringify(tells.map(({ id, state, symbols }) => [id, state, symbols ?? null])) : null;
}

/** `looked`: in version order. The changes come by version, then by tell. */
export function changesIn(looked: readonly MeasuredVersion[], tells: readonly KnownTell[]): VersionChange[] {
  const changes: VersionChange[] = [];
  let before: MeasuredVersion | undefined;
  let unmeasured: string[] = [];
  for (const version of looked) {
    if (!version.measured) {
      unmeasured.push(version.version);
      continue;
    }
    for (const { id } of tells) {
      const what = before === undefined ? null : changeBetween(stateIn(before, id), stateIn(version, id));
      if (what === null || before === undefined) continue;
      changes.push({
        tell: id,
        what,
        before: before.version,
        at: version.version,
        published: version.published,
        unmeasured,
      });
    }
    before = version;
    unmeasured = [];
  }
  return changes;
}

const stateIn = ({ tells }: MeasuredVersion, id: string): TellState | undefined => tells.find((tell) => tell.id === id);

function changeBetween(one: TellState | undefined, other: TellState | undefined): VersionChange['what'] | null {
  const [was, is] = [one?.state ?? 'absent', other?.state ?? 'absent'];
  if (was === is) return JSON.stringify(one?.symbols) === JSON.stringify(other?.symbols) ? null : 'changes';
  if (was === 'absent') return 'appears';
  return is === 'absent' ? 'disappears' : 'changes';
}
