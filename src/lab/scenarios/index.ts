/** Every scenario there is, in the order in which they are listed to users. Adding one is a file and a line. */
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';
import { tools } from './tools.ts';

export type { DefaultAnswer, Deed, Scenario, ToolWish, Turn } from './scenario.ts';

export const SCENARIOS: readonly Scenario[] = [reply, tools];

/** Whether the model ever has the client do something. */
export function callsTools({ turns }: Scenario): boolean {
  return turns.some(({ kind }) => kind === 'tools');
}

/** Undefined when there is none of that name. */
export function scenarioNamed(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}
