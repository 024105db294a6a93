/**
 * Where the scripts lie that run inside the namespaces: beside this module, in the sources and in
 * the build alike.
 */
import { fileURLToPath } from 'node:url';

export type Script = 'worker.pl' | 'subject.pl' | 'recorder.pl' | 'probe.pl';

export function scriptPath(script: Script): string {
  return fileURLToPath(new URL(script, import.meta.url));
}
