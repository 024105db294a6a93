/**
 * Every scenario there is, in the order in which they are listed to users. Adding one is a file and
 * a line.
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

/** Whether the model ever has the client do something. */
export function callsTools({ turns }: Scenario): boolean {
  return turns.some(({ kind }) => kind === 'tools');
}

/** What of a tool none of these scenarios shows, in words. */
export function notCovered(names: readonly string[]): readonly string[] {
  const covered = new Set<Aspect>(names.flatMap((name) => scenarioNamed(name)?.covers ?? []));
  return (Object.keys(ASPECTS) as Aspect[]).filter((aspect) => !covered.has(aspect)).map((aspect) => ASPECTS[aspect]);
}

/** Undefined when there is none of that name. */
export function scenarioNamed(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}
