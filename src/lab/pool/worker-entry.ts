/** How a worker's program is started: the built module, or the source through the compiler in a checkout. */
import { fileURLToPath } from 'node:url';
import { type StartedWorker, startWorker } from '../namespaces/start-worker.ts';

const fromSource = import.meta.url.endsWith('.ts');

/** Only what programs need to find each other: neither the caller's Node options nor its settings reach a worker. */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR'] as const;

export function startWorkerProgram(): StartedWorker {
  const entry = fileURLToPath(new URL(`../worker/worker.${fromSource ? 'ts' : 'js'}`, import.meta.url));
  const loader = new URL('../worker/typescript-loader.mjs', import.meta.url).href;
  const given = PASSED_ON.map((name) => [name, process.env[name]] as const);
  return startWorker(entry, {
    nodeOptions: ['--no-warnings', ...(fromSource ? ['--import', loader] : [])],
    env: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  });
}
