/**
 * Real bundles for the scripts: audits of invented subjects over a lab in memory, saved by the
 * store.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runAudit } from '../../src/audit/index.ts';
import { contextFor, hyphen, plain, portsFor, requestFor } from '../audit/subjects.ts';

/** `marked`, `plain` and the unfinished `half`, each NAME.tellproof, in `dir`. */
export async function bundlesIn(dir: string): Promise<string> {
  mkdirSync(dir);
  const at = (name: string): string => join(dir, `${name}.tellproof`);
  const few = { levels: { timezone: ['UTC', 'Asia/Tokyo', 'Europe/Berlin'] }, factors: ['timezone'] };
  await runAudit(requestFor(at('marked'), few), contextFor(portsFor(hyphen)));
  await runAudit(requestFor(at('plain'), few), contextFor(portsFor(plain)));
  const context = contextFor(portsFor(plain), (event, abort) => {
    if (event.kind === 'trial' && event.done === 8) abort();
  });
  await runAudit(requestFor(at('half'), { ...few, jobs: 1 }), context).catch(() => undefined);
  return dir;
}
