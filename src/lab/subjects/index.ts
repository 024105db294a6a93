/**
 * Resolves the user's spec to a subject that the lab can run. May fetch; runs nothing of the
 * subject. Runs in the main process.
 */
import type { Subject } from '../../core/model/index.ts';
import { LabError } from '../contract/lab.ts';
import { commandSubject } from './command-subject.ts';
import { npmSubject } from './npm/npm-subject.ts';
import { defaultCacheDir, type SubjectOptions } from './options.ts';
import { parseSpec } from './spec.ts';
import { specimenSubject } from './specimen-subject.ts';

export { ADAPTERS } from './adapters/index.ts';
export { byVersion, type PublishedVersion, publishedVersions } from './npm/versions.ts';
export { discardSubject, isSubjectCached, pinSubject } from './cached-subjects.ts';
export { parseMount } from './mounts.ts';
export { defaultCacheDir, type SubjectOptions } from './options.ts';
export { parseSpec } from './spec.ts';
export { specimenNames } from './specimen-subject.ts';

/**
 * `spec`: `npm:NAME@VERSION`, `npm:NAME@TAG`, `npm:NAME` (latest), `specimen:NAME`, or null for the
 * command in `rest`.
 * @throws LabError with what to do next
 */
export async function resolveSubject(spec: string | null, options: Partial<SubjectOptions> = {}): Promise<Subject> {
  const whole: SubjectOptions = {
    cacheDir: defaultCacheDir(process.env),
    cwd: process.cwd(),
    rest: [],
    endpointEnv: [],
    env: {},
    mounts: [],
    ...options,
  };
  if (spec === null) return commandSubject(whole);
  const parsed = parseSpec(spec);
  switch (parsed.kind) {
    case 'npm':
      return npmSubject(parsed.name, parsed.wanted, whole);
    case 'specimen':
      return specimenSubject(parsed.name, whole);
    case 'unreadable':
      throw new LabError(parsed.message, parsed.hint);
  }
}
