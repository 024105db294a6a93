/** What the lab needs and what this machine has, as text. Looking is the lab's. */
import type { Requirement } from '../../lab/namespaces/requirements.ts';

/** Whether audits run here; what is optional only limits them. */
export const canRun = (requirements: readonly Requirement[]): boolean =>
  requirements.every(({ needed, state }) => needed === 'optional' || state === 'ok');

export function doctorText(requirements: readonly Requirement[]): string {
  const width = Math.max(...requirements.map(({ name }) => name.length)) + 2;
  const lines = requirements.flatMap(({ name, needed, state, found, fix }) => [
    `${state.padEnd(11)}${name.padEnd(width)}${found}`,
    ...(fix === null ? [] : [`           ${needed === 'needed' ? 'needed' : 'optional'}; fix: ${fix}`]),
  ]);
  return `${[...lines, canRun(requirements) ? 'audits can run here; see that they find what they must with: tellproof selftest --quick' : 'audits cannot run here'].join('\n')}\n`;
}
