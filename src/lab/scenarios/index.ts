/** Every scenario there is, in the order in which they are listed to users. Adding one is a file and a line. */
import { reply } from './reply.ts';
import type { Scenario } from './scenario.ts';

export type { DefaultAnswer, Scenario, ToolWish, Turn } from './scenario.ts';

export const SCENARIOS: readonly Scenario[] = [reply];

/** Undefined when there is none of that name. */
export function scenarioNamed(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}
