/**
 * The endpoint of a subject without an adapter: set by variables that the user names, or not at
 * all. Runs in the main process. Pure.
 */
import type { Subject } from '../../core/model/index.ts';

/** `variables`: names, or `NAME={endpoint}/path` where the variable takes more than the origin. */
export function endpointFromVariables(variables: readonly string[]): Pick<Subject, 'endpoint' | 'notVaried'> {
  if (variables.length === 0) return { endpoint: null, notVaried: { endpoint: NO_VARIABLE } };
  const env = Object.fromEntries(variables.map(nameAndForm));
  return { endpoint: { env, args: [], vendor: null }, notVaried: {} };
}

const NO_VARIABLE = 'no variable was named that sets the endpoint (--endpoint-env)';

function nameAndForm(variable: string): [string, string] {
  const at = variable.indexOf('=');
  return at < 0 ? [variable, '{endpoint}'] : [variable.slice(0, at), variable.slice(at + 1)];
}
