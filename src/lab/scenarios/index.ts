/**
 * All scenarios, in the order in which users see them. Read in the main process and the worker. To
 * add one, add a file and a line here.
 */
import { type Aspect, ASPECTS } from './aspects.ts';
import { error } from './error.ts';
import { firstRun } from './first-run.ts';
import { interactive } from './interactive.ts';
import { long } from './long.ts';
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';
import { secondRun } from './second-run.ts';
import { tools } from './tools.ts';

export type { Act, DefaultAnswer, ToolAction, PlayedSession, Scenario, ToolWish, Turn } from './scenario.ts';

export const SCENARIOS: readonly Scenario[] = [reply, tools, long, error, interactive, firstRun, secondRun];

/** Whether the model calls tools in some turn. */
export function callsTools({ turns }: Scenario): boolean {
  return turns.some(({ kind }) => kind === 'tools');
}

/** Describes the aspects of a tool that none of these scenarios covers. */
export function notCovered(names: readonly string[]): readonly string[] {
  const covered = new Set<Aspect>(names.flatMap((name) => scenarioNamed(name)?.covers ?? []));
  return (Object.keys(ASPECTS) as Aspect[]).filter((aspect) => !covered.has(aspect)).map((aspect) => ASPECTS[aspect]);
}

/** Undefined when there is none of that name. */
export function scenarioNamed(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}
