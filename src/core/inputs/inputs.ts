/**
 * Inputs of a subject for the verdict: the names that its system calls looked up, by kind. Each
 * kind lists the factors by which the audit varied it.
 */
import type { Design, Inputs, InputsOfKind } from '../model/index.ts';
import { INPUT_KINDS, PROGRAM_NAMES, SYSTEM_NAMES, UNTRACED } from './kinds.ts';
import { type Access, readTrace } from './trace.ts';

export interface TracedRun {
  /** Output of strace. */
  readonly text: string;
  readonly home: string;
  readonly workDir: string;
}

/**
 * Inputs over all runs; a name exists if it did in any of them.
 *
 * @param own directories in the subject's view that contain its own files; these are only counted
 */
export function inputsOf(runs: readonly TracedRun[], own: readonly string[], design: Design): Inputs {
  const traces = runs.map((run) => ({ run, trace: readTrace(run.text, run.workDir) }));
  const seen = new Map<string, boolean>();
  for (const { run, trace } of traces) {
    for (const { name, exists } of trace.accesses.map((access) => canonicalAccess(access, run, trace.pids)))
      seen.set(name, exists || (seen.get(name) ?? false));
  }
  const byKind = new Map<string, Access[]>();
  for (const [name, exists] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kind = kindOf(name, own);
    byKind.set(kind, [...(byKind.get(kind) ?? []), { name, exists }]);
  }
  const count = (kind: string): number => byKind.get(kind)?.length ?? 0;
  return {
    runs: runs.length,
    kinds: [...INPUT_KINDS, ...REST].flatMap(({ kind, factors }) => ofKind(kind, factors, byKind.get(kind), design)),
    ownFiles: count(OWN),
    systemFiles: count(SYSTEM),
    unreadLines: traces.reduce((sum, { trace }) => sum + trace.unread, 0),
    notTraced: UNTRACED,
  };
}

const OWN = 'own';
const SYSTEM = 'system';
const REST = [
  { kind: 'programs looked for', factors: [] },
  { kind: 'files of the work directory', factors: ['workdir'] },
  { kind: 'other files in the home', factors: [] },
  { kind: 'other', factors: [] },
] as const;

function kindOf(name: string, own: readonly string[]): string {
  if (own.some((directory) => name === directory || name.startsWith(`${directory}/`))) return OWN;
  const known = INPUT_KINDS.find(({ names }) => names.some((pattern) => pattern.test(name)));
  if (known !== undefined) return known.kind;
  if (PROGRAM_NAMES.test(name)) return REST[0].kind;
  if (SYSTEM_NAMES.some((pattern) => pattern.test(name))) return SYSTEM;
  if (name === '{work}' || name.startsWith('{work}/')) return REST[1].kind;
  return name === '~' || name.startsWith('~/') ? REST[2].kind : REST[3].kind;
}

function ofKind(
  kind: string,
  factors: readonly string[],
  accesses: readonly Access[] | undefined,
  { factors: levels }: Design,
): InputsOfKind[] {
  if (accesses === undefined) return [];
  const varied = factors.filter((factor) => (levels[factor]?.length ?? 0) > 1);
  const names = (exists: boolean): string[] => accesses.filter((one) => one.exists === exists).map(({ name }) => name);
  return [{ kind, factors, varied, read: names(true), absent: names(false) }];
}

/** The access with the placeholders of `kinds.ts`. A traced process is the subject's own. */
function canonicalAccess({ name, exists }: Access, { home, workDir }: TracedRun, pids: ReadonlySet<string>): Access {
  const pid = /^\/proc\/(\d+)(?=\/|$)/.exec(name)?.[1];
  if (pid !== undefined) {
    const rest = name.slice(`/proc/${pid}`.length);
    return {
      name: `/proc/${pids.has(pid) ? 'self' : '{pid}'}${rest.replace(/\/(task|fd|fdinfo)\/\d+/g, '/$1/{n}')}`,
      exists,
    };
  }
  if (name === workDir || name.startsWith(`${workDir}/`))
    return { name: `{work}${name.slice(workDir.length)}`, exists };
  if (name === home || name.startsWith(`${home}/`)) return { name: `~${name.slice(home.length)}`, exists };
  return { name, exists };
}
